import { type Connection, connectionKind } from '../core/connection/connection-record.ts';
import type { Memo } from '../core/ports/memo.ts';
import type { Store } from '../core/ports/store.ts';
import { type CompiledRules, compileVersion } from '../core/rules/compile-version.ts';
import { versionKey, versionKind } from '../core/rules/version.ts';

/** A connection and the rules in force. */
export interface Context {
  readonly connection: Connection;
  readonly rules: CompiledRules;
  /** Key of the connection's fingerprints. */
  readonly key: string;
  readonly winsHere: boolean;
}

const CONNECTION_AGE = 30;
const VERSION_AGE = 24 * 3600;

/** The context of a connection by id; undefined where there is none or it has no published version yet. */
export async function loadContext(
  ports: { readonly store: Store; readonly memo: Memo },
  id: string,
): Promise<Context | undefined> {
  const kept = connectionKind.schema.safeParse(ports.memo.recall(`connection:${id}`, CONNECTION_AGE));
  const connection = kept.success ? kept.data : await ports.store.get(connectionKind, id);
  if (!connection) return undefined;
  // Only a running one is remembered: a person who has just confirmed or resumed it must not wait.
  if (!kept.success && connection.state === 'active') ports.memo.keep(`connection:${id}`, connection);
  return contextOf(ports, connection);
}

/** The same for a connection record that was just read. Versions are immutable, so they may be remembered. */
export async function contextOf(
  ports: { readonly store: Store; readonly memo: Memo },
  connection: Connection,
): Promise<Context | undefined> {
  if (connection.version === 0) return undefined;
  const key = versionKey(connection.id, connection.version);
  const kept = versionKind.schema.safeParse(ports.memo.recall(`version:${key}`, VERSION_AGE));
  const version = kept.success ? kept.data : await ports.store.get(versionKind, key);
  if (!version) return undefined;
  if (!kept.success) ports.memo.keep(`version:${key}`, version);
  return {
    connection,
    rules: compileVersion(version),
    key: connection.fingerprintKey,
    winsHere: connection.policy.winner === connection.role,
  };
}
