import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

const names = z.object({
  connections: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
  total: z.number(),
});
const invited = z.object({ connection: z.object({ id: z.string() }) });
const acts = z.object({ entries: z.array(z.object({ act: z.string(), side: z.string() })) });
const conflicts = z.object({
  conflicts: z.array(
    z.object({
      id: z.string(),
      issue: z.string(),
      key: z.string(),
      path: z.string(),
      stands: z.string(),
      restorable: z.boolean(),
    }),
  ),
});
const projects = z.object({ projects: z.array(z.object({ id: z.string(), key: z.string() })) });
const mappings = [{ id: 's', field: 'summary', path: 'summary', kind: 'text' }];

describe('the lists of a site', () => {
  let pair: SyncedPair;
  const list = async (wish: object) => names.parse(await pair.sites.admin('blue', 'connection.list', wish));

  beforeAll(async () => {
    pair = await syncedPair({ project: 'OPS', blue: { mappings }, green: { mappings } });
    const found = projects.parse(await pair.sites.admin('blue', 'project.search', { query: 'SUP' }));
    const projectId = found.projects.find(({ key }) => key === 'SUP')?.id;
    for (let number = 1; number <= 30; number += 1) {
      await pair.sites.host.advance(1);
      const made = await pair.sites.admin('blue', 'connection.invite', {
        localName: 'Acme',
        peerName: `Partner ${number}`,
        peerSiteUrl: `https://site-${number}.atlassian.net`,
        description: number === 7 ? 'Printers and mail' : '',
        projectId,
      });
      // So many at most may wait for an answer at the same time.
      if (number <= 15)
        await pair.sites.admin('blue', 'invitation.refuse', {
          connection: invited.parse(made).connection.id,
        });
    }
    await pair.sites.settle();
  }, 90_000);
  afterAll(() => pair.sites.dispose());

  it('give connections page by page, the newest first, with how many there are', async () => {
    const [first, second] = [await list({ from: 0, size: 25 }), await list({ from: 25, size: 25 })];
    expect([first.total, first.connections.length, second.connections.length]).toEqual([31, 25, 6]);
    expect(first.connections[0]?.name).toBe('Acme - Partner 30');
    expect(second.connections.at(-1)?.id).toBe(pair.connection);
    const seen = new Set([...first.connections, ...second.connections].map(({ id }) => id));
    expect(seen.size).toBe(31);
    expect((await list({})).connections).toHaveLength(31);
  });

  it('find connections by words of name, description, site and space, and by state', async () => {
    expect((await list({ text: 'printers' })).connections.map(({ name }) => name)).toEqual([
      'Acme - Partner 7',
    ]);
    expect((await list({ text: 'SITE-12.' })).total).toBe(1);
    const own = (await list({})).connections.find(({ id }) => id === pair.connection);
    const text = `dev ${own?.name.toUpperCase()}`;
    expect((await list({ text })).connections.map(({ id }) => id)).toEqual([pair.connection]);
    expect((await list({ states: ['active'] })).connections.map(({ id }) => id)).toEqual([pair.connection]);
    expect((await list({ states: ['pending'], size: 5 })).total).toBe(15);
    expect((await list({ states: ['refused', 'active'] })).total).toBe(16);
    expect(await list({ text: '<script>' })).toEqual({ connections: [], total: 0 });
  });

  it('show an invitation whose time is over as expired, and find it by that state', async () => {
    await pair.sites.host.advance(73 * 3600);
    expect((await list({ states: ['expired'] })).total).toBe(15);
    expect((await list({ states: ['pending'] })).total).toBe(0);
  });

  it('narrow what was done to one act and one side', async () => {
    const asked = { connection: pair.connection, act: 'confirmed' };
    const both = acts.parse(await pair.sites.admin('blue', 'connection.audit', asked));
    expect(both.entries.map(({ side }) => side).sort()).toEqual(['here', 'there']);
    const there = { ...asked, side: 'there' };
    expect(acts.parse(await pair.sites.admin('blue', 'connection.audit', there)).entries).toEqual([
      { act: 'confirmed', side: 'there' },
    ]);
  });

  it('give the conflicts of a whole connection with their work items, from where they can be put back', async () => {
    await pair.sites.blue.edit(pair.sup, { summary: 'Blue has it' });
    await pair.sites.green.edit(pair.dev, { summary: 'Green has it' });
    await pair.sites.settle();
    const wish = { connection: pair.connection };
    const found = conflicts.parse(await pair.sites.admin('green', 'conflict.page', wish)).conflicts;
    expect(found.map(({ key, path, stands }) => [key, path, stands])).toEqual([
      [pair.dev, 'summary', 'there'],
    ]);
    const { id, path, issue } = found[0] ?? { id: '', path: '', issue: '' };
    await pair.sites.admin('green', 'conflict.restore', { ...wish, id, path, issue });
    await pair.sites.settle();
    expect((await pair.sites.blue.read(pair.sup)).fields['summary']).toBe('Green has it');
    const after = conflicts.parse(await pair.sites.admin('green', 'conflict.page', wish)).conflicts;
    expect(after.map(({ restorable }) => restorable)).toEqual([false]);
  });
});
