import type { Call } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { emitProductEvent, eventView } from '../issue-events.ts';
import type { ChangeItem, Issue, Worklog } from '../model.ts';
import { worklogBean } from '../shape/worklog.ts';

interface Work {
  readonly event: 'created' | 'updated' | 'deleted';
  readonly worklog: Worklog;
  /** Remaining estimate afterwards, seconds; undefined leaves it. */
  readonly estimate: number | undefined;
}

/** What follows a stored change of a worklog: time spent and estimate of the issue, history, events. */
export function recordWork(call: Call, issue: Issue, { event, worklog, estimate }: Work): void {
  const now = call.state.issues.get(issue.id) ?? issue;
  const spent = timeSpent(call, issue);
  changeIssue(call, now, {
    values: {
      timespent: spent === 0 ? undefined : spent,
      ...(estimate === undefined ? {} : { timeestimate: estimate }),
    },
    items: event === 'created' ? [] : [worklogItem(event, worklog)],
    // Time spent may come out as it was; the change still counts, and its event still comes.
    eventItems: event === 'created' ? [worklogItem(event, worklog)] : [],
    eventType: EVENT_TYPES[event],
  });
  emitProductEvent(call, `avi:jira:${event}:worklog`, { worklog: worklogBean(eventView(call), worklog) });
}

const EVENT_TYPES = {
  created: 'issue_work_logged',
  updated: 'issue_worklog_updated',
  deleted: 'issue_worklog_deleted',
} as const;

export function timeSpent(call: Call, issue: Issue): number {
  return call.state.worklogs
    .by('issue', issue.id)
    .reduce((sum, { timeSpentSeconds }) => sum + timeSpentSeconds, 0);
}

function worklogItem(event: Work['event'], { id }: Worklog): ChangeItem {
  const from = event === 'created' ? null : id;
  const to = event === 'deleted' ? null : id;
  return { field: 'WorklogId', fieldtype: 'jira', from, fromString: from, to, toString: to };
}
