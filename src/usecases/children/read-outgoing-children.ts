import { allOf } from '../../core/all-of.ts';
import { APP } from '../../core/limits.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { sendsOut } from '../../core/sync/children/child-kind.ts';
import { childByLocal, type Ledger, triedAgain } from '../../core/sync/children/ledger.ts';
import {
  childrenFingerprint,
  hasNoChildren,
  type LocalChildren,
} from '../../core/sync/children/local-children.ts';
import type { TwinsByIssue } from '../../core/sync/children/outgoing-candidates.ts';
import {
  NOTHING_OUTGOING,
  type OutgoingChildren,
  outgoingChildren,
} from '../../core/sync/children/outgoing-children.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { peerOrWait } from '../outgoing/wait-for-twin.ts';
import type { Context } from '../twin/load-context.ts';
import { loadLedger } from '../twin/twin-rows.ts';
import { adoptOwnChildren, type CommentMarks, commentMarks } from './adopt-own-children.ts';
import { childExists } from './child-exists.ts';
import { type Removals, removalsAtOnce, withinMinute } from './hold-removals.ts';
import { keepArrived, releasedBy } from './keep-arrived.ts';
import { keepInternal } from './keep-internal.ts';
import { readLocalChildren } from './read-local-children.ts';

export interface ChildrenRead {
  readonly children: Omit<OutgoingChildren, 'ledger'>;
  /** Own children that are certainly gone or withdrawn. */
  readonly removed: UpdateItem['removed'];
  /** Removals that wait until a person agrees. */
  readonly waiting: number;
  readonly before: Ledger;
  readonly ledger: Ledger;
  /** Fingerprint of the children as read, to be kept once all have crossed; absent where they are as kept. */
  readonly print: string | undefined;
  /** A link waits for its other end since so short a time that the issue must look again. */
  readonly looksAgain: boolean;
}

const UNCHANGED: ChildrenRead = {
  children: NOTHING_OUTGOING,
  removed: [],
  waiting: 0,
  before: [],
  ledger: [],
  print: undefined,
  looksAgain: false,
};

/** The children of an issue just read that are to cross. Without a change since the last time the ledger stays unread. */
export async function readOutgoingChildren(
  ports: Ports,
  context: Context,
  twin: Twin,
  issue: JiraIssue,
): Promise<ChildrenRead> {
  const found = await readLocalChildren(ports, context.rules, issue);
  const print = childrenFingerprint(context.key, found);
  // A full item also brings what was refused there before.
  const again = twin.full === true;
  if ((twin.kids === print && !again) || (hasNoChildren(found) && !twin.pages)) {
    return UNCHANGED;
  }
  const before = await loadLedger(ports.store, twin);
  const known = again ? triedAgain(before) : before;
  let read: Promise<CommentMarks> | undefined;
  const marks = () => {
    read ??= commentMarks(ports, issue.id);
    return read;
  };
  const own = await adoptOwnChildren(ports, context, issue.id, found, releasedBy(context, known), marks);
  const adopted = await keepArrived(ports, context, twin, found, own);
  const safe = await keepInternal(context, twin, issue, found, adopted, marks);
  const { twins, looksAgain } = await twinsOfLinks(ports, context, issue.id, safe, adopted);
  const out = outgoingChildren(context.rules, context.key, safe, adopted, twins);
  const gone = await confirmGone(ports, twin, out);
  const { ledger, ...children } = out;
  const removed = [...out.withdrawn, ...gone.told];
  const more = out.more || removed.length > APP.removalsPerItem;
  return {
    children: { ...children, more },
    removed: removed.slice(0, APP.removalsPerItem),
    waiting: gone.waiting,
    before,
    ledger,
    print,
    looksAgain,
  };
}

/** A child is gone only if Jira says so by its id, while the issue itself answers. */
async function confirmGone(ports: Ports, twin: Twin, out: OutgoingChildren): Promise<Removals> {
  if (removalsAtOnce(twin, out.missing) === 'wait') {
    ports.log.note('children.removals-wait', { issue: twin.issue, count: out.missing.length });
    return { told: [], waiting: out.missing.length };
  }
  const gone = await allOf(
    out.missing.map(async (child) =>
      (await childExists(ports, twin.issue, child, out.ledger)) ? [] : [child],
    ),
  );
  return withinMinute(ports, twin, gone.flat());
}

/** The peer's issues at the far ends of links that have not crossed yet; a link whose end is no twin waits for it. */
async function twinsOfLinks(
  ports: Ports,
  context: Context,
  issue: string,
  found: LocalChildren,
  ledger: Ledger,
): Promise<{ readonly twins: TwinsByIssue; readonly looksAgain: boolean }> {
  if (!sendsOut(context.rules, 'link')) return { twins: {}, looksAgain: false };
  const twins: Record<string, string> = {};
  let looksAgain = false;
  for (const { id, other, starts } of found.links) {
    const known = childByLocal(ledger, 'l', id);
    if (!starts || known?.o === 'there' || known?.f !== undefined || twins[other.id] !== undefined) continue;
    const connection = context.connection.id;
    const { peer, unseen } = await peerOrWait(ports, connection, { issue, on: other.id, why: 'link' });
    looksAgain ||= unseen;
    if (peer !== undefined) twins[other.id] = peer;
  }
  return { twins, looksAgain };
}
