import * as z from 'zod';
import { visibleBoard } from '../agile/board.ts';
import { saveSprint, sprintBean, sprintTime, visibleSprint } from '../agile/sprint.ts';
import { type Answer, created, noContent, ok, type RestCall } from '../call.ts';
import { SPRINT_FIELD_ID } from '../catalogue/custom-fields.ts';
import { changeIssue } from '../changes.ts';
import { isStrings } from '../fields/field-kind.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, forbidden } from '../jira-error.ts';
import { findIssue, visibleIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { can, canSee } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import type { Sprint } from '../site-model.ts';
import { agileIssue, agileIssues } from './agile-issues.ts';

const SPRINT = '/rest/agile/1.0/sprint';
const READ = { points: 'core', scopes: ['read:sprint:jira-software', 'read:jira-work'] } as const;
const WRITE = { scopes: ['write:sprint:jira-software', 'write:jira-work'] } as const;
const ISSUES_PER_CALL = 50;

const sprintInput = z.object({
  name: z.string().min(1).max(255).nullish(),
  goal: z.string().nullish(),
  state: z.enum(['future', 'active', 'closed']).nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
  originBoardId: z.number().int().nullish(),
});

function create(call: RestCall): Answer {
  const input = call.json(sprintInput);
  if (!input.name) throw badRequest('Sprint name is required.');
  if (!input.originBoardId) throw badRequest('originBoardId is required.');
  const board = visibleBoard(call, String(input.originBoardId));
  requireManager(call, board.project.id);
  const sprint: Sprint = {
    id: call.state.nextId('sprint'),
    name: input.name,
    state: 'future',
    boardId: String(board.id),
    goal: input.goal ?? '',
    startDate: sprintTime(input.startDate, null),
    endDate: sprintTime(input.endDate, null),
    completeDate: null,
  };
  return created(sprintBean(call, saveSprint(call, undefined, sprint)));
}

/** PUT replaces, POST changes what is given; a sprint goes from future to active to closed and never back. */
function update(call: RestCall, replaces: boolean): Answer {
  const sprint = visibleSprint(call, call.param('sprintId'));
  requireManager(call, visibleBoard(call, sprint.boardId).project.id);
  const input = call.json(sprintInput);
  const state = input.state ?? sprint.state;
  const order = ['future', 'active', 'closed'];
  if (
    order.indexOf(state) < order.indexOf(sprint.state) ||
    (sprint.state === 'future' && state === 'closed')
  ) {
    throw badRequest(`A sprint cannot go from ${sprint.state} to ${state}.`);
  }
  const kept = replaces ? null : sprint;
  const after: Sprint = {
    ...sprint,
    name: input.name ?? sprint.name,
    goal: input.goal ?? kept?.goal ?? '',
    state,
    startDate: sprintTime(input.startDate, kept?.startDate ?? null),
    endDate: sprintTime(input.endDate, kept?.endDate ?? null),
    completeDate: state === 'closed' && sprint.state !== 'closed' ? call.now : sprint.completeDate,
  };
  if (
    state === 'active' &&
    sprint.state === 'future' &&
    (after.startDate === null || after.endDate === null)
  ) {
    throw badRequest('A sprint needs a startDate and an endDate before it can start.');
  }
  return ok(sprintBean(call, saveSprint(call, sprint, after)));
}

function remove(call: RestCall): Answer {
  const sprint = visibleSprint(call, call.param('sprintId'));
  requireManager(call, visibleBoard(call, sprint.boardId).project.id);
  for (const issue of issuesIn(call, sprint)) setSprint(call, issue, without(issue, sprint.id));
  call.state.sprints.delete(sprint.id);
  emitProductEvent(call, 'avi:jira-software:deleted:sprint', { sprint: sprintBean(call, sprint) });
  return noContent();
}

const issuesInput = z.looseObject({ issues: z.array(z.string()) });

function addIssues(call: RestCall): Answer {
  const sprint = visibleSprint(call, call.param('sprintId'));
  if (sprint.state === 'closed') throw badRequest('Issues can be moved only to active or future sprints.');
  for (const issue of issuesNamed(call)) setSprint(call, issue, [...past(call, issue), sprint.id]);
  return noContent();
}

function toBacklog(call: RestCall): Answer {
  for (const issue of issuesNamed(call)) setSprint(call, issue, past(call, issue));
  return noContent();
}

function issuesNamed(call: RestCall): Issue[] {
  const { issues } = call.json(issuesInput);
  if (issues.length === 0 || issues.length > ISSUES_PER_CALL) {
    throw badRequest(`A call moves 1 to ${ISSUES_PER_CALL} issues, but this one names ${issues.length}.`);
  }
  return issues.map((name) => {
    const issue = findIssue(call.state, name);
    if (!issue || !can(call, 'EDIT_ISSUES', { issue }))
      throw badRequest(`The issue '${name}' cannot be moved.`);
    return issue;
  });
}

function sprintIds(issue: Issue): string[] {
  const ids = issue.values[SPRINT_FIELD_ID];
  return isStrings(ids) ? ids : [];
}

/** Sprints of an issue that are over; they stay with it. */
function past(call: RestCall, issue: Issue): string[] {
  return sprintIds(issue).filter((id) => call.state.sprints.get(id)?.state === 'closed');
}

function without(issue: Issue, id: string): string[] {
  return sprintIds(issue).filter((candidate) => candidate !== id);
}

function setSprint(call: RestCall, issue: Issue, ids: string[]): void {
  changeIssue(call, issue, { values: { [SPRINT_FIELD_ID]: ids.length > 0 ? ids : undefined } });
}

function issuesIn(call: RestCall, sprint: Sprint): Issue[] {
  return call.state.issues.filter((issue) => sprintIds(issue).includes(sprint.id));
}

function requireManager(call: RestCall, projectId: string): void {
  const project = call.state.projects.get(projectId);
  if (!can(call, 'MANAGE_SPRINTS_PERMISSION', { project })) {
    throw forbidden('You do not have permission to manage sprints on this board.');
  }
}

export const agileSprintsRoutes: readonly Route[] = [
  post(SPRINT, create, WRITE),
  get(
    `${SPRINT}/{sprintId}`,
    (call) => ok(sprintBean(call, visibleSprint(call, call.param('sprintId')))),
    READ,
  ),
  put(`${SPRINT}/{sprintId}`, (call) => update(call, true), WRITE),
  post(`${SPRINT}/{sprintId}`, (call) => update(call, false), WRITE),
  del(`${SPRINT}/{sprintId}`, remove, WRITE),
  get(
    `${SPRINT}/{sprintId}/issue`,
    (call) => {
      const sprint = visibleSprint(call, call.param('sprintId'));
      return agileIssues(
        call,
        issuesIn(call, sprint).filter((issue) => canSee(call, issue)),
      );
    },
    READ,
  ),
  post(`${SPRINT}/{sprintId}/issue`, addIssues, WRITE),
  post('/rest/agile/1.0/backlog/issue', toBacklog, WRITE),
  get(
    '/rest/agile/1.0/issue/{issueIdOrKey}',
    (call) => ok(agileIssue(call, visibleIssue(call, call.param('issueIdOrKey')))),
    READ,
  ),
];
