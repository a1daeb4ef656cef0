import * as z from 'zod';
import { issueKey } from '../../core/replica/replica-children.ts';
import { peerIssueKind } from '../../core/sync/records/peer-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import type { LookupPlace, LookupPorts } from './answer-lookups.ts';

const peerId = z.string().regex(/^\d{1,19}$/);

/** Answers what a script asks about twins of its own connection; undefined for any other question. */
export async function answerAboutSync(
  { jira, store }: Pick<LookupPorts, 'jira' | 'store'>,
  { connection }: LookupPlace,
  call: string,
  [first]: readonly unknown[],
): Promise<unknown> {
  switch (call) {
    case 'nodeHelper.getLocalIssueKeyFromRemoteId':
    case 'syncHelper.getLocalIssueKeyFromRemoteId': {
      const peer = peerId.safeParse(first).data;
      const found =
        peer === undefined ? undefined : await store.get(peerIssueKind, twinKey(connection, peer));
      const issue = found ? await jira.readIssue(found.issue, { fields: [] }) : 'not-found';
      return issue === 'not-found' ? null : { id: issue.id, key: issue.key };
    }
    case 'syncHelper.isUnderSync': {
      const key = issueKey.safeParse(first).data;
      const issue = key === undefined ? 'not-found' : await jira.readIssue(key, { fields: [] });
      const twin =
        issue === 'not-found' ? undefined : await store.get(twinKind, twinKey(connection, issue.id));
      return twin?.life === 'linked' || twin?.life === 'pending';
    }
    default:
      return undefined;
  }
}
