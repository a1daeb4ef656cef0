import { allOf } from '../../core/all-of.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { childByLocal, type Ledger, withEntry } from '../../core/sync/children/ledger.ts';
import type { LocalChildren } from '../../core/sync/children/local-children.ts';
import type { Child } from '../../core/sync/records/children-page.ts';
import { issueKind } from '../../core/sync/records/issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Twin, twinKind } from '../../core/sync/records/twin.ts';
import type { Context } from '../twin/load-context.ts';
import { loadLedger } from '../twin/twin-rows.ts';

/** In a ledger: the child came here by another connection, and this one's rules do not hand it on. */
export const OTHER_CONNECTION = 'other-connection';

/** The ledger without what was kept back, where the rules now hand on what came from other partners. */
export const releasedBy = ({ rules }: Pick<Context, 'rules'>, ledger: Ledger): Ledger =>
  rules.onward ? ledger.filter(({ no }) => no !== OTHER_CONNECTION) : ledger;

/**
 * Keeps back the children that came by other connections, by those connections' ledgers, unless a sync trigger of
 * this one takes what arrived from partners. What has crossed already stays in step.
 */
export async function keepArrived(
  ports: Pick<Ports, 'store'>,
  { rules }: Pick<Context, 'rules'>,
  twin: Twin,
  found: LocalChildren,
  ledger: Ledger,
): Promise<Ledger> {
  if (twin.shared !== true || rules.onward) return ledger;
  const record = await ports.store.get(issueKind, twin.issue);
  const others = (record?.connections ?? []).filter((connection) => connection !== twin.connection);
  const arrived = await allOf(others.map((connection) => childrenFrom(ports, connection, twin.issue)));
  let kept = ledger;
  for (const { k, l } of arrived.flat()) {
    if (l === undefined || !isThere(found, k, l) || childByLocal(kept, k, l)) continue;
    kept = withEntry(kept, () => false, { k, l, o: 'there', no: OTHER_CONNECTION });
  }
  return kept;
}

async function childrenFrom(
  { store }: Pick<Ports, 'store'>,
  connection: string,
  issue: string,
): Promise<readonly Child[]> {
  const other = await store.get(twinKind, twinKey(connection, issue));
  if (!other) return [];
  const ledger = await loadLedger(store, other);
  return ledger.filter(({ o, no }) => o === 'there' && no !== OTHER_CONNECTION);
}

function isThere(found: LocalChildren, k: Child['k'], l: string): boolean {
  const lists = {
    c: found.comments,
    a: found.attachments,
    w: found.worklogs,
    l: found.links,
    r: found.remoteLinks,
  } as const satisfies Record<Child['k'], readonly { readonly id: string }[]>;
  return lists[k].some(({ id }) => id === l);
}
