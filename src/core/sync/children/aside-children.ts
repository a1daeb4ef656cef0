import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import type { Reason } from '../../workflow/writing.ts';
import { withAside } from '../aside.ts';
import type { Twin } from '../records/twin.ts';
import { letterOf } from './child-kind.ts';
import type { IncomingChildren } from './incoming-children.ts';
import { childByPeer, type Ledger, mayTryAgain } from './ledger.ts';
import type { PostedChild } from './posted-child.ts';

/** No path of a replica has a colon. */
const PREFIX = 'child:';
const nameOf = (kind: string, id: string): string => `${PREFIX}${kind}:${id}`;

/**
 * The twin that remembers why children of the peer's could not be made here, and no longer of those that are here or
 * gone there. `links`: what the types of links mean here, by the peer's link id.
 */
export function withAsideChildren(
  twin: Twin,
  item: Pick<UpdateItem, 'removed' | 'full'>,
  applied: {
    readonly add: IncomingChildren['add'];
    readonly links: Readonly<Record<string, { readonly type: string }>>;
    readonly ledger: Ledger;
  },
  now: number,
): Twin {
  const reasons: Record<string, Reason> = {};
  const partial: Record<string, 'refused' | 'no-match'> = {};
  const settled: string[] = [];
  for (const { kind, id } of item.removed) {
    const name = nameOf(kind, id);
    if (childByPeer(applied.ledger, letterOf(kind), id)?.no === 'not-now') {
      partial[name] = 'refused';
      reasons[name] = STANDS_STILL[kind];
    } else settled.push(name);
  }
  for (const child of applied.add) {
    const name = nameOf(child.kind, child.value.id);
    const entry = childByPeer(applied.ledger, letterOf(child.kind), child.value.id);
    if (entry?.l === undefined && mayTryAgain(entry?.no)) {
      const code = entry?.no === 'no-match' ? 'no-match' : 'refused';
      partial[name] = code;
      reasons[name] = reasonOf(child, code, applied.links[child.value.id]?.type);
    } else settled.push(name);
  }
  // A full item brings whatever still waits to be tried again: one that has been deleted there is not spoken of.
  const old = item.full === true ? Object.keys(twin.aside ?? {}).filter((one) => one.startsWith(PREFIX)) : [];
  return withAside(twin, [...settled, ...old], { partial, reasons }, now);
}

const stays = (what: string, right: string): Reason => ({
  why: `${what} that the partner has removed stands here still: Jira does not let the app remove it.`,
  next: `Give the app user Counterpart the permission "${right}", or remove it here. It is tried again by itself.`,
});
const STANDS_STILL: Readonly<Record<UpdateItem['removed'][number]['kind'], Reason>> = {
  comment: stays('A comment', 'Delete own comments'),
  attachment: stays('A file', 'Delete own attachments'),
  worklog: stays('Work logged', 'Delete own worklogs'),
  link: stays('A link', 'Link work items'),
  remoteLink: stays('A web link', 'Link work items'),
};

const AND_THEN = 'Then press "Sync now".';

function reasonOf(child: PostedChild, code: 'refused' | 'no-match', type: string | undefined): Reason {
  switch (child.kind) {
    case 'link':
      return linkReason(child.value.type, child.value.to.key, code, type ?? child.value.type);
    case 'remoteLink':
      return {
        why: `The web link "${child.value.title}" could not be made here: Jira refused it.`,
        next: `Check that the app user Counterpart may link work items here. ${AND_THEN}`,
      };
    case 'comment':
      return {
        why: `A comment by ${child.value.author.name} could not be made here: Jira refused it.`,
        next: `Check that the app user Counterpart may add comments here, and that the work item has not as many as Jira allows. ${AND_THEN}`,
      };
    case 'worklog':
      return {
        why: `Work logged by ${child.value.author.name} could not be written here: Jira refused it.`,
        next: `Check that time tracking is on and that the app user Counterpart may log work here. ${AND_THEN}`,
      };
  }
}

function linkReason(there: string, to: string, code: 'refused' | 'no-match', here: string): Reason {
  const what = `The link "${there}" to the partner’s ${to} could not be made here`;
  return code === 'no-match'
    ? {
        why: `${what}: this site has no link type "${here}".`,
        next: `Make a link type of that name, or give it a line among the link types of the connection’s rules. ${AND_THEN}`,
      }
    : {
        why: `${what}: Jira refused it.`,
        next: `Check that linking is on and that the app user Counterpart may link work items here. ${AND_THEN}`,
      };
}
