import type * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import { type Answer, type Call, created, noContent, ok, type RestCall } from '../call.ts';
import { readWorklogComment } from '../children/child-text.ts';
import { adjustedEstimate, worklogRefusal } from '../children/estimate.ts';
import { checkRoom } from '../children/issue-child-limits.ts';
import { mayTouch } from '../children/own-or-all.ts';
import { mergeProperties } from '../children/property-value.ts';
import { readVisibility } from '../children/read-visibility.ts';
import { readStarted, readTimeSpent, worklogInput } from '../children/worklog-input.ts';
import { badRequest, notFound } from '../jira-error.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue, Worklog } from '../model.ts';
import { can } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { visibleWorklogs } from '../shape/worklog.ts';
import { findWorklog, requireTimeTracking, shownWorklog } from './find-worklog.ts';
import { recordWork } from './record-work.ts';
import { worklogBulkRoutes } from './worklog-bulk.ts';
import { worklogListRoutes } from './worklog-lists.ts';
import { worklogPropertyRoutes } from './worklog-properties.ts';

const COLLECTION = '/rest/api/3/issue/{issueIdOrKey}/worklog';
const ONE = `${COLLECTION}/{id}`;
const PAGE = JIRA.worklogPage;

const EDIT = { all: 'EDIT_ALL_WORKLOGS', own: 'EDIT_OWN_WORKLOGS' } as const;
const DELETE = { all: 'DELETE_ALL_WORKLOGS', own: 'DELETE_OWN_WORKLOGS' } as const;

export const worklogsRoutes: readonly Route[] = [
  get(COLLECTION, listWorklogs),
  post(COLLECTION, addWorklog, { writesIssue: true }),
  get(ONE, (call) => ok(shownWorklog(call, findWorklog(call).worklog))),
  put(ONE, updateWorklog, { writesIssue: true }),
  del(ONE, deleteWorklog, { writesIssue: true }),
  ...worklogBulkRoutes,
  ...worklogListRoutes,
  ...worklogPropertyRoutes,
];

function listWorklogs(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireTimeTracking(call);
  const startAt = wholeNumber(call, 'startAt') ?? 0;
  const maxResults = Math.min(wholeNumber(call, 'maxResults') ?? PAGE, PAGE);
  const after = wholeNumber(call, 'startedAfter') ?? Number.NEGATIVE_INFINITY;
  const before = wholeNumber(call, 'startedBefore') ?? Number.POSITIVE_INFINITY;
  const all = visibleWorklogs(call, issue)
    .filter(({ started }) => started >= after && started < before)
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
  const worklogs = all.slice(startAt, startAt + maxResults).map((worklog) => shownWorklog(call, worklog));
  return ok({ startAt, maxResults, total: all.length, worklogs }, worklogs.length);
}

/** Here Jira answers a value that is no number with 404. */
function wholeNumber(call: RestCall, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text))
    throw notFound(`The value '${text}' of parameter '${name}' is not a whole number.`);
  return Number(text);
}

function addWorklog(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireTimeTracking(call);
  if (!can(call, 'WORK_ON_ISSUES', { issue })) {
    throw badRequest('You do not have permission to associate a worklog to this issue.');
  }
  return created(shownWorklog(call, createWorklog(call, issue, call.json(worklogInput), call.query)));
}

/** Logs work on an issue that the caller may log on; `query` says what becomes of the estimate. */
export function createWorklog(
  call: Call,
  issue: Issue,
  input: z.infer<typeof worklogInput>,
  query: URLSearchParams,
): Worklog {
  const timeSpentSeconds = readTimeSpent(input);
  if (timeSpentSeconds === undefined) {
    throw worklogRefusal('timeLogged', 'You must indicate the time spent working.');
  }
  const estimate = adjustedEstimate(issue, {
    query,
    manual: 'reduceBy',
    spent: timeSpentSeconds,
  });
  checkRoom('worklogs', call.state.worklogs.by('issue', issue.id).length);
  const authorId = call.accountId ?? issue.creatorId;
  const worklog = call.state.worklogs.put({
    id: call.state.nextId('worklog'),
    issueId: issue.id,
    authorId,
    updateAuthorId: authorId,
    comment: readWorklogComment(call, input.comment),
    started: readStarted(input) ?? call.now,
    timeSpentSeconds,
    created: call.now,
    updated: call.now,
    visibility: readVisibility(call, issue, input.visibility),
    properties: mergeProperties({}, input.properties),
  });
  recordWork(call, issue, { event: 'created', worklog, estimate });
  return worklog;
}

function updateWorklog(call: RestCall): Answer {
  const { issue, worklog } = findWorklog(call);
  if (!mayTouch(call, issue, worklog.authorId, EDIT)) {
    throw badRequest('You do not have permission to edit this worklog.');
  }
  const input = call.json(worklogInput);
  const timeSpentSeconds = readTimeSpent(input) ?? worklog.timeSpentSeconds;
  const spent = timeSpentSeconds - worklog.timeSpentSeconds;
  const estimate = adjustedEstimate(issue, { query: call.query, spent });
  const after = call.state.worklogs.put({
    ...worklog,
    timeSpentSeconds,
    comment: 'comment' in input ? readWorklogComment(call, input.comment) : worklog.comment,
    started: readStarted(input) ?? worklog.started,
    visibility:
      input.visibility === undefined ? worklog.visibility : readVisibility(call, issue, input.visibility),
    properties: mergeProperties(worklog.properties, input.properties),
    updateAuthorId: call.accountId ?? worklog.updateAuthorId,
    updated: call.now,
  });
  recordWork(call, issue, { event: 'updated', worklog: after, estimate });
  return ok(shownWorklog(call, after));
}

function deleteWorklog(call: RestCall): Answer {
  const { issue, worklog } = findWorklog(call);
  if (!mayTouch(call, issue, worklog.authorId, DELETE)) {
    throw badRequest('You do not have permission to delete this worklog.');
  }
  const spent = -worklog.timeSpentSeconds;
  const estimate = adjustedEstimate(issue, { query: call.query, manual: 'increaseBy', spent });
  call.state.worklogs.delete(worklog.id);
  call.state.deletedWorklogs.put({ id: worklog.id, deleted: call.now });
  recordWork(call, issue, { event: 'deleted', worklog, estimate });
  return noContent();
}
