import type { LocalPorts } from '../../core/ports/ports.ts';
import { choreKind } from '../../core/sync/records/chore.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { ring, sweepJob } from '../twin/ring.ts';

const SEEN = 'sweep:seen';

/** A process that remembers nothing looks in one second of so many: on a busy site somebody soon does. */
const ONE_IN = 8;

type SweepPorts = Pick<LocalPorts, 'store' | 'random' | 'clock' | 'queue' | 'log' | 'memo'>;

/** Writes down that a sweep has begun. */
export async function noteSweep(ports: Pick<LocalPorts, 'store' | 'random'>, now: number): Promise<void> {
  const value = { v: 1, rev: 0, token: ports.random.short(), at: now, until: 0 } as const;
  await ports.store.put(choreKind, 'sweep', value);
}

/** Whether the schedule that sweeps has stopped firing. */
export async function isSweepLate(ports: Pick<LocalPorts, 'store' | 'clock' | 'log'>): Promise<boolean> {
  const now = epochSeconds(ports.clock);
  const last = await ports.store.get(choreKind, 'sweep');
  if (last && now - last.at <= TIMING.sweepLate) return false;
  ports.log.note('sweep.late', { seconds: last ? now - last.at : -1 });
  return true;
}

/**
 * Whoever is at work anyway looks now and then whether the last sweep is long ago, and has one run: a warm process
 * once in ten minutes, so that a change costs nothing more.
 */
export async function seeSweep(ports: SweepPorts, connection: string): Promise<void> {
  const now = epochSeconds(ports.clock);
  if (now % ONE_IN !== 0 || ports.memo.recall(SEEN, TIMING.sweepLate) !== undefined) return;
  ports.memo.keep(SEEN, now);
  if (await isSweepLate(ports)) await ring(ports, sweepJob(connection), 0);
}
