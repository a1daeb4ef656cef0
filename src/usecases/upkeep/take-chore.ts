import type { Clock, Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { type Chore, type ChoreName, choreKind } from '../../core/sync/records/chore.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { commit } from '../twin/twin-rows.ts';

interface ChorePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
}

/** Longer than any function lives: whoever holds a chore for longer is dead. */
const LEASE = 16 * 60;

type Progress = Pick<Chore, 'at'> & Partial<Pick<Chore, 'from' | 'begun' | 'after'>>;

/** How far a chore has come; undefined where it was never done. */
export function choreAsIs(ports: Pick<ChorePorts, 'store'>, name: ChoreName): Promise<Chore | undefined> {
  return ports.store.get(choreKind, name);
}

/**
 * Does a chore that nobody else is at, and writes down how far it has come. `work` answers that, or undefined
 * where nothing has moved. Where it fails, the chore is free again as it was before.
 */
export async function doChore(
  ports: ChorePorts,
  name: ChoreName,
  work: (before: Chore) => Promise<Progress | undefined>,
): Promise<void> {
  const taken = await take(ports, name);
  if (!taken) return;
  let progress: Progress | undefined;
  try {
    progress = await work(taken);
  } finally {
    await leave(ports, name, taken, progress);
  }
}

async function take(ports: ChorePorts, name: ChoreName): Promise<Chore | undefined> {
  const now = epochSeconds(ports.clock);
  const before = await ports.store.get(choreKind, name);
  if (before && before.until > now) return undefined;
  const rev = (before?.rev ?? 0) + 1;
  const value: Chore = {
    ...(before ?? { v: 1, at: 0 }),
    rev,
    token: ports.random.short(),
    until: now + LEASE,
  };
  return (await written(ports, name, before, value)) ? value : undefined;
}

/** Refused: it took so long that somebody else has taken it over, whose progress counts. */
async function leave(
  ports: ChorePorts,
  name: ChoreName,
  taken: Chore,
  progress: Progress | undefined,
): Promise<void> {
  const { from, begun, after, ...rest } = taken;
  const kept = progress ?? {
    at: taken.at,
    ...(from === undefined ? {} : { from }),
    ...(begun === undefined ? {} : { begun }),
    ...(after === undefined ? {} : { after }),
  };
  const value: Chore = { ...rest, ...kept, rev: taken.rev + 1, token: ports.random.short(), until: 0 };
  await written(ports, name, taken, value);
}

async function written(
  ports: ChorePorts,
  name: ChoreName,
  before: Chore | undefined,
  value: Chore,
): Promise<boolean> {
  const ours = async () => (await ports.store.get(choreKind, name))?.token === value.token;
  if (before) {
    const when = { attribute: 'rev', equals: before.rev } as const;
    return commit(ports.store, [{ op: 'put', kind: choreKind, key: name, value, when }], ours);
  }
  try {
    return await ports.store.create(choreKind, name, value);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    return ours();
  }
}
