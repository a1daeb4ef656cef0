import type { AdfDocument } from '../core/document/adf-node.ts';
import { withAuthorLine } from '../core/document/author-line.ts';
import { APP } from '../core/limits.ts';
import type { Ports } from '../core/ports/ports.ts';
import type { ReplicaComment } from '../core/replica/replica.ts';
import { childByPeer, type Ledger, withEntry, withoutEntry } from '../core/sync/children/ledger.ts';
import { COUNTERPART } from '../core/sync/counterpart-property.ts';
import type { Child } from '../core/sync/records/children-page.ts';
import type { Application } from './carry-out.ts';
import type { Context } from './load-context.ts';

/**
 * Removes, edits and adds the children of an item, in this order: what must vanish goes first. Answers the
 * ledger with all that was done; what there was no time for is simply not in it.
 */
export async function writeChildren(
  ports: Ports,
  context: Context,
  { rows, children }: Application,
  mayWrite: () => boolean,
  wrote: () => void,
): Promise<Ledger> {
  const issue = rows.twin.issue;
  let ledger = children.ledger;
  // What is left over comes with the sender's next message.
  let left = APP.commentWritesAtOnce;
  const room = () => left-- > 0 && mayWrite();
  for (const child of children.remove) {
    if (!room()) return ledger;
    if (child.local !== undefined) await remove(ports, issue, child.kind, child.local);
    wrote();
    const k = child.kind === 'comment' ? 'c' : 'a';
    ledger = withoutEntry(ledger, (one) => one.k === k && one.p === child.peer && one.o === 'there');
  }
  for (const { local, comment } of children.edit) {
    if (!room()) return ledger;
    const result = await ports.jira.updateComment(issue, local, asLocal(context, comment));
    wrote();
    const known = childByPeer(ledger, 'c', comment.id);
    const refused = typeof result === 'object' ? { no: 'refused' } : {};
    ledger = recorded(ledger, { ...known, ...entry(comment, children.prints), l: local, ...refused });
  }
  for (const comment of children.add) {
    if (!room()) return ledger;
    const result = await ports.jira.addComment(issue, {
      ...asLocal(context, comment),
      properties: { [COUNTERPART]: { c: context.connection.id, child: comment.id } },
    });
    wrote();
    const known = 'id' in result ? { l: result.id } : { no: 'refused' };
    ledger = recorded(ledger, { ...entry(comment, children.prints), ...known });
  }
  return ledger;
}

async function remove(
  ports: Ports,
  issue: string,
  kind: 'comment' | 'attachment',
  local: string,
): Promise<void> {
  if (kind === 'comment') await ports.jira.deleteComment(issue, local);
  else await ports.jira.deleteAttachment(local);
}

function entry(comment: ReplicaComment, prints: Readonly<Record<string, string>>): Child {
  const print = prints[comment.id];
  return { k: 'c', p: comment.id, o: 'there', ...(print === undefined ? {} : { f: print }) };
}

function recorded(ledger: Ledger, child: Child): Ledger {
  return withEntry(ledger, (one) => one.k === 'c' && one.p === child.p && one.o === 'there', child);
}

function asLocal(context: Context, comment: ReplicaComment): { body: AdfDocument; internal: boolean } {
  const author = { name: comment.author.name, company: context.connection.peer.name };
  return { body: withAuthorLine(comment.body, author), internal: comment.visibility === 'internal' };
}
