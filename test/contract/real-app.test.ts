import { describe, expect, it } from 'vitest';
import type { Host } from '../../host/host.ts';
import { openLocalHost } from '../../host/local/local-host.ts';
import { connectBlueAndGreen, raiseFirstRequests } from '../../host/local/start-up.ts';

/** Two connected sites that have exchanged their first requests, an hour after. */
async function anHourOfSync(seed: string): Promise<Host> {
  const local = await openLocalHost({
    app: '.',
    data: undefined,
    clock: 'virtual',
    seed,
    check: 'own',
    originOf: (site) => ({ page: `https://${site}.example`, resource: `https://frames.${site}.example` }),
  });
  for (const site of ['blue', 'green']) await local.addSite(site);
  await connectBlueAndGreen(local);
  await raiseFirstRequests(local);
  await local.host.drain();
  await local.host.advance(3_600);
  return local.host;
}

describe('the app on the host', () => {
  it('keeps the rules of the platform: nothing fails, nothing is left running', async () => {
    const host = await anHourOfSync('rules');
    expect(host.reports()).toEqual([]);
    expect(await host.drain()).toMatchObject({ idle: true, pending: { events: 0, queue: 0, timers: 0 } });
    expect(host.meters().sites['blue']).toMatchObject({ jira: { limited: 0 } });
    host.dispose();
  });

  it('runs the same to the last byte for the same seed, and otherwise for another', async () => {
    const run = async (seed: string) => {
      const host = await anHourOfSync(seed);
      const traffic = host.traffic().map((entry) => [entry.at, entry.headers, entry.body, entry.answer]);
      host.dispose();
      return { traffic, meters: host.meters(), records: host.records('green') };
    };
    const first = await run('one');
    expect(first.traffic.length).toBeGreaterThan(0);
    expect(await run('one')).toEqual(first);
    expect((await run('two')).traffic).not.toEqual(first.traffic);
  });
});
