import { findIssue } from '../lookup.ts';
import { canSee } from '../permissions.ts';
import type { Sprint } from '../site-model.ts';
import { FieldError, type FieldKind, isString, isStrings, singleKind } from './field-kind.ts';

/** A sprint as the Sprint field shows it. */
function sprintRef(sprint: Sprint): Record<string, unknown> {
  const time = (name: string, at: number | null) =>
    at === null ? {} : { [name]: new Date(at).toISOString() };
  return {
    id: Number(sprint.id),
    name: sprint.name,
    state: sprint.state,
    boardId: Number(sprint.boardId),
    goal: sprint.goal,
    ...time('startDate', sprint.startDate),
    ...time('endDate', sprint.endDate),
    ...time('completeDate', sprint.completeDate),
  };
}

/** Written as one sprint id; sprints that are over stay in the list, the newest stands last. */
export const SPRINT: FieldKind = {
  ...singleKind(isStrings, {
    parse: (input, { call, field, issue }) => {
      const past = stored(issue?.values[field.id]).filter(
        (id) => call.state.sprints.get(id)?.state === 'closed',
      );
      if (typeof input !== 'number' && !(typeof input === 'string' && /^\d+$/.test(input))) {
        throw new FieldError('Number value expected as the Sprint id.');
      }
      const sprint = call.state.sprints.get(String(input));
      if (!sprint) throw new FieldError(`Sprint with id '${input}' does not exist.`);
      if (sprint.state === 'closed')
        throw new FieldError('Issue can be assigned only active or future sprints.');
      return [...past, sprint.id];
    },
    bean: (ids, call) =>
      ids.flatMap((id) => {
        const sprint = call.state.sprints.get(id);
        return sprint ? [sprintRef(sprint)] : [];
      }),
    log: (ids, state) => ({
      id: ids.join(', '),
      text: ids.map((id) => state.sprints.get(id)?.name ?? id).join(', '),
    }),
  }),
};

const stored = (value: unknown): string[] => (isStrings(value) ? value : []);

/** Written and shown as the epic's key. */
export const EPIC_LINK: FieldKind = singleKind(isString, {
  parse: (input, { call }) => {
    if (typeof input !== 'string') throw new FieldError('Operation value must be a string');
    const epic = findIssue(call.state, input);
    if (!epic || !canSee(call, epic)) {
      throw new FieldError(
        `Issue with key '${input}' could not be found or you have no permission to see it.`,
      );
    }
    if ((call.state.issueTypes.get(epic.issueTypeId)?.hierarchyLevel ?? 0) !== 1) {
      throw new FieldError(`Issue '${epic.key}' is not an epic.`);
    }
    return epic.id;
  },
  bean: (id, call) => call.state.issues.get(id)?.key ?? null,
  log: (id, state) => ({ id, text: state.issues.get(id)?.key ?? id }),
});

export const RANK: FieldKind = {
  operations: ['set'],
  parse: () => undefined,
  bean: (value) => value ?? null,
  log: () => ({ id: '', text: '' }),
};
