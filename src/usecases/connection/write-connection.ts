import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Change, Store } from '../../core/ports/store.ts';
import { recordLanded } from './record-landed.ts';

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

/** Whether a transaction that writes `value` has landed; false: somebody wrote in between. */
export const connectionLanded = (
  store: Store,
  value: Connection,
  changes: readonly Change[],
): Promise<boolean> => recordLanded(store, connectionKind, value.id, value, () => store.transact(changes));

/**
 * Has `attempt` read, decide and write until no other writer came between, up to five times; 'again' says that one
 * has. PortError unavailable: five have, and `whose` says whose record it is.
 */
export async function untilWritten<T>(
  whose: string,
  attempt: () => Promise<{ readonly end: T } | 'again'>,
): Promise<T> {
  for (let time = 0; time < 5; time += 1) {
    const came = await attempt();
    if (came !== 'again') return came.end;
  }
  throw new PortError('unavailable', `${whose} changed by somebody else five times in a row`);
}

/** Changes a connection by `write`. Undefined: there is none, or `decide` wants no change. */
export function changeConnectionBy(
  store: Store,
  id: string,
  decide: (connection: Connection) => Connection | undefined,
  write: (before: Connection, next: Connection) => Promise<Connection | undefined>,
): Promise<Connection | undefined> {
  return untilWritten(`Connection ${id} was`, async () => {
    const before = await store.get(connectionKind, id);
    const next = before && decide(before);
    if (!before || !next) return { end: undefined };
    const written = await write(before, next);
    return written ? { end: written } : 'again';
  });
}

/** Reads, decides and writes until no other writer came between. Undefined: `decide` wants no change. */
export const changeConnection = (
  ports: { store: Store; random: Random },
  id: string,
  decide: (connection: Connection) => Connection | undefined,
): Promise<Connection | undefined> =>
  changeConnectionBy(ports.store, id, decide, (before, next) => writeConnection(ports, before, next));

/** The same for up to 25 connections in one transaction; answers those that were changed. */
export function changeConnections(
  ports: { store: Store; random: Random },
  ids: readonly string[],
  decide: (connection: Connection) => Connection | undefined,
): Promise<readonly Connection[]> {
  return untilWritten('Connections were', async () => {
    const token = ports.random.token();
    const found = await ports.store.getMany(connectionKind, ids);
    const next = found.flatMap((before) => {
      const after = before && decide(before);
      return after ? [{ ...after, rev: before.rev + 1, token }] : [];
    });
    const [first] = next;
    const landed = first === undefined || (await connectionLanded(ports.store, first, next.map(lineOf)));
    return landed ? { end: next } : 'again';
  });
}
