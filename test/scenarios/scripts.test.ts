import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** What blue sends, so that both ends need not script. */
const sent = (field: string, kind: string, path = field) => ({
  id: path,
  field,
  path,
  kind,
  direction: 'out',
  noMatch: 'error',
});

const FROM_BLUE = [
  sent('summary', 'text'),
  sent('description', 'richText'),
  sent('issuetype', 'issueType', 'issueType'),
  sent('status', 'status'),
  sent('priority', 'priority'),
  sent('labels', 'labels'),
  sent('resolution', 'resolution'),
];

describe('an incoming script', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('scripts');
    connection = await sites.connect();
    await sites.publish('blue', connection, { mode: 'script', mappings: FROM_BLUE });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  }, 60_000);
  afterAll(() => sites.dispose());

  const incoming = async (...lines: string[]) => {
    const script = lines.join('\n');
    await sites.publish('green', connection, { mode: 'script', mappings: [], scripts: { incoming: script } });
    await sites.pass(60);
  };
  const green = async (key: string) => (await sites.green.read(key)).fields;
  const statusOf = async (issue: string) =>
    JSON.stringify(await sites.admin('green', 'sync.status', { issue }));

  it('decides what lands, and what no line writes does not', async () => {
    await incoming(
      'issue.summary = "[" + replica.key + "] " + replica.summary',
      'issue.labels = replica.labels.filter((label) => label !== "secret")',
      'issue.issueType = "Task"',
    );
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Printer jams',
      labels: ['secret', 'hall'],
      priority: { name: 'High' },
    });
    await sites.settle();
    expect(await green('DEV-1')).toMatchObject({ summary: '[SUP-1] Printer jams', labels: ['hall'] });
    await sites.blue.edit('SUP-1', { labels: ['hall', 'roof'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ summary: '[SUP-1] Printer jams', labels: ['hall', 'roof'] });
  });

  it('leaves alone what was edited here while the partner changed something else', async () => {
    await sites.green.edit('DEV-1', { summary: 'Mine' });
    await sites.blue.edit('SUP-1', { labels: ['hall'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ summary: 'Mine', labels: ['hall'] });
  });

  it('sees the whole replica although a message carries only what has changed', async () => {
    await incoming(
      'issue.summary = replica.summary + " (" + replica.labels.join() + ")"',
      'issue.labels = replica.labels',
    );
    await sites.blue.edit('SUP-1', { labels: ['door'] });
    await sites.pass(60);
    expect(await green('DEV-1')).toMatchObject({ labels: ['door'] });
    await sites.blue.edit('SUP-1', { summary: 'Printer burns' });
    await sites.pass(60);
    expect((await green('DEV-1'))['labels']).toEqual(['door']);
    expect(await statusOf('DEV-1')).not.toContain('stopped');
  });

  it('comes to rest', async () => {
    await sites.pass(300);
    const from = sites.host.clock.now();
    await sites.pass(600);
    expect(sites.host.traffic({ since: from })).toEqual([]);
  });

  it('S57: debug.error shows the value and where, that issue alone waits, and goes on once the line is gone', async () => {
    await sites.blue.create('SUP', 'Service Request', { summary: 'Other' });
    await sites.settle();
    await incoming(
      'if (replica.key === "SUP-1")',
      '  debug.error(replica.labels)',
      'issue.summary = replica.summary',
    );
    await sites.blue.edit('SUP-1', { summary: 'Printer smokes' });
    await sites.blue.edit('SUP-2', { summary: 'Other again' });
    await sites.pass(60);
    expect(await green('DEV-2')).toMatchObject({ summary: 'Other again' });
    expect(await statusOf('DEV-1')).toMatch(
      /The incoming script stopped at line 2, column \d+: \[\\"door\\"\]/,
    );
    await incoming('issue.summary = replica.summary');
    await sites.pass(2400);
    expect(await green('DEV-1')).toMatchObject({ summary: 'Printer smokes' });
    expect(await statusOf('DEV-1')).not.toContain('stopped');
  }, 120_000);
});
