import type { Call } from '../call.ts';
import { formatDuration } from '../duration.ts';
import { isNumber } from '../fields/field-kind.ts';
import type { Issue } from '../model.ts';
import { canSee } from '../permissions.ts';
import { attachmentField } from './attachment.ts';
import { commentField } from './comment.ts';
import { issueLinksField, linkedIssueBean } from './issue-link.ts';
import { self } from './link.ts';
import { issueTypeBean, projectRef, statusBean, statusCategoryBean, timeBean } from './metadata.ts';
import { userRef } from './user.ts';
import { worklogField } from './worklog.ts';

type Computed = (call: Call, issue: Issue) => unknown;

/** Fields whose value is not stored in `values`, by id. */
export const COMPUTED_FIELDS: Readonly<Record<string, Computed>> = {
  project: (call, issue) => {
    const project = call.state.projects.get(issue.projectId);
    return project ? projectRef(call, project) : null;
  },
  issuetype: (call, issue) => {
    const type = call.state.issueTypes.get(issue.issueTypeId);
    return type ? issueTypeBean(call, type) : null;
  },
  status: (call, issue) => {
    const status = call.state.statuses.get(issue.statusId);
    return status ? statusBean(call, status) : null;
  },
  statusCategory: (call, issue) =>
    statusCategoryBean(call, call.state.statuses.get(issue.statusId)?.category ?? 'undefined'),
  created: (call, issue) => timeBean(call, issue.created),
  updated: (call, issue) => timeBean(call, issue.updated),
  creator: (call, issue) => userRef(call, issue.creatorId),
  parent: (call, issue) => {
    const parent = issue.parentId === null ? undefined : call.state.issues.get(issue.parentId);
    return parent ? linkedIssueBean(call, parent) : undefined;
  },
  subtasks: (call, issue) =>
    subtasksOf(call, issue)
      .filter((child) => canSee(call, child))
      .map((child) => linkedIssueBean(call, child)),
  issuelinks: issueLinksField,
  attachment: attachmentField,
  comment: commentField,
  worklog: worklogField,
  timetracking: (_call, issue) => timeTracking(issue),
  aggregatetimespent: (call, issue) => aggregate(call, issue, 'timespent'),
  aggregatetimeestimate: (call, issue) => aggregate(call, issue, 'timeestimate'),
  aggregatetimeoriginalestimate: (call, issue) => aggregate(call, issue, 'timeoriginalestimate'),
  progress: (_call, issue) => progress(seconds(issue, 'timespent') ?? 0, seconds(issue, 'timeestimate') ?? 0),
  aggregateprogress: (call, issue) =>
    progress(aggregate(call, issue, 'timespent') ?? 0, aggregate(call, issue, 'timeestimate') ?? 0),
  workratio: (_call, issue) => {
    const planned = seconds(issue, 'timeoriginalestimate');
    return planned ? Math.floor(((seconds(issue, 'timespent') ?? 0) * 100) / planned) : -1;
  },
  archiveddate: (call, issue) => (issue.archived ? timeBean(call, issue.updated) : null),
  lastViewed: (call, issue) => {
    const visit =
      call.accountId === null ? undefined : call.state.visits.get(`${call.accountId}/${issue.id}`);
    return visit ? timeBean(call, visit.at) : null;
  },
  votes: (call, issue) => ({
    self: self(call, `issue/${issue.key}/votes`),
    votes: issue.voterIds.length,
    hasVoted: call.accountId !== null && issue.voterIds.includes(call.accountId),
  }),
  watches: (call, issue) => ({
    self: self(call, `issue/${issue.key}/watchers`),
    watchCount: issue.watcherIds.length,
    isWatching: call.accountId !== null && issue.watcherIds.includes(call.accountId),
  }),
};

/** Children on the sub-task level; stories of an epic are none. */
export function subtasksOf(call: Pick<Call, 'state'>, issue: Issue): Issue[] {
  return call.state.issues
    .by('parent', issue.id)
    .filter((child) => call.state.issueTypes.get(child.issueTypeId)?.subtask);
}

function timeTracking(issue: Issue): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  const add = (name: string, fieldId: string) => {
    const value = seconds(issue, fieldId);
    if (value === undefined) return;
    shown[name] = formatDuration(value);
    shown[`${name}Seconds`] = value;
  };
  add('originalEstimate', 'timeoriginalestimate');
  add('remainingEstimate', 'timeestimate');
  add('timeSpent', 'timespent');
  return shown;
}

function aggregate(call: Call, issue: Issue, fieldId: string): number | null {
  const values = [issue, ...subtasksOf(call, issue)].flatMap((one) => seconds(one, fieldId) ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
}

function progress(done: number, left: number): Record<string, number> {
  const total = done + left;
  return { progress: done, total, ...(total > 0 ? { percent: Math.floor((done * 100) / total) } : {}) };
}

function seconds(issue: Issue, fieldId: string): number | undefined {
  const value = issue.values[fieldId];
  return isNumber(value) ? value : undefined;
}
