import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logWork, worklogsOf } from '../support/jira-children.ts';
import { paragraph } from '../support/jira-user.ts';
import { type SyncedPair, syncedPair } from '../support/synced-pair.ts';

/** Acme and Globex both log work on one issue; each sees all of it once. */
describe('work logged', () => {
  let pair: SyncedPair;
  const both = { worklogs: { out: 'public', in: 'on' } };
  const line = (field: string, path: string, kind: string) => ({ id: path, field, path, kind });
  const estimated = {
    ...both,
    mappings: [
      line('summary', 'summary', 'text'),
      line('timeoriginalestimate', 'originalEstimate', 'duration'),
      line('timeestimate', 'remainingEstimate', 'duration'),
    ],
  };
  beforeAll(async () => {
    pair = await syncedPair({ blue: both, green: both });
  }, 60_000);
  afterAll(() => pair.sites.dispose());

  it('S53: crosses with its author as a line, its time and its start', async () => {
    await logWork(pair.sites.blue, pair.sup, 3600, 'Looked at the roller');
    await pair.sites.settle();
    expect(await worklogsOf(pair.sites.green, pair.dev)).toMatchObject([
      {
        seconds: 3600,
        started: Date.parse('2026-03-02T09:00:00Z'),
        text: expect.stringMatching(/^Ann Archer \(.+\): Looked at the roller$/),
      },
    ]);
  });

  it('S53, S73: follows its owner’s edits and deletes', async () => {
    const { blue, green } = pair.sites;
    const [first] = await worklogsOf(blue, pair.sup);
    await blue.call('PUT', `/issue/${pair.sup}/worklog/${first?.id}`, {
      timeSpentSeconds: 5400,
      comment: paragraph('Changed the roller'),
    });
    await pair.sites.settle();
    expect(await worklogsOf(green, pair.dev)).toMatchObject([
      { seconds: 5400, text: expect.stringContaining('Changed the roller') },
    ]);
    await blue.call('DELETE', `/issue/${pair.sup}/worklog/${first?.id}`);
    await pair.sites.settle();
    expect(await worklogsOf(green, pair.dev)).toEqual([]);
  });

  it('S54: counts once on either side, and leaves the estimates to their own rules', async () => {
    const { blue, green } = pair.sites;
    await blue.edit(pair.sup, { timetracking: { originalEstimate: '1d', remainingEstimate: '1d' } });
    await green.edit(pair.dev, { timetracking: { originalEstimate: '2d', remainingEstimate: '2d' } });
    await logWork(blue, pair.sup, 7200, 'Two hours here');
    await logWork(green, pair.dev, 1800, 'Half an hour there');
    await pair.sites.settle();
    await pair.sites.host.advance(3600);
    for (const [user, key] of [
      [blue, pair.sup],
      [green, pair.dev],
    ] as const) {
      const worklogs = await worklogsOf(user, key);
      expect(worklogs.map(({ seconds }) => seconds).sort()).toEqual([1800, 7200]);
      expect((await user.read(key)).fields['timespent']).toBe(9000);
    }
    // Each side's own work took from its own estimate; the other side's did not.
    expect((await blue.read(pair.sup)).fields['timeestimate']).toBe(28_800 - 7200);
    expect((await green.read(pair.dev)).fields['timeestimate']).toBe(2 * 28_800 - 1800);
  });

  it('S54: does not take from an estimate twice where the estimates cross, too', async () => {
    const other = await syncedPair({ blue: estimated, green: estimated });
    const { blue, green, settle, pass } = other.sites;
    await blue.edit(other.sup, { timetracking: { originalEstimate: '1d', remainingEstimate: '1d' } });
    await settle();
    await logWork(blue, other.sup, 7200, 'Two hours here');
    await settle();
    await logWork(green, other.dev, 1800, 'Half an hour there');
    await settle();
    await pass(3600);
    for (const [user, key] of [
      [blue, other.sup],
      [green, other.dev],
    ] as const) {
      const { fields } = await user.read(key);
      expect(fields['timeoriginalestimate']).toBe(28_800);
      expect(fields['timeestimate']).toBe(28_800 - 7200 - 1800);
      expect(fields['timespent']).toBe(9000);
    }
    other.sites.dispose();
  });

  it('stays here where it is restricted, and is taken back where it becomes so', async () => {
    const { blue, green } = pair.sites;
    const before = (await worklogsOf(green, pair.dev)).length;
    const visibility = { type: 'role', value: 'Administrators' };
    await logWork(blue, pair.sup, 60, 'For us alone', { visibility });
    const open = await logWork(blue, pair.sup, 120, 'First for all');
    await pair.sites.settle();
    expect(await worklogsOf(green, pair.dev)).toHaveLength(before + 1);
    await blue.call('PUT', `/issue/${pair.sup}/worklog/${open}`, { visibility });
    await pair.sites.settle();
    expect(await worklogsOf(green, pair.dev)).toHaveLength(before);
  });

  it('crosses beyond the twenty that an issue read shows', async () => {
    const { blue, green } = pair.sites;
    const before = (await worklogsOf(green, pair.dev)).length;
    for (let hour = 1; hour <= 25; hour += 1) await logWork(blue, pair.sup, hour * 60, `Entry ${hour}`);
    await pair.sites.settle();
    await pair.sites.host.advance(120);
    await pair.sites.settle();
    expect(await worklogsOf(green, pair.dev)).toHaveLength(before + 25);
  });
});
