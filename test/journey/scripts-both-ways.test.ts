import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** What each side sends: as it is. */
const OUTGOING = [
  'replica.summary = issue.summary',
  'replica.priority = issue.priority',
  'replica.labels = issue.labels',
].join('\n');

/** Priorities of blue by those of green, of which two mean the same there. */
const AT_GREEN = [
  'const map = { "Highest": "High", "High": "High", "Medium": "Medium" }',
  'issue.summary = replica.summary',
  'issue.priority = map[replica.priority?.name] ?? "Low"',
  'issue.labels = replica.labels.concat(firstSync ? ["from-blue"] : issue.labels.filter((one) => one === "from-blue"))',
].join('\n');
const AT_BLUE = [
  'issue.summary = replica.summary',
  'issue.priority = replica.priority',
  'issue.labels = replica.labels.filter((one) => one !== "from-blue")',
].join('\n');

describe('scripts in both directions on both sides', () => {
  let sites: TwoSites;
  let connection: string;
  beforeAll(async () => {
    sites = await twoSites('scripts-both-ways');
    connection = await sites.connect();
    for (const [site, incoming] of [
      ['blue', AT_BLUE],
      ['green', AT_GREEN],
    ] as const)
      await sites.publish(site, connection, {
        mode: 'script',
        mappings: [],
        scripts: { outgoing: OUTGOING, incoming },
      });
    await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
    await sites.pass(60);
    await sites.blue.create('SUP', 'Service Request', {
      summary: 'Printer jams',
      priority: { name: 'Highest' },
      labels: ['hall'],
    });
    await sites.settle();
    await sites.pass(120);
  }, 60_000);
  afterAll(() => sites.dispose());

  const blue = async () => (await sites.blue.read('SUP-1')).fields;
  const green = async () => (await sites.green.read('DEV-1')).fields;
  const rests = async () => {
    await sites.pass(300);
    const from = sites.host.clock.now();
    await sites.pass(1200);
    return sites.host.traffic({ since: from });
  };

  it('make the work item as the side wants it that takes it', async () => {
    expect(await green()).toMatchObject({
      summary: 'Printer jams',
      priority: { name: 'High' },
      labels: ['hall', 'from-blue'],
    });
  });

  it('let no lossy map come back to where the value came from', async () => {
    expect(await rests()).toEqual([]);
    expect(await blue()).toMatchObject({ priority: { name: 'Highest' }, labels: ['hall'] });
  });

  it('carry an edit of either side, and leave alone what it did not touch', async () => {
    await sites.green.edit('DEV-1', { summary: 'Printer smokes' });
    await sites.pass(120);
    expect(await blue()).toMatchObject({ summary: 'Printer smokes', priority: { name: 'Highest' } });
    await sites.blue.edit('SUP-1', { labels: ['hall', 'roof'] });
    await sites.pass(120);
    expect(await green()).toMatchObject({ summary: 'Printer smokes', priority: { name: 'High' } });
    expect((await green())['labels']).toEqual(['hall', 'roof', 'from-blue']);
  });

  it('take a value back that the other side had changed meanwhile', async () => {
    await sites.green.edit('DEV-1', { priority: { name: 'Low' } });
    await sites.pass(120);
    expect(await blue()).toMatchObject({ priority: { name: 'Low' } });
    await sites.blue.edit('SUP-1', { priority: { name: 'High' } });
    await sites.pass(120);
    expect(await green()).toMatchObject({ priority: { name: 'High' } });
    await sites.blue.edit('SUP-1', { summary: 'Printer burns' });
    await sites.pass(120);
    expect(await green()).toMatchObject({ summary: 'Printer burns', priority: { name: 'High' } });
  });

  it('come to rest', async () => {
    expect(await rests()).toEqual([]);
  });
});
