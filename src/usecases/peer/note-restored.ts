import { connectionKind } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { publishRoutes } from '../rules/publish-routes.ts';

/**
 * A peer that has taken more control messages than this site counts as sent has seen a later day of it: our records
 * went back in time. The numbers jump past the peer's, and an admin is to look before issue data moves again.
 * False: the counts agree.
 */
export async function noteRestored(ports: ConnectionPorts, id: string, taken: number): Promise<boolean> {
  const latest = await ports.store.get(connectionKind, id);
  if (!latest || taken <= latest.control.sent) return false;
  ports.log.note('connection.restored', { connection: id });
  await publishRoutes(ports, latest, {
    ...latest,
    state: latest.state === 'active' || latest.state === 'paused' ? 'restored' : latest.state,
    control: { ...latest.control, sent: taken },
  });
  return true;
}
