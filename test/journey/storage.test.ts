import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const ISSUES = 5;

/** Rows that each pair may have on a site: twin, work, mark, issue, peer, origin, claim, and a page of children. */
const KEYS_PER_PAIR = 8;
const BYTES_PER_PAIR = 4_000;

/** I21: what is stored for a pair does not grow with what people do to it. */
describe('the store of two sites', () => {
  let sites: TwoSites;
  const keys = Array.from({ length: ISSUES }, (_, index) => index + 1);

  beforeAll(async () => {
    sites = await twoSites('storage');
    const connection = await sites.connect();
    await sites.settle();
    ground = { blue: stored('blue'), green: stored('green') };
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    for (const n of keys) {
      await sites.blue.create('SUP', 'Service Request', { summary: `Request ${n}` });
      await sites.blue.comment(`SUP-${n}`, 'It jams.');
    }
    await sites.settle();
    await sites.pass(7200);
  });
  afterAll(() => sites.dispose());

  type Stored = { readonly keys: number; readonly bytes: number };
  let ground: Readonly<Record<'blue' | 'green', Stored>>;

  function stored(site: 'blue' | 'green'): Stored {
    const rows = sites.host.host.records(site, '');
    const bytes = rows.reduce((sum, row) => sum + row.key.length + JSON.stringify(row.value).length, 0);
    return { keys: rows.length, bytes };
  }

  it('holds a bounded number of keys and bytes for each pair', () => {
    for (const site of ['blue', 'green'] as const) {
      const now = stored(site);
      // What the site holds once, however many pairs there are: chores, points, counts of an hour.
      const once = 6;
      expect(now.keys - ground[site].keys).toBeLessThanOrEqual(ISSUES * KEYS_PER_PAIR + once);
      expect(now.bytes - ground[site].bytes).toBeLessThanOrEqual(ISSUES * BYTES_PER_PAIR + once * 500);
    }
  });

  it('holds no key more after forty edits of each side, and nothing that waits to be sent', async () => {
    const before = { blue: stored('blue'), green: stored('green') };
    for (let round = 0; round < 4; round += 1) {
      for (const n of keys) {
        await sites.blue.edit(`SUP-${n}`, { summary: `Blue ${round}` });
        await sites.pass(60);
        await sites.green.edit(`DEV-${n}`, { summary: `Green ${round}` });
        await sites.pass(60);
      }
      await sites.pass(1200);
    }
    await sites.pass(7200);
    for (const site of ['blue', 'green'] as const) {
      expect(stored(site).keys).toBeLessThanOrEqual(before[site].keys + 3);
      const dirty = sites.host.host
        .records(site, 'mark:')
        .filter(({ value }) => JSON.stringify(value).includes('"at":0') === false);
      expect(dirty).toEqual([]);
      for (const { value } of sites.host.host.records(site, 'work:'))
        expect(JSON.stringify(value)).not.toMatch(/inFlight|open|applying/);
    }
  });
});
