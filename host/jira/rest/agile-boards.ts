import { agileSelf, boardBean, boardsOf, visibleBoard } from '../agile/board.ts';
import { sprintBean } from '../agile/sprint.ts';
import { type Answer, ok, type RestCall } from '../call.ts';
import { SPRINT_FIELD_ID } from '../catalogue/custom-fields.ts';
import { isStrings } from '../fields/field-kind.ts';
import { workflowOf } from '../issues/workflow.ts';
import { badRequest } from '../jira-error.ts';
import type { Issue } from '../model.ts';
import { canSee } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { STATUS_CATEGORIES, statusBean } from '../shape/metadata.ts';
import { pageRequest } from '../shape/page.ts';
import { agileIssues } from './agile-issues.ts';

const BASE = '/rest/agile/1.0/board';
const PAGE = { size: 50, max: 50 };
const READ = { points: 'core', scopes: ['read:board-scope:jira-software', 'read:jira-work'] } as const;

/** A page as the agile endpoints give it: without links. */
function agilePage<T>(call: RestCall, all: readonly T[], shape: (item: T) => unknown): Answer {
  const { startAt, maxResults } = pageRequest(call.query, PAGE);
  const values = all.slice(startAt, startAt + maxResults).map(shape);
  const isLast = startAt + values.length >= all.length;
  return ok({ maxResults, startAt, total: all.length, isLast, values }, values.length);
}

function boards(call: RestCall): Answer {
  const project = call.query.get('projectKeyOrId');
  const name = (call.query.get('name') ?? '').toLowerCase();
  const types = listParameter(call.query, 'type');
  const found = boardsOf(call).filter(
    (board) =>
      (project === null || board.project.id === project || board.project.key === project.toUpperCase()) &&
      `${board.project.key} board`.toLowerCase().includes(name) &&
      (types.length === 0 || types.includes('scrum')),
  );
  return agilePage(call, found, (board) => boardBean(call, board));
}

const STATES = ['future', 'active', 'closed'];

function sprints(call: RestCall): Answer {
  const board = visibleBoard(call, call.param('boardId'));
  const states = listParameter(call.query, 'state');
  const wrong = states.find((state) => !STATES.includes(state));
  if (wrong !== undefined)
    throw badRequest(`The sprint state '${wrong}' is not one of ${STATES.join(', ')}.`);
  const found = call.state.sprints.filter(
    (sprint) => sprint.boardId === String(board.id) && (states.length === 0 || states.includes(sprint.state)),
  );
  return agilePage(call, found, (sprint) => sprintBean(call, sprint));
}

function configuration(call: RestCall): Answer {
  const { id, project } = visibleBoard(call, call.param('boardId'));
  const workflow = workflowOf(call.state, project, '*');
  const statuses = workflow.statusIds.flatMap((statusId) => call.state.statuses.get(statusId) ?? []);
  const columns = (['new', 'indeterminate', 'done'] as const).map((category) => ({
    name: STATUS_CATEGORIES[category].name,
    statuses: statuses
      .filter((status) => status.category === category)
      .map((status) => ({ id: status.id, self: statusBean(call, status)['self'] })),
  }));
  return ok({
    id,
    name: `${project.key} board`,
    type: 'scrum',
    self: agileSelf(call, `board/${id}/configuration`),
    location: { type: 'project', key: project.key, id: project.id, name: project.name },
    columnConfig: { columns, constraintType: 'none' },
    estimation: {
      type: 'field',
      field: { fieldId: 'customfield_10016', displayName: 'Story point estimate' },
    },
    ranking: { rankCustomFieldId: 10019 },
  });
}

/** Issues of a board by rank; the backlog leaves out those of an open sprint and those that are done. */
function issuesOf(call: RestCall, onlyBacklog: boolean): Answer {
  const { project } = visibleBoard(call, call.param('boardId'));
  const issues = call.state.issues
    .by('project', project.id)
    .filter((issue) => !issue.archived && canSee(call, issue))
    .filter((issue) => !onlyBacklog || isInBacklog(call, issue));
  return agileIssues(call, issues);
}

function isInBacklog(call: RestCall, issue: Issue): boolean {
  const ids = issue.values[SPRINT_FIELD_ID];
  const open = (isStrings(ids) ? ids : []).some((id) => call.state.sprints.get(id)?.state !== 'closed');
  return !open && call.state.statuses.get(issue.statusId)?.category !== 'done';
}

export const agileBoardsRoutes: readonly Route[] = [
  get(BASE, boards, READ),
  get(`${BASE}/{boardId}`, (call) => ok(boardBean(call, visibleBoard(call, call.param('boardId')))), READ),
  get(`${BASE}/{boardId}/sprint`, sprints, READ),
  get(`${BASE}/{boardId}/configuration`, configuration, READ),
  get(`${BASE}/{boardId}/issue`, (call) => issuesOf(call, false), READ),
  get(`${BASE}/{boardId}/backlog`, (call) => issuesOf(call, true), READ),
];
