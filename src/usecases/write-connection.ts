import { type Connection, connectionKind } from '../core/connection/connection-record.ts';
import type { Random } from '../core/ports/environment.ts';
import { PortError } from '../core/ports/port-error.ts';
import type { Store } from '../core/ports/store.ts';

/**
 * Writes the next state of a connection if nobody has written since `before` was read. Undefined: somebody has.
 * Where the answer of the store was lost, the row is read: our own token there means that it was written.
 */
export async function writeConnection(
  ports: { store: Store; random: Random },
  before: Connection,
  next: Connection,
): Promise<Connection | undefined> {
  const value: Connection = { ...next, rev: before.rev + 1, token: ports.random.token() };
  try {
    const when = { attribute: 'rev', equals: before.rev } as const;
    const landed = await ports.store.transact([
      { op: 'put', kind: connectionKind, key: value.id, value, when },
    ]);
    return landed ? value : undefined;
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    const now = await ports.store.get(connectionKind, value.id);
    if (now?.token === value.token) return value;
    if (now?.rev === before.rev) throw error;
    return undefined;
  }
}

/** Reads, decides and writes until no other writer came between. Undefined: `decide` wants no change. */
export async function changeConnection(
  ports: { store: Store; random: Random },
  id: string,
  decide: (connection: Connection) => Connection | undefined,
): Promise<Connection | undefined> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await ports.store.get(connectionKind, id);
    const next = before && decide(before);
    if (!before || !next) return undefined;
    const written = await writeConnection(ports, before, next);
    if (written) return written;
  }
  throw new PortError('unavailable', `Connection ${id} was changed by somebody else five times in a row`);
}
