import type { DecidedAnswer, UpdateItem } from '../protocol/kinds/sync.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { PeerIssueSeen } from '../rules/peer-values.ts';

/** The peer's issue as its item shows it. */
export const peerSeen = ({ issue, fields }: Pick<UpdateItem, 'issue' | 'fields'>): PeerIssueSeen => ({
  key: issue.key,
  url: issue.url,
  ...withStatus(statusIn(fields)),
});

/** The peer's issue as its answer shows it: what it would send, or what it says is the same as it was sent. */
export const peerAnswered = (
  { issue, echo, same = [] }: DecidedAnswer,
  sent: ReplicaFields,
): PeerIssueSeen => ({
  key: issue.key,
  url: issue.url,
  ...withStatus(statusIn(echo ?? {}) ?? (same.includes(STATUS) ? statusIn(sent) : undefined)),
});

/** The name under which both sides speak of the status. */
const STATUS = 'status';

const withStatus = (status: ReplicaValue | undefined) => (status === undefined ? {} : { status });

function statusIn(fields: ReplicaFields): ReplicaValue | undefined {
  const value = Object.hasOwn(fields, STATUS) ? fields[STATUS] : undefined;
  return value === undefined || value.kind === 'unreadable' ? undefined : value;
}
