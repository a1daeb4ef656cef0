import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Clock, Log, Random } from '../../core/ports/environment.ts';
import type { Store } from '../../core/ports/store.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { changeConnection } from './write-connection.ts';

/** An alert that goes on is written once an hour: whoever causes it must not cause writes without end. */
const AGAIN_SECONDS = 3600;

/** `needs-field:` goes on with the names of fields of this site, `script:` and `request:` with a partner's key and what stopped. */
export type AlertCode =
  | 'key-take-over'
  | 'older-protocol'
  | 'silent'
  | 'consent-changed'
  | 'consent-waits'
  | 'proposal-waits'
  | 'fixture-altered'
  | `needs-field:${string}`
  | `script:${string}`
  | `request:${string}`;

/** Something that an admin must see is noted at the connection, with the time. */
export async function raiseAlert(
  ports: { readonly store: Store; readonly random: Random; readonly clock: Clock; readonly log: Log },
  id: string,
  code: AlertCode,
): Promise<void> {
  const at = epochSeconds(ports.clock);
  const fresh = (connection: Connection) => at - (connection.alerts?.[code] ?? 0) < AGAIN_SECONDS;
  const found = await ports.store.get(connectionKind, id);
  if (!found || fresh(found)) return;
  ports.log.note('connection.alert', { connection: id, code });
  await changeConnection(ports, id, (now) =>
    fresh(now) ? undefined : { ...now, alerts: { ...others(now, code), [code]: at } },
  );
}

/** Of alerts that name something the newest stands for all. */
function others({ alerts = {} }: Connection, code: AlertCode): Readonly<Record<string, number>> {
  const [sort, named] = code.split(':', 2);
  if (named === undefined) return alerts;
  return Object.fromEntries(Object.entries(alerts).filter(([one]) => !one.startsWith(`${sort}:`)));
}
