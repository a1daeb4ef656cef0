import { describe, expect, it } from 'vitest';
import { jiraWrites, used } from '../bench/measure.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

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
    const cost = used(sites);
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
    expect(used(sites)).toMatchObject({ calls: 0, points: 0, messages: 0 });
    sites.dispose();
  });

  it('is no write and no message in two quiet hours', async () => {
    const sites = await syncedPair();
    await sites.host.advance(2 * 3600);
    expect(used(sites)).toMatchObject({ messages: 0 });
    expect(jiraWrites(sites)).toBe(0);
    sites.dispose();
  });
});
