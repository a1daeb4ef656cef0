import * as z from 'zod';
import type { Host } from '../../host/host.ts';

/** The reconcile of the hour, and 30 minutes more. */
const HOUR = 3600;
const AFTERWARDS = 1800;
const SWEEP = 300;
/** Retries that are due later than this are not waited for. */
const LONGEST = 3 * 24 * HOUR;

const due = z.looseObject({
  due: z.number(),
  data: z.looseObject({ hold: z.looseObject({ code: z.string().optional() }).optional() }),
});

/** Of a chore's record: up to when it is done, epoch seconds. */
const chore = z.looseObject({ data: z.looseObject({ at: z.number() }) });

/**
 * Lets the next sweep, the next reconcile and every retry that is due run, and 30 minutes pass after the last of
 * them: by then everything has to be in step (I1, I24).
 */
export async function untilSettled(host: Host): Promise<void> {
  const begun = host.clock.now();
  await host.advance(HOUR + AFTERWARDS);
  for (;;) {
    // Where Jira has told a site to keep still, its hourly search runs an hour later.
    if (!isReconciled(host, begun) && host.clock.now() - begun < LONGEST * 1000) {
      await host.advance(HOUR);
      continue;
    }
    const next = nextDue(host);
    // What is overdue for longer than a sweep takes is a fault of the app, for the checkers to find.
    if (next === undefined || next - begun > LONGEST * 1000 || next < host.clock.now()) break;
    await host.advance((next - host.clock.now()) / 1000 + SWEEP + AFTERWARDS);
  }
  await untilSaid(host, begun);
}

/** What an issue says of its pair follows within the hour: it is settled once an hourly look has changed none of it. */
async function untilSaid(host: Host, begun: number): Promise<void> {
  while (host.clock.now() - begun < LONGEST * 1000) {
    const before = said(host);
    if (before === undefined) return;
    await host.advance(HOUR);
    if (said(host) === before) return;
  }
}

/** What the sites keep of pairs that do not simply stand well, if anything. */
function said(host: Host): string | undefined {
  const rows = host.sites().flatMap((site) => host.records(site.name, 'said-state:'));
  return rows.length === 0 ? undefined : JSON.stringify(rows);
}

/** Whether every site has searched for what no event has told since then. */
function isReconciled(host: Host, since: number): boolean {
  return host.sites().every((site) =>
    host.records(site.name, 'chore:reconcile').every(({ value }) => {
      const parsed = chore.safeParse(value);
      return !parsed.success || parsed.data.data.at * 1000 >= since;
    }),
  );
}

/** Epoch milliseconds of the last thing that some row waits for, if any does. */
function nextDue(host: Host): number | undefined {
  const times = host.sites().flatMap((site) =>
    ['twin:', 'work:'].flatMap((prefix) =>
      host.records(site.name, prefix).flatMap(({ value }) => {
        const parsed = due.safeParse(value);
        if (!parsed.success || parsed.data.due === 0) return [];
        // Whatever becomes of an issue that has come round in a cycle, nobody waits for it.
        return parsed.data.data.hold?.code === 'cycle' ? [] : [parsed.data.due * 1000];
      }),
    ),
  );
  return times.length === 0 ? undefined : Math.max(...times);
}
