import type { UpdateItem } from '../protocol/kinds/sync.ts';
import type { ReplicaIssue } from '../replica/replica.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { OutgoingChildren } from './children/outgoing-children.ts';
import { partsOf } from './children/posted-child.ts';
import type { Outgoing } from './decide-outgoing.ts';
import type { Twin } from './records/twin.ts';

export interface ItemParts {
  readonly twin: Twin;
  readonly issue: ReplicaIssue;
  readonly policy: number;
  readonly outgoing: Extract<Outgoing, { do: 'send' }>;
  readonly local: LocalPaths;
  readonly children: Pick<OutgoingChildren, 'posted' | 'attachments'>;
  readonly removed: UpdateItem['removed'];
}

/** One item of a `sync` message: only the changed paths leave, whatever else the issue holds. */
export function buildItem({
  twin,
  issue,
  policy,
  outgoing,
  local,
  children,
  removed,
}: ItemParts): UpdateItem {
  const fields: UpdateItem['fields'] = {};
  for (const { path } of outgoing.changed) {
    const value = local[path]?.value;
    if (value) fields[path] = value;
  }
  return {
    do: 'update',
    gen: twin.gen,
    seq: outgoing.seq,
    base: outgoing.base,
    context: outgoing.context,
    policy,
    issue,
    ...(twin.peer === undefined ? {} : { to: twin.peer.id }),
    ...(outgoing.full ? { full: true } : {}),
    ...(twin.wantFull === true ? { wantFull: true } : {}),
    ...(twin.byHand === true ? { byHand: true } : {}),
    ...(twin.peer === undefined && twin.origin !== undefined
      ? { origin: twin.origin, hops: twin.hops ?? 0 }
      : {}),
    changed: [...outgoing.changed],
    fields,
    ...partsOf(children.posted),
    attachments: [...children.attachments],
    removed,
  };
}
