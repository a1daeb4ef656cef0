import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Change, Store } from '../../core/ports/store.ts';

/**
 * Writes the next state of a connection if nobody has written since `before` was read. Undefined: somebody has.
 */
export async function writeConnection(
  ports: { store: Store; random: Random },
  before: Connection,
  next: Connection,
): Promise<Connection | undefined> {
  const value: Connection = { ...next, rev: before.rev + 1, token: ports.random.token() };
  return (await connectionLanded(ports.store, value, [lineOf(value)])) ? value : undefined;
}

/** The next revision of a record as a line of a transaction, on condition that nobody has written since the last. */
function lineOf(value: Connection): Change {
  const when = { attribute: 'rev', equals: value.rev - 1 } as const;
  return { op: 'put', kind: connectionKind, key: value.id, value, when };
}

/**
 * Whether a transaction that writes `value` has landed; false: somebody wrote in between. Where the answer of the
 * store was lost, our own token in the row says that it was written.
 */
export async function connectionLanded(
  store: Store,
  value: Connection,
  changes: readonly Change[],
): Promise<boolean> {
  try {
    return await store.transact(changes);
  } catch (error) {
    if (!(error instanceof PortError) || error.code !== 'unknown-outcome') throw error;
    const now = await store.get(connectionKind, value.id);
    if (now?.token === value.token) return true;
    if (now?.rev === value.rev - 1) throw error;
    return false;
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

/** The same for up to 25 connections in one transaction; answers those that were changed. */
export async function changeConnections(
  ports: { store: Store; random: Random },
  ids: readonly string[],
  decide: (connection: Connection) => Connection | undefined,
): Promise<readonly Connection[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const token = ports.random.token();
    const found = await ports.store.getMany(connectionKind, ids);
    const next = found.flatMap((before) => {
      const after = before && decide(before);
      return after ? [{ ...after, rev: before.rev + 1, token }] : [];
    });
    const [first] = next;
    if (first === undefined || (await connectionLanded(ports.store, first, next.map(lineOf)))) return next;
  }
  throw new PortError('unavailable', 'Connections were changed by somebody else five times in a row');
}
