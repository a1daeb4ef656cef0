import type { JiraStatus, JiraTransition } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import { explainObstacle, explainOffScreen, fieldInWords, obstacleCode } from './explain-obstacle.ts';
import { waysOf } from './known-workflow.ts';
import { type Obstacle, type PathPlan, planPath, statusName } from './plan-path.ts';
import { ridersOf } from './riders.ts';
import { isEmpty, type Reason, statusPath, type Writing } from './writing.ts';

/** Other issues that are asked for the ways out of their status, at most, before a status is tried by going there. */
const ASKED_MAX = 8;

export type NextWrite =
  | { readonly do: 'end' }
  /** Read the ways out of the issue's own status. */
  | { readonly do: 'look' }
  /** Read which statuses the workflow has. */
  | { readonly do: 'list' }
  /** Find another issue in this status and read its ways out. */
  | { readonly do: 'ask'; readonly status: string }
  /** Read these paths again: the workflow may have set them by itself. */
  | { readonly do: 'check'; readonly paths: readonly string[] }
  | { readonly do: 'edit'; readonly paths: readonly string[]; readonly override: boolean }
  | Step
  | {
      readonly do: 'aside';
      readonly path: string;
      readonly code: PartialCode;
      readonly reason: Reason;
    }
  /** The path is blocked half-way: from here on the issue goes back. */
  | { readonly do: 'turn-back'; readonly why: Obstacle };

export interface Step {
  readonly do: 'step';
  readonly transition: JiraTransition;
  /** Paths that are written by the screen of this transition. */
  readonly paths: readonly string[];
  /** Names of the statuses that lie between here and the end of the path as planned. */
  readonly via: readonly string[];
}

/**
 * What to do next for the commands that are left. Into a finished status the other fields go first, because a
 * finished issue may not be editable; otherwise the transition goes first, because it may open the fields.
 */
export function nextWrite(writing: Writing): NextWrite {
  const path = statusPath(writing);
  return path === undefined ? nextEdit(writing) : nextOnTheWay(writing, path);
}

function nextOnTheWay(writing: Writing, path: string): NextWrite {
  const { at, start } = writing;
  const wanted = nameOf(writing.left[path]?.raw);
  if (!at || !start) return aside(writing, path, { is: 'no-status' });
  if (writing.blocked) return nextStepBack(writing, path, writing.blocked);
  const plan = ask(writing, wanted);
  if (plan.is === 'path') return along(writing, path, plan.steps);
  if (plan.is === 'unknown') return nextLook(writing, path, plan);
  // What was remembered may be out of date, or true of another issue only.
  if (!writing.fresh.has(at.id)) return { do: 'look' };
  // A status that no known way names may be there all the same.
  if (plan.why.is === 'no-status' && !writing.known.all) return { do: 'list' };
  if (at.id !== start.id) return { do: 'turn-back', why: plan.why };
  return aside(writing, path, plan.why);
}

function ask(writing: Writing, to: string): PathPlan {
  return planPath({
    known: waysOf(writing.known),
    from: writing.at?.id ?? '',
    to,
    statuses: writing.known.all?.statuses,
    lacks: (field) => lacks(writing, field),
    barred: writing.barred,
  });
}

/** A field is known to be empty only where it was read; of others Jira says it when it is asked to move on. */
function lacks({ left, written, fields, fillers }: Writing, field: string): boolean {
  if (!Object.hasOwn(fields, field) || !isEmpty(fields[field])) return false;
  const commands = [...Object.values(left), ...Object.values(written)];
  const given = commands.some((command) => command.field === field && !isEmpty(command.raw));
  return !given && isEmpty(fillers[field]);
}

/** Nothing is walked blindly that can be read: first the workflow's statuses, then other issues that are there. */
function nextLook(writing: Writing, path: string, { ways }: Extract<PathPlan, { is: 'unknown' }>): NextWrite {
  const [best] = ways;
  if (!best || best.length === 0) return { do: 'look' };
  if (!writing.known.all) return { do: 'list' };
  const ends = ways.flatMap((steps) => steps.at(-1)?.to.id ?? []);
  const unasked = ends.find((status) => !writing.asked.has(status));
  if (unasked !== undefined && writing.asked.size < ASKED_MAX) return { do: 'ask', status: unasked };
  return along(writing, path, best);
}

