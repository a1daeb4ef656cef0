import type { Call } from '../call.ts';
import { parseTime } from '../fields/value-kinds.ts';
import { emitProductEvent } from '../issue-events.ts';
import { badRequest, notFound } from '../jira-error.ts';
import type { Sprint } from '../site-model.ts';
import { agileSelf, boardsOf } from './board.ts';

export function sprintBean(call: Call, sprint: Sprint): Record<string, unknown> {
  const time = (name: string, at: number | null) =>
    at === null ? {} : { [name]: new Date(at).toISOString() };
  return {
    id: Number(sprint.id),
    self: agileSelf(call, `sprint/${sprint.id}`),
    state: sprint.state,
    name: sprint.name,
    ...time('startDate', sprint.startDate),
    ...time('endDate', sprint.endDate),
    ...time('completeDate', sprint.completeDate),
    originBoardId: Number(sprint.boardId),
    goal: sprint.goal,
  };
}

/** The sprint of an id if the caller sees its board; else 404. */
export function visibleSprint(call: Call, id: string): Sprint {
  const sprint = call.state.sprints.get(id);
  const seen = sprint && boardsOf(call).some((board) => String(board.id) === sprint.boardId);
  if (!sprint || !seen) {
    throw notFound(`The requested sprint ${id} does not exist or you do not have permission to view it.`);
  }
  return sprint;
}

/** Epoch ms of a date of a sprint; throws 400 where the text is none. */
export function sprintTime(text: string | null | undefined, otherwise: number | null): number | null {
  if (text === undefined) return otherwise;
  if (text === null || text === '') return null;
  const at = parseTime(text);
  if (at === undefined) throw badRequest(`'${text}' is not a date and time.`);
  return at;
}

/** Stores a sprint and tells what has happened to it, by the names that Jira Software uses. */
export function saveSprint(call: Call, before: Sprint | undefined, after: Sprint): Sprint {
  call.state.sprints.put(after);
  const action = actionOf(before, after);
  emitProductEvent(call, `avi:jira-software:${action}:sprint`, {
    sprint: sprintBean(call, after),
    ...(before ? { oldValue: sprintBean(call, before) } : {}),
  });
  return after;
}

function actionOf(before: Sprint | undefined, after: Sprint): string {
  if (!before) return 'created';
  if (before.state === after.state) return 'updated';
  return after.state === 'active' ? 'started' : 'closed';
}
