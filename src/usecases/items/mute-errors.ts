import { type Attempt, done } from '../../core/connection/explained.ts';
import { mutedKind, withMuted } from '../../core/diagnosis/muted-record.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { getConnection } from '../connection/list-connections.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** An admin does not want to be told of a group of errors any more, or again. The errors themselves stay. */
export async function muteErrors(
  ports: Pick<Ports, 'store' | 'clock'>,
  wish: {
    readonly connection: string;
    readonly cause: string;
    readonly path?: string | undefined;
    readonly on: boolean;
  },
): Promise<Attempt<true>> {
  const found = await getConnection(ports, wish.connection);
  if (!found.ok) return found;
  const before = await ports.store.get(mutedKind, wish.connection);
  const next = withMuted(before, wish, wish.on, epochSeconds(ports.clock));
  await ports.store.put(mutedKind, wish.connection, next);
  return done(true);
}
