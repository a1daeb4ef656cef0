import { winnerOf } from '../../core/connection/conflict-policy.ts';
import type { Connection } from '../../core/connection/connection-record.ts';
import type { Memo } from '../../core/ports/memo.ts';
import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import { fingerprint } from '../../core/replica/fingerprint.ts';
import { splitPath } from '../../core/replica/replica-path.ts';
import { type CompiledRules, compileVersion } from '../../core/rules/compile-version.ts';
import { scriptField } from '../../core/rules/scripted-values.ts';
import type { Version } from '../../core/rules/version.ts';
import { projectRests } from '../../core/sync/project-change.ts';
import { loadConnection, loadVersion } from './load-connection.ts';

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
  /** Whether a path can leave by these rules; an outgoing script may send any. */
  readonly leaves: (path: string) => boolean;
}

/** The first version is there before any issue is. */
export const FIRST = { at: 0, existing: 'as-they-change' } as const;

/** The context of a connection by id; undefined where there is none or it has no published version yet. */
export async function loadContext(
  ports: { readonly store: ReadingStore; readonly memo: Memo },
  id: string,
): Promise<Context | undefined> {
  const connection = await loadConnection(ports, id);
  return connection ? contextOf(ports, connection) : undefined;
}

/** The same for a connection record that was just read. Versions are immutable, so they may be remembered. */
export async function contextOf(
  ports: { readonly store: ReadingStore; readonly memo: Memo },
  connection: Connection,
): Promise<Context | undefined> {
  if (connection.version === 0) return undefined;
  const version = await loadVersion(ports, connection, connection.version);
  if (!version) return undefined;
  const resting = projectRests(connection);
  const compiled = compileVersion(version, scriptField(connection.id, connection.version));
  return {
    connection,
    rules: { ...compiled, ...(resting === undefined ? {} : { resting }) },
    published: version.published ?? FIRST,
    key: connection.fingerprintKey,
    empty: [null, []].map((nothing) => fingerprint(connection.fingerprintKey, nothing)),
    winsHere: (path) => winnerOf(connection.policy, path) === connection.role,
    leaves: (path) => compiled.script !== undefined || leavesBy(compiled, splitPath(path).name),
  };
}

const leavesBy = ({ outgoing }: CompiledRules, name: string): boolean =>
  outgoing.some(({ path }) => path === name);
