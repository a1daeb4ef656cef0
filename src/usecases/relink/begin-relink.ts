import { connectionKind } from '../../core/connection/connection-record.ts';
import { tells } from '../../core/connection/relink.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { relinkJob, ring } from '../twin/ring.ts';

/** Where both have paired anew, the pairs of before are told by the side whose turn it is. */
export async function beginRelink(ports: ConnectionPorts, id: string): Promise<void> {
  const now = await ports.store.get(connectionKind, id);
  if (now && tells(now)) await ring(ports, relinkJob(id), 1);
}
