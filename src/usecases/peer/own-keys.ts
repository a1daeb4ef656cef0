import { type Connection, type Keys, keysKind } from '../../core/connection/connection-record.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { SecretStore } from '../../core/ports/store.ts';

/** Seconds for which a warm process remembers keys; they never change under one key id. */
const KEYS_AGE = 300;

/** The private keys of this side of a connection; undefined where the connection has been ended. */
export async function ownKeys(
  ports: { readonly secrets: SecretStore; readonly memo: Memo },
  connection: Connection,
): Promise<Keys | undefined> {
  const name = `keys:${connection.id}:${connection.keyId}`;
  const kept = keysKind.schema.safeParse(ports.memo.recall(name, KEYS_AGE));
  if (kept.success) return kept.data;
  const read = await ports.secrets.get(keysKind, connection.id);
  if (read?.current.kid === connection.keyId) ports.memo.keep(name, read);
  return read;
}
