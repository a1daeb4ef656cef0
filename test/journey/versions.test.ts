import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const draft = z.object({
  inForce: z.number(),
  basedOn: z.number(),
  revision: z.number(),
  version: z.record(z.string(), z.unknown()),
  saved: z.object({ at: z.number(), by: z.string().optional() }).optional(),
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
  changes: z.array(z.object({ place: z.string(), text: z.string() })),
});
const published = z.object({ kind: z.literal('published'), number: z.number(), waits: z.boolean() });
const listed = z.object({
  versions: z.array(
    z.object({ number: z.number(), inForce: z.boolean(), text: z.string(), by: z.string().optional() }),
  ),
  more: z.boolean(),
});

describe('the rules of a connection as versions', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('versions');
    connection = await sites.connect();
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  const ask = (operation: string, payload: object = {}) =>
    sites.admin('blue', operation, { connection, ...payload });
  const read = async () => draft.parse(await ask('version.draft'));
  const save = async (version: object) =>
    draft.parse(await ask('version.save', { version, revision: (await read()).revision }));
  const publish = async () => published.parse(await ask('version.publish', { existing: 'as-they-change' }));

  it('begin a draft as a copy of what is in force, and nothing that is saved runs', async () => {
    const before = await read();
    expect(before).toMatchObject({ inForce: 2, basedOn: 2, problems: [], changes: [] });
    expect(before.saved).toBeUndefined();
    const mappings = [
      { id: 'd', field: 'description', path: 'description', kind: 'richText', direction: 'out' },
    ];
    const after = await save({ mappings });
    expect(after.changes.map(({ text }) => text)).toContain(
      'The mapping of "summary" and "summary" is removed.',
    );
    expect(after.saved?.by).toBeDefined();
    await sites.blue.edit('SUP-1', { summary: 'Printer still jams' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Printer still jams' });
  });

  it('count once they are published, and the draft is done with', async () => {
    expect(await publish()).toEqual({ kind: 'published', number: 3, waits: false });
    await sites.pass(60);
    await sites.blue.edit('SUP-1', { summary: 'No longer mapped' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Printer still jams' });
    expect(await read()).toMatchObject({ inForce: 3, basedOn: 3, changes: [] });
  });

  it('are rolled back by way of the draft', async () => {
    const back = draft.parse(await ask('version.rollback', { number: 2 }));
    expect(back.changes.map(({ text }) => text)).toContain(
      'The mapping of "summary" and "summary" is added.',
    );
    expect(await publish()).toMatchObject({ number: 4 });
    expect(
      z.object({ changes: z.array(z.unknown()) }).parse(await ask('version.compare', { from: 2, to: 4 })),
    ).toEqual({ changes: [] });
    await sites.pass(60);
    await sites.blue.edit('SUP-1', { summary: 'Mapped again' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Mapped again' });
  });

  it('are listed with number, person and what has changed, the newest first', async () => {
    const { versions, more } = listed.parse(await ask('version.list'));
    expect(versions.map(({ number, inForce }) => [number, inForce])).toEqual([
      [4, true],
      [3, false],
      [2, false],
      [1, false],
    ]);
    expect(more).toBe(false);
    expect(versions[0]?.by).toBeDefined();
    expect(versions[2]?.text).toContain('The sync trigger "project = SUP" is added.');
    expect(listed.parse(await ask('version.list', { before: 3 })).versions.map((one) => one.number)).toEqual([
      2, 1,
    ]);
  });

  it('take one of two drafts that are saved at once, and say so to the other admin', async () => {
    const { revision } = await read();
    const comments = { out: 'all', in: 'on' };
    await ask('version.save', { version: { comments }, revision });
    await expect(
      ask('version.save', { version: { comments: { out: 'off', in: 'on' } }, revision }),
    ).rejects.toThrow(/Somebody else has saved/);
    expect((await read()).version['comments']).toMatchObject(comments);
  });

  it('keep what others publish in parts that the draft has left alone', async () => {
    await sites.admin('blue', 'trigger.save', { connection, jql: 'labels = vendor' });
    const now = await read();
    expect(now).toMatchObject({ basedOn: 4, inForce: 5 });
    expect(now.changes.map(({ place }) => place)).toEqual(['comments.out']);
    await publish();
    expect(z.object({ triggers: z.array(z.unknown()) }).parse((await read()).version).triggers).toHaveLength(
      2,
    );
  });

  it('keep a draft with faults, name their places and do not publish it', async () => {
    const mappings = [{ id: 'd', field: 'description', path: 'description', kind: 'colour' }];
    const { problems } = await save({ mappings, scope: { projects: 'none' } });
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['mappings.0.kind', 'scope.projects', 'scope.methods']),
    );
    await expect(publish()).rejects.toThrow();
    expect(await read()).toMatchObject({ inForce: 6 });
  });

  it('refuse parts that no page could show, with their place', async () => {
    const { revision } = await read();
    const refused = (version: object) => ask('version.save', { version, revision });
    await expect(refused({ mappings: 'all' })).rejects.toThrow(/mappings is to be a list/);
    await expect(refused({ mappings: [1] })).rejects.toThrow(/mappings\.0 is to be an object/);
    await expect(refused({ magic: {} })).rejects.toThrow(/magic there is no such part/);
    await expect(refused({ v: 2 })).rejects.toThrow(/another release/);
    await expect(refused({ scripts: { outgoing: 'x'.repeat(200_000) } })).rejects.toThrow(/201 KB|KB/);
    expect((await read()).revision).toBe(revision);
  });

  it('say what a mode that can do less drops, keep it in the draft, and take it back with the mode', async () => {
    const notes = z.object({ notes: z.array(z.string()), version: z.record(z.string(), z.unknown()) });
    await ask('version.discard');
    await save({ mode: 'script', scripts: { outgoing: "replica.summary = 'Case'" } });
    await publish();
    // The list of connections and its page say how the connection runs now, not how it began.
    const ofScripts = 'the fields, comments and attachments that the published scripts name';
    expect(await ask('connection.get')).toMatchObject({
      mode: 'script',
      leaves: [`To green: ${ofScripts}.`],
    });
    const { revision } = await read();
    const down = notes.parse(await ask('version.save', { version: { mode: 'visual' }, revision }));
    expect(down.notes).toContain('Visual has no scripts: those of the draft are dropped.');
    expect(down.version['scripts']).toEqual({});
    const back = await save({ mode: 'script' });
    expect(back.changes).toEqual([]);
    const visual = await save({ mode: 'visual' });
    expect(visual.changes.map(({ text }) => text)).toContain('The outgoing script is removed.');
    await publish();
    await sites.pass(60);
    // The pair is the same through all modes.
    await sites.blue.edit('SUP-1', { summary: 'As before' });
    await sites.settle();
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'As before' });
  });

  it('forget a draft that is discarded', async () => {
    const left = draft.parse(await ask('version.discard'));
    expect(left).toMatchObject({ inForce: 8, problems: [], changes: [] });
    expect(left.saved).toBeUndefined();
  });
});
