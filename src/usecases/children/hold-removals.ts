import { APP } from '../../core/limits.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { removalsKind } from '../../core/sync/records/removals.ts';
import type { Twin } from '../../core/sync/records/twin.ts';

type Removed = UpdateItem['removed'];

export interface Removals {
  /** What may be told now. */
  readonly told: Removed;
  /** How many wait until a person agrees. */
  readonly waiting: number;
}

/** Many removals at once look like an accident: they wait for a person, unless one has let them go. */
export function removalsAtOnce(twin: Twin, missing: Removed): 'look' | 'wait' {
  return missing.length > APP.removalsAtOnce && twin.letGo !== true ? 'wait' : 'look';
}

/** The same over a connection: what a minute has no room for waits, too. */
export async function withinMinute(
  ports: Pick<Ports, 'store' | 'clock'>,
  twin: Twin,
  gone: Removed,
): Promise<Removals> {
  if (gone.length === 0 || twin.letGo === true) return { told: gone, waiting: 0 };
  const room = await roomInMinute(ports, twin.connection, gone.length);
  return room ? { told: gone, waiting: 0 } : { told: [], waiting: gone.length };
}

/** Takes so many removals of this minute's share of the connection; false where it has no room for them. */
export async function roomInMinute(
  ports: Pick<Ports, 'store' | 'clock'>,
  connection: string,
  removals: number,
): Promise<boolean> {
  const minute = Math.floor(ports.clock.now() / 60_000);
  const before = await ports.store.get(removalsKind, connection);
  const count = before?.minute === minute ? before.count : 0;
  if (count + removals > APP.removalsPerMinute) return false;
  await ports.store.put(removalsKind, connection, { v: 1, minute, count: count + removals });
  return true;
}
