import type { Call } from '../../jira/call.ts';
import type { Issue } from '../../jira/model.ts';
import { changesOf } from '../../jira/shape/changelog.ts';
import type { RequestType } from '../service-model.ts';
import { dateDto } from './time.ts';

interface StatusMoment {
  readonly statusId: string;
  readonly at: number;
}

/** The statuses that a request has had, the current one first. */
export function statusHistory(call: Call, issue: Issue): StatusMoment[] {
  const steps = changesOf(call, issue).flatMap(({ created, items }) =>
    items.filter(({ field }) => field === 'status').map(({ from, to }) => ({ from, to, at: created })),
  );
  const first = steps[0]?.from ?? issue.statusId;
  const all = [{ statusId: first, at: issue.created }];
  for (const { to, at } of steps) if (to !== null) all.push({ statusId: to, at });
  return all.reverse();
}

/** CustomerRequestStatusDTO, under the name that customers read. */
export function statusDto(
  call: Call,
  type: RequestType,
  { statusId, at }: StatusMoment,
): Record<string, unknown> {
  const status = call.state.statuses.get(statusId);
  return {
    status: type.statusNames[statusId] ?? status?.name ?? statusId,
    statusCategory: (status?.category ?? 'undefined').toUpperCase(),
    statusDate: dateDto(call, at),
  };
}

export function currentStatusDto(call: Call, type: RequestType, issue: Issue): Record<string, unknown> {
  const [current = { statusId: issue.statusId, at: issue.created }] = statusHistory(call, issue);
  return statusDto(call, type, { ...current, statusId: issue.statusId });
}
