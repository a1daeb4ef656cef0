import { describe, expect, it } from 'vitest';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

interface Total {
  calls: number;
  points: number;
  ops: number;
  bytes: number;
  messages: number;
  items: number;
  wireBytes: number;
  queueEvents: number;
  invocations: number;
  writes: number;
}

function total({ host }: TwoSites): Total {
  const sum: Total = {
    calls: 0,
    points: 0,
    ops: 0,
    bytes: 0,
    messages: 0,
    items: 0,
    wireBytes: 0,
    queueEvents: 0,
    invocations: 0,
    writes: 0,
  };
  for (const site of Object.values(host.meters().sites)) {
    sum.calls += site.jira.calls;
    sum.points += site.jira.points;
    sum.ops += site.store.ops;
    sum.bytes += site.store.bytes;
    sum.messages += site.messages;
    sum.items += site.items;
    sum.wireBytes += site.wireBytes;
    sum.queueEvents += site.queueEvents;
    sum.invocations += Object.values(site.invocations).reduce((all, count) => all + count, 0);
    for (const [endpoint, count] of Object.entries(site.jira.byEndpoint)) {
      if (/^(POST|PUT|DELETE) /.test(endpoint) && !/\/(search|jql)/.test(endpoint)) sum.writes += count;
    }
  }
  return sum;
}

async function syncedPair(): Promise<TwoSites> {
  const sites = await twoSites();
  const connection = await sites.connect();
  await sites.admin('blue', 'trigger.save', { connection, jql: 'project = SUP' });
  await sites.blue.create('SUP', 'Service Request', { summary: 'Printer jams' });
  await sites.settle();
  // Warm: routes are in memory and the pair has spoken in both directions.
  await sites.blue.edit('SUP-1', { summary: 'Printer jams again' });
  await sites.settle();
  await sites.green.edit('DEV-1', { summary: 'Printer jams daily' });
  await sites.settle();
  sites.host.resetMeters();
  return sites;
}

describe('the cost of a change', () => {
  it.each([
    ['blue', 'SUP-1'],
    ['green', 'DEV-1'],
  ] as const)('is at most 3 Jira calls and 5 points for one field edited on %s', async (site, key) => {
    const sites = await syncedPair();
    await sites[site].edit(key, { summary: 'Printer is fine' });
    await sites.settle();
    const cost = total(sites);
    process.stdout.write(`one field edited on ${site}: ${JSON.stringify(cost)}\n`);
    expect(cost.calls).toBeLessThanOrEqual(3);
    expect(cost.points).toBeLessThanOrEqual(5);
    expect(cost.messages).toBe(1);
    sites.dispose();
  });

  it('is nothing for an edit that no rule reads', async () => {
    const sites = await syncedPair();
    await sites.blue.edit('SUP-1', { labels: ['later'] });
    await sites.settle();
    expect(total(sites)).toMatchObject({ calls: 0, points: 0, messages: 0 });
    sites.dispose();
  });

  it('is no write and no message in two quiet hours', async () => {
    const sites = await syncedPair();
    await sites.host.advance(2 * 3600);
    expect(total(sites)).toMatchObject({ writes: 0, messages: 0 });
    sites.dispose();
  });
});
