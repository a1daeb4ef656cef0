import type { JiraIssue } from '../core/ports/jira.ts';
import type { Ports } from '../core/ports/ports.ts';
import type { UpdateItem } from '../core/protocol/kinds/sync.ts';
import { childByLocal, type Ledger, withEntry } from '../core/sync/children/ledger.ts';
import {
  childrenFingerprint,
  type LocalChildren,
  localChildren,
} from '../core/sync/children/local-children.ts';
import {
  NOTHING_OUTGOING,
  type OutgoingChildren,
  outgoingChildren,
} from '../core/sync/children/outgoing-children.ts';
import { COUNTERPART, readCommentProperty } from '../core/sync/counterpart-property.ts';
import type { Twin } from '../core/sync/records/twin.ts';
import type { Context } from './load-context.ts';
import { loadLedger } from './twin-rows.ts';

/** More removals than this on one issue at once wait for a person. */
const REMOVALS_AT_ONCE = 5;

export interface ChildrenRead {
  readonly children: Omit<OutgoingChildren, 'ledger'>;
  /** Own children that are certainly gone or withdrawn. */
  readonly removed: UpdateItem['removed'];
  readonly before: Ledger;
  readonly ledger: Ledger;
  /** Fingerprint of the children as read, to be kept once all have crossed; absent where they are as kept. */
  readonly print: string | undefined;
}

/** The children of an issue just read that are to cross. Without a change since the last time the ledger stays unread. */
export async function readOutgoingChildren(
  ports: Ports,
  context: Context,
  twin: Twin,
  issue: JiraIssue,
): Promise<ChildrenRead> {
  const found = localChildren(issue.fields);
  const print = childrenFingerprint(context.key, found);
  const none = found.comments.length === 0 && found.attachments.length === 0 && !twin.pages;
  if (twin.kids === print || none) {
    return { children: NOTHING_OUTGOING, removed: [], before: [], ledger: [], print: undefined };
  }
  const before = await loadLedger(ports.store, twin);
  const adopted = await adoptOwn(ports, context, issue.id, found, before);
  const out = outgoingChildren(context.rules, context.key, found, adopted);
  const gone = await confirmGone(ports, issue.id, out);
  const { ledger, ...children } = out;
  return { children, removed: gone, before, ledger, print };
}

/** A child is gone only if Jira says so by its id, while the issue itself answers. */
async function confirmGone(
  ports: Ports,
  issue: string,
  out: OutgoingChildren,
): Promise<UpdateItem['removed']> {
  if (out.missing.length > REMOVALS_AT_ONCE) {
    ports.log.note('children.removals-wait', { issue, count: out.missing.length });
    return out.withdrawn;
  }
  const gone = await Promise.all(
    out.missing.map(async (child) => {
      const there =
        child.kind === 'comment'
          ? await ports.jira.commentExists(issue, child.id)
          : await ports.jira.attachmentExists(child.id);
      return there ? [] : [child];
    }),
  );
  return [...out.withdrawn, ...gone.flat()];
}

/**
 * A comment that an app wrote and that is in no ledger may be a copy of ours whose POST came through after we
 * had given up on it, or one that came by another connection: its property says so.
 */
async function adoptOwn(
  ports: Ports,
  context: Context,
  issue: string,
  found: LocalChildren,
  ledger: Ledger,
): Promise<Ledger> {
  const strangers = found.comments.filter(
    (comment) => comment.author.app && childByLocal(ledger, 'c', comment.id) === undefined,
  );
  if (strangers.length === 0) return ledger;
  const { comments } = await ports.jira.readComments(issue);
  let next = ledger;
  for (const stranger of strangers) {
    const full = comments.find((comment) => comment.id === stranger.id);
    const property = readCommentProperty(full?.properties[COUNTERPART]);
    if (!property) continue;
    const mine = property.c === context.connection.id;
    next = withEntry(next, (child) => child.k === 'c' && child.l === stranger.id, {
      k: 'c',
      l: stranger.id,
      o: 'there',
      ...(mine ? { p: property.child } : { no: 'other-connection' }),
    });
  }
  return next;
}
