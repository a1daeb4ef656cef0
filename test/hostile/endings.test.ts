import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adminOf } from '../../host/local/start-up.ts';
import { standingOf, type TwoSites, twoSites } from '../support/two-sites.ts';

const HOUR = 3600;
let sites: TwoSites;
let connection: string;

beforeEach(async () => {
  sites = await twoSites('endings');
  connection = await sites.connect();
});
afterEach(() => sites.dispose());

/** An issue with a comment, in step on both sides. */
async function synced(summary = 'Printer on fire'): Promise<string> {
  const { key } = await sites.blue.create('SUP', 'Service Request', { summary });
  await sites.blue.comment(key, 'It smokes.');
  await sites.admin('blue', 'sync.issue', { issue: key, connection });
  await sites.settle();
  return key;
}

const recordsOf = (site: string) => sites.host.host.records(site, '');

/** Rows that speak of the connection, but for its own record and the notes of who did what to it. */
const leftOf = (site: string) =>
  recordsOf(site).filter(({ key }) => key.includes(connection) && !/^(connection|audit):/.test(key));

const hours = async (count: number) => {
  await sites.host.advance(count * HOUR);
  await sites.settle();
};

const detail = z.object({ connections: z.array(z.looseObject({ id: z.string(), state: z.string() })) });
const stateAt = async (site: 'blue' | 'green') =>
  detail.parse(await sites.admin(site, 'connection.list', {})).connections[0]?.state;

describe('A58 disconnecting', () => {
  it('leaves tombstones with ids alone on both sides within one reconcile cycle, and issues untouched', async () => {
    const key = await synced();
    const { twins } = await standingOf(sites, 'blue', key);
    const csv = z
      .object({ csv: z.string() })
      .parse(await sites.admin('blue', 'connection.pairs', { connection }));
    expect(csv.csv).toContain(`${key},`);
    expect(csv.csv).toContain(`${twins[0]?.peerKey},linked`);

    await sites.admin('blue', 'connection.disconnect', { connection });
    expect(await stateAt('blue')).toBe('disconnected');
    expect(await stateAt('green')).toBe('disconnected');
    await hours(2);
    for (const site of ['blue', 'green'] as const) {
      const left = leftOf(site);
      expect(left.map((row) => row.key.split(':')[0])).toEqual(['twin']);
      expect(JSON.stringify(left)).not.toContain('Printer');
    }
    expect(await sites.admin('green', 'connection.pairs', { connection })).toMatchObject({ pairs: 1 });
  });
});

describe('a connection that has ended', () => {
  it('takes nothing more, and can be deleted from the list with its tombstones', async () => {
    await synced();
    await sites.admin('blue', 'connection.disconnect', { connection });
    await hours(2);
    await sites.admin('blue', 'connection.delete', { connection });
    const left = recordsOf('blue').filter(({ key }) => key.includes(connection));
    expect(left.filter(({ key }) => !key.startsWith('audit:'))).toEqual([]);
    expect(await stateAt('blue')).toBeUndefined();
    expect(await stateAt('green')).toBe('disconnected');
  });

  it('takes its links off the issues where that was asked for', async () => {
    const key = await synced();
    await sites.admin('blue', 'connection.disconnect', { connection, cleanUp: true });
    await hours(2);
    const property = await sites.host.host.jira(
      'blue',
      new Request(`${sites.host.site('blue').baseUrl}/rest/api/3/issue/${key}/properties/counterpart`),
      { kind: 'user', accountId: adminOf(sites.host.site('blue')) },
    );
    expect(property.status === 404 || !(await property.text()).includes(connection)).toBe(true);
  });

  it('moves the door of a site that no other connection uses', async () => {
    const door = () =>
      sites.host.traffic({}).map((entry) => z.looseObject({ url: z.string() }).parse(entry).url);
    const before = new Set(door());
    await sites.admin('green', 'connection.disconnect', { connection });
    const answers = await Promise.all(
      [...before].map((url) => sites.host.host.callWebTrigger(new Request(url, { method: 'POST' }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  });
});

describe('an app that is removed', () => {
  it('tells its partners, who keep what they have, go on marking and wait', async () => {
    const key = await synced();
    await sites.host.host.uninstall('blue');
    await sites.settle();
    expect(await stateAt('green')).toBe('suspended');
    const [copy] = await sites.green.find('project = DEV');
    if (!copy) throw new Error(`${key} has no copy`);
    await sites.green.edit(copy.key, { summary: 'Edited meanwhile' });
    await sites.settle();
    expect(await standingOf(sites, 'green', copy.key)).toMatchObject({ twins: [{ state: 'paused' }] });
  });
});