function along(writing: Writing, path: string, steps: readonly JiraTransition[]): NextWrite {
  const [first, ...others] = steps;
  if (!first) return { do: 'look' };
  const riders = ridersOf(writing, steps);
  const riding = [...riders.values()].flat();
  const wanted = nameOf(writing.left[path]?.raw);
  const isWanted = ({ name }: JiraStatus) => statusName(name) === statusName(wanted);
  const ends = [first, ...others].map((step) => step.to);
  const goal = [...ends, ...(writing.known.all?.statuses ?? [])].find(isWanted);
  // A resolution makes sense with the last step: it rides on it, or comes after.
  const rest = editable(writing).filter(
    (one) => !riding.includes(one) && writing.left[one]?.field !== 'resolution',
  );
  if (goal?.category === 'done' && rest.length > 0) return edit(writing, rest);
  return {
    do: 'step',
    transition: first,
    paths: riders.get(first) ?? [],
    via: ends.filter((status) => !isWanted(status)).map((status) => status.name),
  };
}

function nextStepBack(writing: Writing, path: string, why: Obstacle): NextWrite {
  const { at, start } = writing;
  if (!at || !start || at.id === start.id) return aside(writing, path, why);
  const plan = ask(writing, start.name);
  const [first, ...others] = plan.is === 'path' ? plan.steps : [];
  if (!first) return aside(writing, path, why);
  return { do: 'step', transition: first, paths: [], via: [first, ...others].map((step) => step.to.name) };
}

function nextEdit(writing: Writing): NextWrite {
  const paths = editable(writing);
  const hidden = Object.keys(writing.left).filter((path) => !paths.includes(path));
  const moved = writing.moves.length > 0;
  const resolution = Object.keys(writing.left).filter((path) => writing.left[path]?.field === 'resolution');
  if (moved && !writing.checked && resolution.length > 0) return { do: 'check', paths: resolution };
  if (paths.length > 0) return edit(writing, paths);
  const [path] = hidden;
  if (path === undefined) return { do: 'end' };
  const loop = loopFor(writing, path);
  if (loop === 'unknown') return { do: 'look' };
  if (loop)
    return { do: 'step', transition: loop, paths: ridersOf(writing, [loop]).get(loop) ?? [], via: [] };
  const command = writing.left[path];
  const reason = explainOffScreen(
    fieldInWords(path, command?.field),
    command?.raw,
    writing.override === 'denied',
  );
  return { do: 'aside', path, code: 'off-screen', reason };
}

/** A transition that stays in the status and whose screen has the field: used once at most. */
function loopFor(writing: Writing, path: string): JiraTransition | 'unknown' | undefined {
  const { at, known, looped } = writing;
  const field = writing.left[path]?.field;
  if (!at || looped || field === undefined) return undefined;
  const ways = known.ways[at.id]?.out;
  if (!ways) return writing.fresh.has(at.id) ? undefined : 'unknown';
  return ways.find(
    (way) => way.to.id === at.id && !way.hidden && way.screen.some((shown) => shown.field === field),
  );
}

/** Paths that an edit can write: all but the status and what the edit screen hides from an app without the right. */
function editable(writing: Writing): readonly string[] {
  return Object.keys(writing.left).filter((path) => {
    const field = writing.left[path]?.field ?? '';
    if (field === 'status') return false;
    return !writing.offScreen.has(field) || writing.override !== 'denied';
  });
}

function edit(writing: Writing, all: readonly string[]): NextWrite {
  const paths = writing.singly ? all.slice(0, 1) : all;
  const override = paths.some((path) => writing.offScreen.has(writing.left[path]?.field ?? ''));
  return { do: 'edit', paths, override };
}

function aside(writing: Writing, path: string, why: Obstacle): NextWrite {
  const wanted = nameOf(writing.left[path]?.raw);
  const at = writing.at?.name ?? '';
  return {
    do: 'aside',
    path,
    code: obstacleCode(why),
    reason: explainObstacle(why, { wanted, at, start: writing.start?.name ?? at }),
  };
}

function nameOf(raw: unknown): string {
  const name = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined;
  return typeof name === 'string' ? name : '';
}
