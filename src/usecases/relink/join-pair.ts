import { PortError } from '../../core/ports/port-error.ts';
import type { LocalPorts } from '../../core/ports/ports.ts';
import { type Ledger, ledgerChanges, pagesOf } from '../../core/sync/children/ledger.ts';
import { type Beginning, joinedTwin, newLife, newLifeWork } from '../../core/sync/new-twin.ts';
import { childrenKind } from '../../core/sync/records/children-page.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Found, relinkedLedger } from '../../core/sync/relink/relinked-ledger.ts';
import { leaseOf, type Rows, withLease, withOptional } from '../../core/sync/rows.ts';
import { bearTwin } from '../birth/bear-twin.ts';
import { epochSeconds, markChange } from '../twin/mark-twin.ts';
import { loadLedger, loadRows, saveRows } from '../twin/twin-rows.ts';

export interface PairToJoin {
  readonly connection: string;
  readonly issue: string;
  readonly peer: { readonly id: string; readonly key: string };
  readonly gen: string;
  readonly found: Found;
  readonly beginning?: Omit<Beginning, 'began'>;
}

/**
 * Writes a pair of before as a new life, marked, with the ledger that both issues show. Done again it changes
 * nothing but the life. False: the issue is being written just now.
 */
export async function joinPair(ports: LocalPorts, pair: PairToJoin): Promise<boolean> {
  const { connection, issue, peer, gen } = pair;
  const beginning: Beginning = { ...pair.beginning, began: epochSeconds(ports.clock) };
  const born = await bearTwin(ports, joinedTwin(connection, issue, gen, peer, beginning), true);
  if (!born) return false;
  await ports.store.create(peerIssueKind, twinKey(connection, peer.id), { v: 1, issue });
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows) return false;
  if ((leaseOf(rows)?.until ?? 0) > epochSeconds(ports.clock)) return false;
  const before = await loadLedger(ports.store, rows.twin);
  const ledger = relinkedLedger(before, pair.found);
  await writeLedger(ports, pair, before, ledger);
  const shared = (await ports.store.get(issueKind, issue))?.connections.length ?? 0;
  const saved = await saveRows(ports, rows, begun(rows, { ...pair, beginning }, ledger, shared > 1), [
    markChange(ports, connection, issue),
  ]);
  return saved !== undefined;
}

/** Before the twin's row: no other message of this life can have touched the pages, and they may be many. */
async function writeLedger(
  { store }: LocalPorts,
  { connection, issue }: PairToJoin,
  before: Ledger,
  after: Ledger,
): Promise<void> {
  for (const change of ledgerChanges(connection, issue, before, after)) {
    if (change.op === 'put')
      await store.put(childrenKind, change.key, childrenKind.schema.parse(change.value));
    else if (change.op === 'delete') await store.delete(childrenKind, change.key);
    else throw new PortError('invalid', 'A ledger is only written or deleted');
  }
}

function begun(
  rows: Rows,
  pair: PairToJoin & { readonly beginning: Beginning },
  ledger: Ledger,
  shared: boolean,
): Rows {
  const { gen, peer, beginning } = pair;
  const { pages: _pages, ...life } = newLife(rows.twin, gen);
  const pages = pagesOf(ledger);
  const twin = withOptional(
    { ...life, ...beginning, peer, ...(pages > 0 ? { pages } : {}) },
    'shared',
    shared || undefined,
  );
  const free = withLease(rows, undefined);
  return { ...free, twin, work: newLifeWork(free.work) };
}
