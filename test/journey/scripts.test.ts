import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

const both = (id: string, field: string, path: string, kind: string) => ({ id, field, path, kind });

/** What a side takes in; nothing leaves by it. */
const taken = (path: string) => ({
  ...both(`in-${path}`, path, path, 'text'),
  direction: 'in',
  noMatch: 'error',
});

describe('an outgoing script on both sides', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites();
    connection = await sites.connect();
    const type = {
      ...both('t', 'issuetype', 'issueType', 'issueType'),
      when: { firstSync: true },
      noMatch: 'default',
    };
    const script = [
      'replica.summary = issue.summary.trim()',
      'replica.labels = issue.labels.filter((label) => !label.startsWith("secret"))',
      'if (issue.summary.includes("loop")) {',
      '  for (;;) String(issue.summary)',
      '}',
      'if (issue.summary.includes("boom")) fail("No boom here")',
      'replica.priority = issue.priority',
    ].join('\n');
    const mappings = [
      type,
      taken('summary'),
      { ...both('l', 'labels', 'labels', 'labels'), direction: 'in', merge: 'replace' },
      { ...both('p', 'priority', 'priority', 'priority'), direction: 'in', noMatch: 'same' },
    ];
    for (const site of ['blue', 'green'] as const)
      await sites.publish(site, connection, { mode: 'script', mappings, scripts: { outgoing: script } });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.pass(60);
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Printer jams',
      labels: ['secret-1', 'hall'],
    });
    await sites.settle();
  }, 60_000);
  afterAll(() => sites.dispose());

  const labels = async (site: 'blue' | 'green', key: string) =>
    (await sites[site].read(key)).fields['labels'];

  it('decides what leaves: what it leaves out does not arrive', async () => {
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({
      summary: 'Printer jams',
      labels: ['hall'],
    });
  });

  it('keeps the issue in step in both directions', async () => {
    await sites.green.edit('DEV-1', { summary: 'Printer smokes' });
    await sites.pass(60);
    expect((await sites.blue.read('SUP-1')).fields).toMatchObject({ summary: 'Printer smokes' });
    await sites.blue.edit('SUP-1', { summary: 'Printer burns', labels: ['secret-1', 'roof'] });
    await sites.pass(60);
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Printer burns' });
    expect(await labels('green', 'DEV-1')).toEqual(['roof']);
  });

  it('comes to rest: nothing crosses any more once both have the same', async () => {
    await sites.pass(120);
    const from = sites.host.clock.now();
    await sites.pass(600);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it('that loops stops that issue alone, and says where', async () => {
    await sites.blue.create('SUP', 'Service Request', { summary: 'Other' });
    await sites.settle();
    await sites.blue.edit('SUP-1', { summary: 'loop' });
    await sites.blue.edit('SUP-2', { summary: 'Other again' });
    await sites.pass(60);
    expect((await sites.green.read('DEV-2')).fields).toMatchObject({ summary: 'Other again' });
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Printer burns' });
    const status = JSON.stringify(await sites.admin('blue', 'sync.status', { issue: 'SUP-1' }));
    expect(status).toMatch(/The outgoing script stopped at line 4, column \d+: The script takes too/);
    await sites.blue.edit('SUP-1', { summary: 'Mended' });
    await sites.pass(120);
    expect((await sites.green.read('DEV-1')).fields).toMatchObject({ summary: 'Mended' });
  }, 120_000);

  it('is refused with its place where lint finds an error in it, and nothing is published', async () => {
    const scripts = { outgoing: 'replica.summary = issue.summary\nreplica.sumary = isue.summary' };
    await expect(sites.admin('blue', 'rules.publish', { connection, version: { scripts } })).rejects.toThrow(
      /The outgoing script, line 2, column 9: .*Did you mean "summary"/,
    );
  });
});
