import type { ChangeEntry, Comment, Issue } from '../../jira/model.ts';
import { isPublicComment } from '../../jira/shape/comment.ts';
import type { SlaCondition } from '../service-model.ts';
import type { SlaMoment } from './sla-cycles.ts';

/** What the clocks of a request look at. */
export interface SlaSources {
  readonly issue: Issue;
  readonly changes: readonly ChangeEntry[];
  readonly comments: readonly Comment[];
  /** Whether an account is a customer's; what customers write answers nothing. */
  readonly isCustomer: (accountId: string) => boolean;
}

/** The life of a request as clocks see it: creation, statuses, resolutions and answers to the customer, in order. */
export function slaMoments({ issue, changes, comments, isCustomer }: SlaSources): SlaMoment[] {
  const steps: { at: number; happened: SlaCondition[]; to: string | null }[] = [];
  let first = issue.statusId;
  let known = false;
  for (const { created, items } of [...changes].sort(
    (a, b) => a.created - b.created || Number(a.id) - Number(b.id),
  )) {
    const status = items.find(({ field }) => field === 'status');
    const resolution = items.find(({ field }) => field === 'resolution');
    if (status && !known) {
      first = status.from ?? first;
      known = true;
    }
    const happened: SlaCondition[] = [
      ...(status?.to ? [{ type: 'status' as const, statusId: status.to }] : []),
      ...(resolution
        ? [{ type: resolution.to === null ? ('unresolved' as const) : ('resolved' as const) }]
        : []),
    ];
    if (happened.length > 0) steps.push({ at: created, happened, to: status?.to ?? null });
  }
  for (const comment of comments) {
    const answers =
      comment.visibility === null &&
      isPublicComment(comment) &&
      comment.authorId !== issue.values['reporter'] &&
      !isCustomer(comment.authorId);
    if (answers) steps.push({ at: comment.created, happened: [{ type: 'answered' }], to: null });
  }
  let statusId = first;
  const moments: SlaMoment[] = [
    {
      at: issue.created,
      happened: [{ type: 'created' }, { type: 'status', statusId: first }],
      statusId: first,
    },
  ];
  for (const { at, happened, to } of steps.sort((a, b) => a.at - b.at)) {
    statusId = to ?? statusId;
    moments.push({ at, happened, statusId });
  }
  return moments;
}
