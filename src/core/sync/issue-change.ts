import type { CompiledQuery } from '../rules/compiled-query.ts';
import { ANY_FIELD, type Route } from '../rules/routes.ts';
import { evaluateTrigger } from '../trigger/evaluate-trigger.ts';
import type { IssueFacts } from '../trigger/issue-facts.ts';
import type { TriggerTree } from '../trigger/trigger-tree.ts';

/** What an event says: a hint that an issue may have changed, parsed at the door. */
export interface IssueChange {
  /** Issue id. */
  readonly issue: string;
  readonly what: 'created' | 'updated' | 'deleted' | 'comment' | 'attachment' | 'other-child';
  /** Caused by this app: whoever wrote has marked what there is to mark. */
  readonly bySelf: boolean;
  /** Project id, where the event names it. */
  readonly project?: string;
  /** Jira field ids that changed; absent where the event does not say, or names an item without a field id. */
  readonly changed?: readonly string[];
  readonly facts: IssueFacts;
  /** Whether it is a sub-task, where the event says so. */
  readonly subtask?: boolean;
}

/** Changes of these move an issue in or out of what a connection reads at all. */
const ALWAYS_KEPT = ['project', 'key', 'issuekey', 'issuetype', 'security', 'archiveddate'];

/** Whether the change can make something leave under this connection. Only what is certain not to is dropped. */
export function touches(change: IssueChange, route: Route): boolean {
  return readsAny(change, route.reads) || (route.filter !== undefined && depends(change, route.filter));
}

/** Whether an issue without a twin may start under this connection: everything but a certain no. */
export function mayStart(change: IssueChange, route: Route): boolean {
  if (change.what === 'deleted' || change.bySelf) return false;
  if (route.state !== 'active' || route.out !== 'automatic') return false;
  if (change.project !== undefined && !worksIn(route, change.project)) return false;
  if (route.filter && evaluateTrigger(route.filter.tree, change.facts) === 'false') return false;
  if (route.subtasks === true && change.subtask !== false && mayFollow(change)) return true;
  const entered = route.filter !== undefined && depends(change, route.filter);
  return route.triggers.some(
    (trigger) =>
      (entered || depends(change, trigger)) && evaluateTrigger(trigger.tree, change.facts) !== 'false',
  );
}

const worksIn = ({ projects, resting = [] }: Route, project: string): boolean =>
  projects.includes(project) && !resting.includes(project);

/** A sub-task follows its parent when it is made, or comes under another parent. */
function mayFollow(change: IssueChange): boolean {
  return change.what === 'created' || (change.what === 'updated' && change.changed === undefined);
}

/** What only a search can judge may depend on anything. */
function depends(change: IssueChange, query: CompiledQuery): boolean {
  return asks(query.tree) || readsAny(change, query.fields);
}

function readsAny(change: IssueChange, read: readonly string[]): boolean {
  if (change.what === 'created' || change.what === 'deleted') return true;
  const fields = fieldsOf(change);
  if (!fields || fields.some((field) => ALWAYS_KEPT.includes(field))) return true;
  return read.includes(ANY_FIELD) || fields.some((field) => read.includes(field));
}

function asks(tree: TriggerTree): boolean {
  if (tree.op === 'ask') return true;
  if (tree.op === 'not') return asks(tree.of);
  return tree.op === 'and' || tree.op === 'or' ? tree.of.some(asks) : false;
}

function fieldsOf(change: IssueChange): readonly string[] | undefined {
  if (change.what === 'comment' || change.what === 'attachment') return [change.what];
  if (change.what === 'other-child') return ['issuelinks', 'worklog'];
  return change.changed;
}
