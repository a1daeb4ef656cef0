import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const sent = (field: string, kind: string) => ({ id: field, field, path: field, kind, direction: 'out' });
const FIELDS = [sent('summary', 'text'), sent('labels', 'labels'), sent('status', 'status')];

describe('a hostile script in a live connection', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('hostile-scripts');
    connection = await sites.connect();
    await sites.publish('blue', connection, { mode: 'script', mappings: FIELDS });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await incoming('green', 'issue.summary = replica.summary');
    for (const summary of ['One', 'Two']) {
      await sites.blue.create('SUP', 'Service Request', { summary });
      await sites.settle();
    }
  }, 60_000);
  afterAll(() => sites.dispose());

  async function incoming(site: 'blue' | 'green', ...lines: string[]) {
    const mappings = site === 'blue' ? FIELDS : FIELDS.map((one) => ({ ...one, noMatch: 'same' }));
    const scripts = { incoming: lines.join('\n') };
    await sites.publish(site, connection, { mode: 'script', mappings, scripts });
    await sites.pass(60);
  }
  const dev = async (key: string) => (await sites.green.read(key)).fields;
  const standing = async (issue: string) =>
    JSON.stringify(await sites.admin('green', 'sync.status', { issue }));

  it.each([
    ['an endless loop', 'for (;;) String(replica.summary)', 'The script takes too'],
    ['a text of a gigabyte', 'issue.summary = "x".repeat(1e9)', 'stopped'],
    ['a regular expression that goes astray', '/(a+)+$/.test("a".repeat(40) + "!")', 'The script takes too'],
    ['a walk out of the sandbox', 'issue.summary.constructor.constructor("return process")()', 'stopped'],
  ])(
    'A47: %s ends, holds its own work item and no other',
    async (_name, line, words) => {
      await incoming('green', `if (replica.key === "SUP-1") ${line}`, 'issue.summary = replica.summary');
      const mark = String(sites.host.clock.now());
      await sites.blue.edit('SUP-1', { summary: `One ${mark}` });
      await sites.blue.edit('SUP-2', { summary: `Two ${mark}` });
      await sites.pass(120);
      expect(await dev('DEV-2')).toMatchObject({ summary: `Two ${mark}` });
      expect((await dev('DEV-1'))['summary']).not.toBe(`One ${mark}`);
      expect(await standing('DEV-1')).toContain('The incoming script stopped');
      expect(await standing('DEV-1')).toContain(words);
      await incoming('green', 'issue.summary = replica.summary');
      await sites.blue.edit('SUP-1', { summary: `Free ${mark}` });
      await sites.pass(120);
      expect(await dev('DEV-1')).toMatchObject({ summary: `Free ${mark}` });
    },
    60_000,
  );

  it('A49: a transition that is not offered is not carried out, under whatever id', async () => {
    const before = (await dev('DEV-2'))['status'];
    await incoming(
      'green',
      'issue.summary = replica.summary',
      'if (replica.summary === "go") workflowHelper.transition(issue, "99999")',
    );
    await sites.blue.edit('SUP-2', { summary: 'go' });
    await sites.pass(120);
    expect(await dev('DEV-2')).toMatchObject({ summary: 'go' });
    expect((await dev('DEV-2'))['status']).toEqual(before);
  });

  it('A51: scripts of both sides that undo each other come to rest', async () => {
    for (const site of ['blue', 'green'] as const)
      await incoming(
        site,
        'issue.summary = replica.summary',
        'issue.labels = replica.labels.includes("ping") ? ["pong"] : ["ping"]',
      );
    const from = sites.host.clock.now();
    await sites.blue.edit('SUP-2', { labels: ['ping'] });
    await sites.pass(3600);
    expect(sites.host.traffic({ since: from }).length).toBeLessThan(40);
    const later = sites.host.clock.now();
    await sites.pass(3600);
    expect(sites.host.traffic({ since: later })).toEqual([]);
  });
});
