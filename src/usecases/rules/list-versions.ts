import { allOf } from '../../core/all-of.ts';
import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Difference } from '../../core/rules/diff-leaves.ts';
import { diffVersions } from '../../core/rules/diff-versions.ts';
import { type Version, versionKey, versionKind } from '../../core/rules/version.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { loadDraft, noSuchVersion } from './keep-draft.ts';

const A_PAGE = 20;

/** A published version, or that a newer release wrote it: such a one is left alone. */
export interface ListedVersion {
  readonly number: number;
  readonly inForce: boolean;
  readonly version: Version | 'unreadable';
  /** How it differs from the one before; absent of the first. */
  readonly changes?: readonly Difference[];
}

export interface VersionPage {
  readonly versions: readonly ListedVersion[];
  readonly more: boolean;
}

/** The versions of a connection, the newest first. */
export async function listVersions(
  ports: { readonly store: Store },
  wish: { readonly connection: string; readonly before?: number | undefined },
): Promise<Attempt<VersionPage>> {
  const { connection: id } = wish;
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const top = Math.min(connection.version, Math.floor(wish.before ?? connection.version + 1) - 1);
  const numbers = Array.from({ length: A_PAGE + 1 }, (_, index) => top - index).filter(
    (number) => number > 0,
  );
  const found = await allOf(numbers.map((number) => readable(ports.store, id, number)));
  const versions = numbers.slice(0, A_PAGE).flatMap((number, index): ListedVersion[] => {
    const version = found[index];
    const before = found[index + 1];
    if (!version) return [];
    const inForce = number === connection.version;
    if (version === 'unreadable' || !before || before === 'unreadable') return [{ number, inForce, version }];
    return [{ number, inForce, version, changes: diffVersions({ ...before }, { ...version }) }];
  });
  return done({ versions, more: numbers.length > A_PAGE });
}

async function readable(
  store: Store,
  id: string,
  number: number,
): Promise<Version | 'unreadable' | undefined> {
  try {
    return await store.get(versionKind, versionKey(id, number));
  } catch (error) {
    if (error instanceof PortError && error.code === 'newer-record') return 'unreadable';
    throw error;
  }
}

/** One published version. */
export async function getVersion(
  { store }: { readonly store: Store },
  wish: { readonly connection: string; readonly number: number },
): Promise<Attempt<{ readonly version: Version; readonly inForce: boolean }>> {
  const connection = await store.get(connectionKind, wish.connection);
  if (!connection) return failed(noSuchConnection(wish.connection));
  const version = await store.get(versionKind, versionKey(wish.connection, wish.number));
  return version
    ? done({ version, inForce: wish.number === connection.version })
    : failed(noSuchVersion(wish.number));
}

/** How one version, or the draft, differs from another one. */
export async function compareVersions(
  ports: { readonly store: Store },
  wish: { readonly connection: string; readonly from: number; readonly to: number | 'draft' },
): Promise<Attempt<readonly Difference[]>> {
  const { connection, from, to } = wish;
  const before = await getVersion(ports, { connection, number: from });
  if (!before.ok) return before;
  if (to === 'draft') {
    const draft = await loadDraft(ports, connection);
    return draft.ok ? done(diffVersions({ ...before.value.version }, draft.value.version)) : draft;
  }
  const after = await getVersion(ports, { connection, number: to });
  return after.ok ? done(diffVersions({ ...before.value.version }, { ...after.value.version })) : after;
}
