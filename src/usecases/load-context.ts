import { winnerOf } from '../core/connection/conflict-policy.ts';
import { type Connection, connectionKind } from '../core/connection/connection-record.ts';
import type { Memo } from '../core/ports/memo.ts';
import type { Store } from '../core/ports/store.ts';
import { fingerprint } from '../core/replica/fingerprint.ts';
import { type CompiledRules, compileVersion } from '../core/rules/compile-version.ts';
import { type Version, versionKey, versionKind } from '../core/rules/version.ts';

/** A connection and the rules in force. */
export interface Context {
  readonly connection: Connection;
  readonly rules: CompiledRules;
  /** When they were published, and what was to become of issues that were under sync then. */
  readonly published: NonNullable<Version['published']>;
  /** Key of the connection's fingerprints. */
  readonly key: string;
  /** Fingerprints of values that say nothing: a field that holds one of them is empty. */
  readonly empty: readonly string[];
  /** Whether the conflict policy names this side for a path. */
  readonly winsHere: (path: string) => boolean;
}

const CONNECTION_AGE = 30;
const VERSION_AGE = 24 * 3600;

/** The first version is there before any issue is. */
export const FIRST = { at: 0, existing: 'as-they-change' } as const;

/** The context of a connection by id; undefined where there is none or it has no published version yet. */
export async function loadContext(
  ports: { readonly store: Store; readonly memo: Memo },
  id: string,
): Promise<Context | undefined> {
  const connection = await loadConnection(ports, id);
  return connection ? contextOf(ports, connection) : undefined;
}

/** The record as it is, or was not long ago: good for sending, never for changing it. */
export async function loadConnection(
  ports: { readonly store: Store; readonly memo: Memo },
  id: string,
): Promise<Connection | undefined> {
  const kept = connectionKind.schema.safeParse(ports.memo.recall(`connection:${id}`, CONNECTION_AGE));
  // A breaker may have been closed elsewhere, and then there is much to send.
  if (kept.success && kept.data.breaker === undefined) return kept.data;
  const connection = await ports.store.get(connectionKind, id);
  // Only a running one is remembered: a person who has just confirmed or resumed it must not wait.
  if (connection?.state === 'active') ports.memo.keep(`connection:${id}`, connection);
  return connection;
}

/** One version by its number. */
export async function loadVersion(
  ports: { readonly store: Store; readonly memo: Memo },
  connection: string,
  n: number,
): Promise<Version | undefined> {
  const key = versionKey(connection, n);
  const kept = versionKind.schema.safeParse(ports.memo.recall(`version:${key}`, VERSION_AGE));
  if (kept.success) return kept.data;
  const version = await ports.store.get(versionKind, key);
  if (version) ports.memo.keep(`version:${key}`, version);
  return version;
}

/** The same for a connection record that was just read. Versions are immutable, so they may be remembered. */
export async function contextOf(
  ports: { readonly store: Store; readonly memo: Memo },
  connection: Connection,
): Promise<Context | undefined> {
  if (connection.version === 0) return undefined;
  const version = await loadVersion(ports, connection.id, connection.version);
  if (!version) return undefined;
  return {
    connection,
    rules: compileVersion(version),
    published: version.published ?? FIRST,
    key: connection.fingerprintKey,
    empty: [null, []].map((nothing) => fingerprint(connection.fingerprintKey, nothing)),
    winsHere: (path) => winnerOf(connection.policy, path) === connection.role,
  };
}
