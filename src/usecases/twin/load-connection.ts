import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';

const CONNECTION_AGE = 30;
const VERSION_AGE = 24 * 3600;

/** The record as it is, or was not long ago: good for sending, never for changing it. */
export async function loadConnection(
  ports: { readonly store: ReadingStore; readonly memo: Memo },
  id: string,
): Promise<Connection | undefined> {
  const kept = connectionKind.schema.safeParse(ports.memo.recall(`connection:${id}`, CONNECTION_AGE));
  // A breaker may have been closed elsewhere, and then there is much to send.
  if (kept.success && kept.data.breaker === undefined) return kept.data;
  return reloadConnection(ports, id);
}

/** The record as it is, where what this process remembers of it has turned out to be too old. */
export async function reloadConnection(
  ports: { readonly store: ReadingStore; readonly memo: Memo },
  id: string,
): Promise<Connection | undefined> {
  const connection = await ports.store.get(connectionKind, id);
  // Only a running one is remembered: a person who has just confirmed or resumed it must not wait.
  ports.memo.keep(`connection:${id}`, connection?.state === 'active' ? connection : undefined);
  return connection;
}

/**
 * One version by its number. It is remembered for the connection as it was made: after an erased one is paired anew
 * under the same id its versions are counted from 1 again.
 */
export async function loadVersion(
  ports: { readonly store: ReadingStore; readonly memo: Memo },
  connection: Pick<Connection, 'id' | 'created'>,
  n: number,
): Promise<Version | undefined> {
  const key = versionKey(connection.id, n);
  const name = `version:${key}:${connection.created}`;
  const kept = versionKind.schema.safeParse(ports.memo.recall(name, VERSION_AGE));
  if (kept.success) return kept.data;
  const version = await ports.store.get(versionKind, key);
  if (version) ports.memo.keep(name, version);
  return version;
}
