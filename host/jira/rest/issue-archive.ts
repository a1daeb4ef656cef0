import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import { type Answer, created, ok, type RestCall } from '../call.ts';
import { isObject } from '../fields/field-kind.ts';
import { moveIssue } from '../issues/move-issue.ts';
import { badRequest, forbidden, JiraError, notFound } from '../jira-error.ts';
import { findIssue, findProject } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { can, canSee } from '../permissions.ts';
import { requireAdmin } from '../require-admin.ts';
import { get, post, put, type Route } from '../route.ts';
import { findBounded } from '../search/run-query.ts';
import { subtasksOf } from '../shape/computed-fields.ts';
import { self } from '../shape/link.ts';

const HARD_LIMIT = 1000;

const idsSchema = z.object({ issueIdsOrKeys: z.array(z.string()).nullish() });

interface Refusals {
  issueIsSubtask: string[];
  issuesNotFound: string[];
}

/** Archives or restores issues with their sub-tasks; those that cannot be are counted by reason. */
function setArchived(call: RestCall, archived: boolean): Answer {
  requireAdmin(call, 'Only admins can archive or unarchive issues. Access denied.');
  const names = call.json(idsSchema).issueIdsOrKeys ?? [];
  if (names.length > HARD_LIMIT) {
    throw new JiraError(412, [
      `The number of issues to archive or unarchive exceeds the hard limit of ${HARD_LIMIT}. Precondition failed.`,
    ]);
  }
  const refused: Refusals = { issueIsSubtask: [], issuesNotFound: [] };
  const chosen: Issue[] = [];
  for (const name of names) {
    const issue = findIssue(call.state, name);
    if (!issue || !canSee(call, issue)) refused.issuesNotFound.push(name);
    else if (call.state.issueTypes.get(issue.issueTypeId)?.subtask) refused.issueIsSubtask.push(name);
    else chosen.push(issue);
  }
  if (chosen.length === 0) throw badRequest('No valid issue to archive or unarchive. Bad request.');
  const all = chosen.flatMap((issue) => [issue, ...subtasksOf(call, issue)]);
  const changed = all.filter((issue) => issue.archived !== archived);
  for (const issue of changed) call.state.issues.put({ ...issue, archived });
  return ok({ numberOfIssuesUpdated: changed.length, errors: errorsOf(refused) });
}

/** Archives what a query finds. Real sites do this in a task; here it is done when the answer leaves. */
function archiveByQuery(call: RestCall): Answer {
  requireAdmin(call, 'Only admins can archive or unarchive issues. Access denied.');
  const { jql } = call.json(z.object({ jql: z.string() }));
  for (const { issue } of findBounded(call, jql)) {
    for (const each of [issue, ...subtasksOf(call, issue)]) {
      const latest = call.state.issues.get(each.id);
      if (latest) call.state.issues.put({ ...latest, archived: true });
    }
  }
  return { status: 202, body: self(call, `task/${call.state.nextId('task')}-${call.now}`) };
}

function errorsOf({ issueIsSubtask, issuesNotFound }: Refusals): Record<string, unknown> {
  const entry = (ids: string[], message: string) => ({ count: ids.length, issueIdsOrKeys: ids, message });
  return {
    ...(issueIsSubtask.length > 0 ? { issueIsSubtask: entry(issueIsSubtask, 'Issue is subtask.') } : {}),
    ...(issuesNotFound.length > 0 ? { issuesNotFound: entry(issuesNotFound, 'Issue not found.') } : {}),
  };
}

/** Limits of what an issue holds, and the share of one at which it is reported as near. */
const LIMITS = {
  comment: JIRA.commentsPerIssue,
  worklog: JIRA.worklogsPerIssue,
  attachment: JIRA.attachmentsPerIssue,
  issuelinks: JIRA.linksPerIssue,
  remoteIssueLinks: JIRA.remoteLinksPerIssue,
};
const NEAR = 0.8;

function limitReport(call: RestCall): Answer {
  requireAdmin(call);
  const byKey = call.query.get('isReturningKeys') === 'true';
  const near: Record<string, Record<string, number>> = {};
  const over: Record<string, Record<string, number>> = {};
  for (const issue of call.state.issues.filter((candidate) => canSee(call, candidate))) {
    for (const { name, count, limit } of countsOf(call, issue)) {
      if (count < limit * NEAR) continue;
      const target = count > limit ? over : near;
      target[name] = { ...target[name], [byKey ? issue.key : issue.id]: count };
    }
  }
  return ok({ issuesApproachingLimit: near, issuesBreachingLimit: over, limits: LIMITS });
}

function countsOf({ state }: RestCall, { id }: Issue): { name: string; count: number; limit: number }[] {
  const count = (name: keyof typeof LIMITS, records: readonly unknown[]) => ({
    name,
    count: records.length,
    limit: LIMITS[name],
  });
  return [
    count('comment', state.comments.by('issue', id)),
    count('worklog', state.worklogs.by('issue', id)),
    count('attachment', state.attachments.by('issue', id)),
    count('issuelinks', state.issueLinks.by('issue', id)),
    count('remoteIssueLinks', state.remoteLinks.by('issue', id)),
  ];
}

const moveSchema = z.object({ targetToSourcesMapping: z.record(z.string(), z.unknown()).nullish() });

/** Moves issues; each key of the mapping is `project,type[,parent]`. Done when the answer leaves. */
function bulkMove(call: RestCall): Answer {
  const mapping = call.json(moveSchema).targetToSourcesMapping ?? {};
  for (const [target, sources] of Object.entries(mapping)) {
    const [projectName = '', typeId = ''] = target.split(',').map((part) => part.trim());
    const project = findProject(call.state, projectName);
    const type = call.state.issueTypes.get(typeId);
    if (!project || !type || !project.issueTypeIds.includes(type.id)) {
      throw badRequest(`The target '${target}' does not name a project and one of its issue types.`);
    }
    if (!can(call, 'CREATE_ISSUES', { project })) {
      throw forbidden(`You do not have permission to create issues in ${project.key}.`);
    }
    const names = isObject(sources) ? sources['issueIdsOrKeys'] : undefined;
    for (const name of Array.isArray(names) ? names : []) {
      const issue = findIssue(call.state, String(name));
      if (!issue || !can(call, 'MOVE_ISSUES', { issue })) {
        throw badRequest('Some of the issues in the issueIdsOrKeys are not valid');
      }
      moveIssue(call, issue, project, type);
    }
  }
  return created({ taskId: `${call.state.nextId('task')}-${call.now}` });
}

function bulkProgress(call: RestCall): Answer {
  const taskId = call.param('taskId');
  const at = Number(/^\d+-(\d+)$/.exec(taskId)?.[1] ?? Number.NaN);
  if (Number.isNaN(at)) throw notFound(`The task with id '${taskId}' does not exist.`);
  return ok({ taskId, status: 'COMPLETE', progressPercent: 100, created: at, started: at, updated: at });
}

export const issueArchiveRoutes: readonly Route[] = [
  post('/rest/api/3/issue/archive', archiveByQuery),
  put('/rest/api/3/issue/archive', (call) => setArchived(call, true)),
  put('/rest/api/3/issue/unarchive', (call) => setArchived(call, false)),
  get('/rest/api/3/issue/limit/report', limitReport, { points: 'other' }),
  post('/rest/api/3/bulk/issues/move', bulkMove),
  get('/rest/api/3/bulk/queue/{taskId}', bulkProgress, { points: 'flat' }),
];
