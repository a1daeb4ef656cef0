import type { JiraStatus, JiraTransition } from '../ports/jira.ts';

/** What is known of a workflow: status id -> its ways out. A status without an entry has never been looked at. */
export type KnownWays = Readonly<Record<string, readonly JiraTransition[]>>;

export interface PathQuestion {
  readonly known: KnownWays;
  /** Id of the status that the issue is in. */
  readonly from: string;
  /** Name of the wanted status, whatever its case. */
  readonly to: string;
  /** Every status of the workflow, where that has been read. */
  readonly statuses?: readonly JiraStatus[] | undefined;
  /** Whether a field is known to be empty and nothing of this apply fills it. */
  readonly lacks?: (field: string) => boolean;
  /** `wayName` of transitions that Jira has refused for this issue, and why. */
  readonly barred?: ReadonlyMap<string, Obstacle>;
}

/** Why no path can be walked. */
export type Obstacle =
  /** No transition leads to a status of that name. */
  | { readonly is: 'no-status' }
  /** Jira offers the app no way out of the status at all. */
  | { readonly is: 'no-way-out' }
  /** The status is there, but nothing leads to it from here. */
  | { readonly is: 'no-path' }
  /** A path would need this transition, which a condition hides from the app. */
  | { readonly is: 'hidden'; readonly transition: JiraTransition }
  /** A path would need this transition, which Jira refuses. */
  | { readonly is: 'refused'; readonly transition: JiraTransition; readonly says: string }
  /** A path would need a value for a field of this transition's screen. */
  | {
      readonly is: 'needs-field';
      readonly transition: JiraTransition;
      readonly field: { readonly id: string; readonly name: string };
    };

export type PathPlan =
  /** The shortest path, in the order in which it is walked. */
  | { readonly is: 'path'; readonly steps: readonly JiraTransition[] }
  /** None is known, but statuses within reach were never looked at: paths to them, the likeliest first. */
  | { readonly is: 'unknown'; readonly ways: readonly (readonly JiraTransition[])[] }
  | { readonly is: 'none'; readonly why: Obstacle };

/** The shortest way through a workflow to the wanted status, or what is missing for one. */
export function planPath(question: PathQuestion): PathPlan {
  const { known, from, to } = question;
  const wanted = statusName(to);
  const walkable = reach(known, from, (way) => obstacleOf(question, way) === undefined);
  const there = walkable.find((path) => leadsTo(path, wanted));
  if (there) return { is: 'path', steps: there.map((way) => way.transition) };

  const goal = question.statuses?.find((status) => statusName(status.name) === wanted);
  if (question.statuses && !goal) return { is: 'none', why: { is: 'no-status' } };
  if (!Object.hasOwn(known, from)) return { is: 'unknown', ways: [[]] };
  const blank = walkable.filter((path) => !Object.hasOwn(known, endOf(path, from)));
  const ways = likeliestFirst(blank, goal);
  if (ways.length > 0) return { is: 'unknown', ways: ways.map(stepsOf) };
  return { is: 'none', why: whyNone(question, wanted) };
}

/** Names of statuses differ in nothing but letters that people see. */
export function statusName(name: string): string {
  return name.trim().toLowerCase();
}

export function wayName(status: string, transition: string): string {
  return `${status}:${transition}`;
}

interface Way {
  readonly from: string;
  readonly transition: JiraTransition;
}
type WayPath = readonly Way[];

const stepsOf = (path: WayPath): readonly JiraTransition[] => path.map((way) => way.transition);
const endOf = (path: WayPath, from: string): string => path.at(-1)?.transition.to.id ?? from;
const leadsTo = (path: WayPath, wanted: string): boolean =>
  statusName(path.at(-1)?.transition.to.name ?? '') === wanted;

/**
 * One shortest path to every status within reach, nearest first. Of paths of equal length the one that passes no
 * finished status is found first: finishing an issue on the way tells people something that is not so.
 */
function reach(known: KnownWays, from: string, may: (way: Way) => boolean): readonly WayPath[] {
  const seen = new Set([from]);
  const found: WayPath[] = [];
  let edge: readonly { readonly at: string; readonly path: WayPath }[] = [{ at: from, path: [] }];
  while (edge.length > 0) {
    const next: { at: string; path: WayPath }[] = [];
    for (const { at, path } of edge) {
      for (const transition of openFirst(known[at] ?? [])) {
        const way: Way = { from: at, transition };
        if (seen.has(transition.to.id) || !may(way)) continue;
        seen.add(transition.to.id);
        next.push({ at: transition.to.id, path: [...path, way] });
      }
    }
    found.push(...next.map((one) => one.path));
    edge = [...next].sort(
      (one, other) => doneLast(endCategory(one.path)) - doneLast(endCategory(other.path)),
    );
  }
  return found;
}

const openFirst = (ways: readonly JiraTransition[]): readonly JiraTransition[] =>
  [...ways].sort((one, other) => doneLast(one.to.category) - doneLast(other.to.category));
const doneLast = (category: string | undefined): number => (category === 'done' ? 1 : 0);
const endCategory = (path: WayPath): string | undefined => path.at(-1)?.transition.to.category;

function obstacleOf(question: PathQuestion, { from, transition }: Way): Obstacle | undefined {
  const barred = question.barred?.get(wayName(from, transition.id));
  if (barred) return barred;
  if (transition.hidden) return { is: 'hidden', transition };
  const empty = transition.screen.find(
    ({ field, required, filled }) => required && !filled && question.lacks?.(field) === true,
  );
  if (!empty) return undefined;
  return { is: 'needs-field', transition, field: { id: empty.field, name: empty.name } };
}

/**
 * Work in progress lies between most statuses, so it is tried first, and a finished status last: only where a
 * finished one is wanted, since a workflow may not lead back from there.
 */
function likeliestFirst(paths: readonly WayPath[], goal: JiraStatus | undefined): readonly WayPath[] {
  const unlike = (path: WayPath): number => {
    const category = endCategory(path);
    if (category === 'done') return 2;
    return category === goal?.category || category === 'indeterminate' ? 0 : 1;
  };
  return paths
    .filter((path) => goal?.category === 'done' || endCategory(path) !== 'done')
    .sort((one, other) => unlike(one) - unlike(other) || one.length - other.length);
}

/** Of the shortest path that would be there without the obstacles, the first one. */
function whyNone(question: PathQuestion, wanted: string): Obstacle {
  const paths = reach(question.known, question.from, () => true);
  const ideal = paths.find((path) => leadsTo(path, wanted));
  for (const way of ideal ?? []) {
    const obstacle = obstacleOf(question, way);
    if (obstacle) return obstacle;
  }
  if (question.known[question.from]?.length === 0) return { is: 'no-way-out' };
  const named =
    question.statuses !== undefined ||
    Object.values(question.known)
      .flat()
      .some((way) => statusName(way.to.name) === wanted);
  return { is: named ? 'no-path' : 'no-status' };
}
