import type { TwoSites } from '../support/two-sites.ts';
import type { Cost } from './bench-row.ts';

type Figures = Omit<Cost, 'virtualSeconds' | 'cpuMs' | 'wallMs' | 'perSecond'>;

/** Of an operation that reaches neither a site nor the wire. */
export const NOTHING: Figures = {
  calls: 0,
  points: 0,
  storeOps: 0,
  storeBytes: 0,
  invocations: 0,
  messages: 0,
  items: 0,
  wireBytes: 0,
};

/** What both sites have used since the meters were set back. */
export function used({ host }: TwoSites): Figures {
  const sum = { ...NOTHING };
  for (const site of Object.values(host.meters().sites)) {
    sum.calls += site.jira.calls;
    sum.points += site.jira.points;
    sum.storeOps += site.store.ops;
    sum.storeBytes += site.store.bytes;
    sum.messages += site.messages;
    sum.items += site.items;
    sum.wireBytes += site.wireBytes;
    sum.invocations += Object.values(site.invocations).reduce((all, count) => all + count, 0);
  }
  return sum;
}

/** Calls that change Jira, over both sites since the meters were set back. */
export function jiraWrites({ host }: TwoSites): number {
  let writes = 0;
  for (const site of Object.values(host.meters().sites)) {
    for (const [endpoint, count] of Object.entries(site.jira.byEndpoint)) {
      if (/^(POST|PUT|DELETE) /.test(endpoint) && !/\/(search|jql|bulkfetch)/.test(endpoint)) writes += count;
    }
  }
  return writes;
}

/** Runs `work`, which counts for `times` operations, and says what one of them has cost. */
export async function measured(
  sites: TwoSites,
  times: number,
  work: () => Promise<{ readonly virtualSeconds?: number } | undefined>,
): Promise<Cost> {
  sites.host.resetMeters();
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const extra = await work();
  const spent = process.cpuUsage(cpu);
  const each = (figure: number) => Math.round((figure / times) * 100) / 100;
  const figures = used(sites);
  return {
    calls: each(figures.calls),
    points: each(figures.points),
    storeOps: each(figures.storeOps),
    storeBytes: Math.round(figures.storeBytes / times),
    invocations: each(figures.invocations),
    messages: each(figures.messages),
    items: each(figures.items),
    wireBytes: Math.round(figures.wireBytes / times),
    ...(extra?.virtualSeconds === undefined ? {} : { virtualSeconds: each(extra.virtualSeconds * times) }),
    cpuMs: Math.round((spent.user + spent.system) / 1000 / times),
    wallMs: Math.round((performance.now() - wall) / times),
  };
}

/** Moves time on without letting schedules fire. */
export async function pass(sites: TwoSites, seconds: number): Promise<void> {
  const { clock } = sites.host;
  await clock.run(() => clock.sleep(seconds * 1000));
}

/** Seconds from `from` (epoch ms) until the last message between the sites that was sent since. */
export function lastMessageAfter(sites: TwoSites, from: number): number {
  const last = sites.host.traffic({ since: from }).at(-1);
  return last === undefined ? 0 : (last.at - from) / 1000;
}
