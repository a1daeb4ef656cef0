import { allOf } from '../../core/all-of.ts';
import type { Store } from '../../core/ports/store.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { type ShownConflict, shownConflicts } from '../../core/sync/conflicts/shown-conflict.ts';
import { issueKind } from '../../core/sync/records/issue.ts';

/** The conflicts of an issue (by its id) under one connection or all of them, newest first. */
export async function listConflicts(
  ports: { readonly store: Store },
  of: { readonly issue: string; readonly connection?: string | undefined },
): Promise<readonly ShownConflict[]> {
  const record = await ports.store.get(issueKind, of.issue);
  const under = (record?.connections ?? []).filter((one) => (of.connection ?? one) === one);
  const lists = await allOf(under.map((connection) => conflictsUnder(ports, connection, of.issue)));
  return lists.flat().sort((a, b) => b.at - a.at);
}

/** The conflicts of an issue (by its id) under one connection that it is known to be under; one store operation. */
export async function conflictsUnder(
  ports: { readonly store: Store },
  connection: string,
  issue: string,
): Promise<readonly ShownConflict[]> {
  const prefix = `${connection}:${issue}:`;
  const { rows } = await ports.store.list(conflictKind, prefix);
  return once(rows.flatMap(({ key, value }) => shownConflicts(key.slice(prefix.length), value)));
}

/** A conflict with the issue that it is about. */
export interface ConflictOfIssue extends ShownConflict {
  readonly issue: string;
  readonly key: string;
}

/** The conflicts of a connection, issue by issue and the newest of each first; one store operation. */
export async function conflictPage(
  ports: { readonly store: Store },
  wish: { readonly connection: string; readonly cursor?: string | undefined },
): Promise<{ readonly conflicts: readonly ConflictOfIssue[]; readonly cursor?: string }> {
  const prefix = `${wish.connection}:`;
  const { rows, cursor } = await ports.store.list(conflictKind, prefix, wish.cursor);
  const conflicts = rows.flatMap(({ key, value }) =>
    shownConflicts(key.slice(prefix.length + value.issue.length + 1), value).map((shown) => ({
      ...shown,
      issue: value.issue,
      key: value.key,
    })),
  );
  return { conflicts: once(conflicts), ...(cursor === undefined ? {} : { cursor }) };
}

/**
 * Where both messages met, the winner writes the same conflict down twice: as it decides the partner's, and as it
 * hears what became of its own. People see one, as put back where either is.
 */
function once<Shown extends ShownConflict & { readonly issue?: string }>(
  conflicts: readonly Shown[],
): Shown[] {
  const kept = new Set<Shown>();
  for (const one of [...conflicts].sort((a, b) => (b.restored ?? 0) - (a.restored ?? 0)))
    if (![...kept].some((other) => isSame(one, other) && one.issue === other.issue)) kept.add(one);
  return conflicts.filter((one) => kept.has(one));
}

const SAME_MS = 600_000;

const isSame = (a: ShownConflict, b: ShownConflict): boolean =>
  a.connection === b.connection &&
  a.path === b.path &&
  a.stands === b.stands &&
  a.here === b.here &&
  a.there === b.there &&
  Math.abs(a.at - b.at) < SAME_MS;
