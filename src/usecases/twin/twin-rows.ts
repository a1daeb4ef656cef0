import { allOf } from '../../core/all-of.ts';
import type { Random } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { Change, Store } from '../../core/ports/store.ts';
import { type Ledger, ledgerKeys } from '../../core/sync/children/ledger.ts';
import { childrenKind } from '../../core/sync/records/children-page.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { landed, type Rows, rowChanges } from '../../core/sync/rows.ts';

interface StorePorts {
  readonly store: Store;
  readonly random: Random;
}

/** The rows of a twin; undefined where there is no twin. */
export async function loadRows(
  store: ReadingStore,
  connection: string,
  issue: string,
): Promise<Rows | undefined> {
  const key = twinKey(connection, issue);
  const [twin, work] = await allOf([store.get(twinKind, key), store.get(workKind, key)]);
  if (!twin || !work) return undefined;
  if (!twin.shared) return { twin, work };
  const shared = await store.get(issueKind, issue);
  return shared ? { twin, work, issue: shared } : { twin, work };
}

export async function loadLedger(store: Store, twin: Twin): Promise<Ledger> {
  const keys = ledgerKeys(twin.connection, twin.issue, twin.pages ?? 0);
  if (keys.length === 0) return [];
  const pages = await store.getMany(childrenKind, keys);
  return pages.flatMap((page) => page?.c ?? []);
}

/**
 * Writes rows and what goes with them in one transaction on condition that nothing moved since they were read.
 * Undefined: something did, and nothing was written.
 */
export async function saveRows(
  { store, random }: StorePorts,
  before: Rows,
  after: Rows,
  also: readonly Change[] = [],
): Promise<Rows | undefined> {
  const token = random.short();
  const touch = also.some((change) => change.kind.name === childrenKind.name);
  const changes = [...rowChanges(before, after, token, touch), ...also];
  const done = await commit(store, changes, async () => {
    const now = await loadRows(store, before.twin.connection, before.twin.issue);
    return [now?.twin, now?.work, now?.issue].some((row) => row?.token === token);
  });
  return done ? landed(before, after, token, touch) : undefined;
}

const COMMIT_ATTEMPTS = 3;

/** One transaction whose lost answer is found out by `ours`: the token of the attempt in a row that it wrote. */
export async function commit(
  store: Store,
  changes: readonly Change[],
  ours: () => Promise<boolean>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (await store.transact(changes)) return true;
      return await ours();
    } catch (error) {
      const lost = error instanceof PortError && error.code === 'unknown-outcome';
      if (!lost || attempt >= COMMIT_ATTEMPTS) throw error;
      if (await ours()) return true;
    }
  }
}
