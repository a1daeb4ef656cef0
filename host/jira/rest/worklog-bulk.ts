import * as z from 'zod';
import { type Answer, noContent, type RestCall } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { badRequest, notFound } from '../jira-error.ts';
import { projectOf, visibleIssue } from '../lookup.ts';
import type { Issue, Worklog } from '../model.ts';
import { can } from '../permissions.ts';
import { post, type Route } from '../route.ts';
import { seesRestricted } from '../visibility.ts';
import { requireTimeTracking } from './find-worklog.ts';
import { timeSpent } from './record-work.ts';

const COLLECTION = '/rest/api/3/issue/{issueIdOrKey}/worklog';
const MOST = 5_000;

const idsInput = z.object({ ids: z.array(z.number().int()) });
const moveInput = idsInput.extend({ issueIdOrKey: z.string() });

/** Deleting and moving many worklogs at once: no worklog events, and no history for a move. */
export const worklogBulkRoutes: readonly Route[] = [
  { method: 'DELETE', pattern: COLLECTION, handler: deleteMany, writesIssue: true },
  post(`${COLLECTION}/move`, moveMany, { writesIssue: true }),
];

function findMany(call: RestCall, issue: Issue, ids: readonly number[]): Worklog[] {
  if (ids.length === 0) throw badRequest('The list of worklog ids cannot be empty.');
  if (ids.length > MOST)
    throw badRequest(`The list holds ${ids.length} worklog ids; at most ${MOST} are allowed.`);
  const project = projectOf(call.state, issue);
  return ids.map((id) => {
    const worklog = call.state.worklogs.get(String(id));
    if (worklog?.issueId !== issue.id || !seesRestricted(call, worklog.visibility, project)) {
      throw notFound(`Cannot find worklog with id: '${id}'.`);
    }
    return worklog;
  });
}

/** Stores what the issue's worklogs now add up to; `spent` is by how much that has grown. */
function settle(call: RestCall, issue: Issue, spent: number): void {
  const sum = timeSpent(call, issue);
  const stored = issue.values['timeestimate'];
  const remaining = typeof stored === 'number' ? stored : 0;
  const leaves = call.query.get('adjustEstimate') === 'leave';
  changeIssue(call, issue, {
    values: {
      timespent: sum === 0 ? undefined : sum,
      ...(leaves ? {} : { timeestimate: Math.max(0, remaining - spent) }),
    },
  });
}

const total = (worklogs: readonly Worklog[]): number =>
  worklogs.reduce((sum, { timeSpentSeconds }) => sum + timeSpentSeconds, 0);

function deleteMany(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireTimeTracking(call);
  if (!can(call, 'DELETE_ALL_WORKLOGS', { issue })) {
    throw badRequest('You do not have permission to delete the worklogs of this issue.');
  }
  const worklogs = findMany(call, issue, call.json(idsInput).ids);
  for (const { id } of worklogs) {
    call.state.worklogs.delete(id);
    call.state.deletedWorklogs.put({ id, deleted: call.now });
  }
  settle(call, issue, -total(worklogs));
  return noContent();
}

function moveMany(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireTimeTracking(call);
  const input = call.json(moveInput);
  const target = visibleIssue(call, input.issueIdOrKey);
  for (const place of [issue, target]) {
    if (
      can(call, 'DELETE_ALL_WORKLOGS', { issue: place }) &&
      can(call, 'EDIT_ALL_WORKLOGS', { issue: place })
    )
      continue;
    throw badRequest(`You do not have permission to move worklogs of issue ${place.key}.`);
  }
  const worklogs = findMany(call, issue, input.ids);
  const restricted = worklogs.find(({ visibility }) => visibility?.type === 'role');
  if (restricted)
    throw badRequest(`Worklog ${restricted.id} is restricted to a project role and cannot be moved.`);
  for (const worklog of worklogs)
    call.state.worklogs.put({ ...worklog, issueId: target.id, updated: call.now });
  settle(call, issue, -total(worklogs));
  settle(call, target, total(worklogs));
  return noContent();
}
