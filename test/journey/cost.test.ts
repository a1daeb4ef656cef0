import { describe, expect, it } from 'vitest';
import { connectedSites, rest, settle } from '../support/connected-sites.ts';

interface Total {
  calls: number;
  points: number;
  ops: number;
  bytes: number;
  messages: number;
  items: number;
  writes: number;
}

type Host = Awaited<ReturnType<typeof connectedSites>>['host'];

function total(host: Host): Total {
  const sum: Total = { calls: 0, points: 0, ops: 0, bytes: 0, messages: 0, items: 0, writes: 0 };
  for (const site of Object.values(host.meters().sites)) {
    sum.calls += site.jira.calls;
    sum.points += site.jira.points;
    sum.ops += site.store.ops;
    sum.bytes += site.store.bytes;
    sum.messages += site.messages;
    sum.items += site.items;
    for (const [endpoint, count] of Object.entries(site.jira.byEndpoint)) {
      if (/^(POST|PUT|DELETE) /.test(endpoint) && !/\/(search|jql)/.test(endpoint)) sum.writes += count;
    }
  }
  return sum;
}

const issue = { project: { key: 'SUP' }, issuetype: { name: 'Service Request' }, summary: 'Printer jams' };

async function syncedPair(): Promise<Host> {
  const { host } = await connectedSites();
  await rest(host, 'blue', 'POST', '/rest/api/3/issue', { fields: issue });
  await settle(host);
  // Warm: routes are in memory and the pair has spoken in both directions.
  await rest(host, 'blue', 'PUT', '/rest/api/3/issue/SUP-1', { fields: { summary: 'Printer jams again' } });
  await settle(host);
  await rest(host, 'green', 'PUT', '/rest/api/3/issue/DEV-1', { fields: { summary: 'Printer jams daily' } });
  await settle(host);
  host.resetMeters();
  return host;
}

describe('the cost of a change', () => {
  it.each([
    ['blue', 'SUP-1'],
    ['green', 'DEV-1'],
  ])('is at most 3 Jira calls and 5 points for one field edited on %s', async (site, key) => {
    const host = await syncedPair();
    await rest(host, site, 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Printer is fine' } });
    await settle(host);
    const cost = total(host);
    process.stdout.write(`one field edited on ${site}: ${JSON.stringify(cost)}\n`);
    expect(cost.calls).toBeLessThanOrEqual(3);
    expect(cost.points).toBeLessThanOrEqual(5);
    expect(cost.messages).toBe(1);
    host.dispose();
  });

  it('is nothing for an edit that no rule reads', async () => {
    const host = await syncedPair();
    await rest(host, 'blue', 'PUT', '/rest/api/3/issue/SUP-1', { fields: { labels: ['later'] } });
    await settle(host);
    expect(total(host)).toMatchObject({ calls: 0, points: 0, messages: 0 });
    host.dispose();
  });

  it('is no write and no message in two quiet hours', async () => {
    const host = await syncedPair();
    await host.advance(2 * 3600);
    expect(total(host)).toMatchObject({ writes: 0, messages: 0 });
    host.dispose();
  });
});
