import type { Connection } from '../connection/connection-record.ts';
import { isOver } from '../connection/is-over.ts';
import { isOpen } from '../retry/breaker.ts';

/** What is wrong with a connection as a whole: causes by `<sort>:<code>` and since when (epoch seconds). */
export interface ConnectionTrouble {
  readonly cause: string;
  readonly at: number;
  /** What the alert names: a key, fields, a line of a script. */
  readonly detail?: string;
}

/** Ended connections and invitations under way are no trouble: their pages say what is next. */
const NO_TROUBLE: ReadonlySet<Connection['state']> = new Set([
  'active',
  'pending',
  'accepted',
  'awaiting-approval',
  'disconnected',
  'expired',
  'refused',
]);

export function connectionTroubles(connection: Connection, now: number): readonly ConnectionTrouble[] {
  const { state, created, rest, breaker, alerts = {} } = connection;
  const found: ConnectionTrouble[] = [];
  if (!NO_TROUBLE.has(state)) found.push({ cause: `connection:${state}`, at: created });
  if (rest !== undefined) found.push({ cause: `rest:${rest.why}`, at: created });
  if (breaker !== undefined && isOpen(connection, now))
    found.push({ cause: `breaker:${breaker.why}`, at: breaker.since });
  if (isOver(connection)) return found;
  for (const [code, at] of Object.entries(alerts)) {
    const [sort = '', ...detail] = code.split(':');
    found.push({
      cause: `alert:${sort}`,
      at,
      ...(detail.length === 0 ? {} : { detail: detail.join(':') }),
    });
  }
  return found;
}
