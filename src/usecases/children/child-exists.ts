import type { Ports } from '../../core/ports/ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { childByLocal, type Ledger } from '../../core/sync/children/ledger.ts';

/**
 * Whether a child that a list does not show is there all the same, by its own id. A link is hidden, too, where the
 * issue at its other end is: then nothing is concluded.
 */
export async function childExists(
  { jira }: Pick<Ports, 'jira'>,
  issue: string,
  child: UpdateItem['removed'][number],
  ledger: Ledger,
): Promise<boolean> {
  switch (child.kind) {
    case 'comment':
      return jira.commentExists(issue, child.id);
    case 'attachment':
      return jira.attachmentExists(child.id);
    case 'worklog':
      return jira.worklogExists(issue, child.id);
    case 'remoteLink':
      return jira.remoteLinkExists(issue, child.id);
    case 'link': {
      if (await jira.linkExists(child.id)) return true;
      const other = childByLocal(ledger, 'l', child.id)?.t;
      return other === undefined || (await jira.readIssue(other, { fields: [] })) === 'not-found';
    }
  }
}
