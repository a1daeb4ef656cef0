import type { Change } from '../../ports/store.ts';
import { CHILDREN_PER_PAGE, type Child, childrenKind } from '../records/children-page.ts';
import { twinKey } from '../records/row.ts';

/** The ownership ledger of one twin: which children crossed, from which side. Order is storage order. */
export type Ledger = readonly Child[];

export const NO_CHILDREN: Ledger = [];

export function childByLocal(ledger: Ledger, kind: Child['k'], local: string): Child | undefined {
  return ledger.find((child) => child.k === kind && child.l === local);
}

export function childByPeer(ledger: Ledger, kind: Child['k'], peer: string): Child | undefined {
  return ledger.find((child) => child.k === kind && child.p === peer);
}

/** Replaces the entry for which `is` holds, or adds one. */
export function withEntry(ledger: Ledger, is: (child: Child) => boolean, entry: Child): Ledger {
  const at = ledger.findIndex(is);
  return at < 0 ? [...ledger, entry] : ledger.map((child, index) => (index === at ? entry : child));
}

/** The last entry takes the place of the one removed, so that at most two pages are written. */
export function withoutEntry(ledger: Ledger, is: (child: Child) => boolean): Ledger {
  const at = ledger.findIndex(is);
  const last = ledger.at(-1);
  if (at < 0 || !last) return ledger;
  const rest = ledger.slice(0, -1);
  return at === rest.length ? rest : rest.map((child, index) => (index === at ? last : child));
}

/** The ledger as it stands now with the peer's children as an apply, which alone may change them, left them. */
export function withPeersFrom(now: Ledger, applied: Ledger): Ledger {
  return [...now.filter((child) => child.o === 'here'), ...applied.filter((child) => child.o === 'there')];
}

/** Codes of children that are tried again when a person asks for it: what stood in the way may be gone. */
const AGAIN: ReadonlySet<string> = new Set(['refused', 'no-match', 'not-now']);

export const mayTryAgain = (no: string | undefined): boolean => no !== undefined && AGAIN.has(no);

/** The ledger without what the peer has said of own children that it could not make: they are sent once more. */
export function triedAgain(ledger: Ledger): Ledger {
  return ledger.map((child) => {
    const refused = child.o === 'here' && child.p === undefined && mayTryAgain(child.no);
    if (!refused || child.k === 'a') return child;
    const { f: _f, no: _no, ...kept } = child;
    return kept;
  });
}

export function pagesOf(ledger: Ledger): number {
  return Math.ceil(ledger.length / CHILDREN_PER_PAGE);
}

export function ledgerKeys(connection: string, issue: string, pages: number): string[] {
  return Array.from({ length: pages }, (_, page) => `${twinKey(connection, issue)}:${page}`);
}

/** The pages that differ, as lines for the twin's transaction. */
export function ledgerChanges(connection: string, issue: string, before: Ledger, after: Ledger): Change[] {
  const pages = Math.max(pagesOf(before), pagesOf(after));
  return ledgerKeys(connection, issue, pages).flatMap((key, page): Change[] => {
    const from = page * CHILDREN_PER_PAGE;
    const old = before.slice(from, from + CHILDREN_PER_PAGE);
    const now = after.slice(from, from + CHILDREN_PER_PAGE);
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (now.length === 0) return [{ op: 'delete', kind: childrenKind, key }];
    return [{ op: 'put', kind: childrenKind, key, value: { v: 1, c: now } }];
  });
}
