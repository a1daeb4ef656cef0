import type { Ports } from '../../core/ports/ports.ts';
import { runOutgoing } from '../../core/rules/run-outgoing.ts';
import { withoutScripted } from '../../core/rules/scripted-values.ts';
import type { Writing } from '../../core/workflow/writing.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import type { Application } from './carry-out.ts';

/** What transitions have done beyond the commands: whether this side has something to send because of it. */
export interface Effects {
  readonly writing: Writing;
  readonly own: boolean;
}

/**
 * Whether the workflow has changed mapped fields by itself. A transition is looked after once; then it is known
 * whether it does such things. What escapes that is found by the hourly reconcile.
 */
export async function seeEffects(
  ports: Ports,
  context: Context,
  application: Application,
  writing: Writing,
): Promise<Effects> {
  const { moves, known } = writing;
  const leaving = context.rules.outgoing.filter(({ field, on }) => field !== 'status' && on === 'always');
  if (moves.length === 0 || leaving.length === 0) return { writing, own: false };
  const seen = moves.map((transition) => known.changes[transition]?.seen);
  if (seen.includes(true)) return { writing, own: true };
  const finished = (writing.start?.category === 'done') !== (writing.at?.category === 'done');
  const resolved = Object.values(writing.written).some(({ field }) => field === 'resolution');
  // Workflows set and clear the resolution where an issue is finished or taken up again.
  if (finished && !resolved && leaving.some(({ field }) => field === 'resolution'))
    return { writing, own: true };
  if (!seen.includes(undefined)) return { writing, own: false };
  const changed = await hasChanged(ports, context, application, writing);
  const at = epochSeconds(ports.clock);
  const lessons = moves.map((transition) => [transition, { at, seen: changed }] as const);
  const changes = { ...known.changes, ...Object.fromEntries(lessons) };
  return { writing: { ...writing, known: { ...known, changes } }, own: changed };
}

async function hasChanged(
  ports: Ports,
  context: Context,
  { issue, overlay }: Application,
  writing: Writing,
): Promise<boolean> {
  const { rules, key } = context;
  const read = await ports.jira.readIssue(issue.id, { fields: rules.fields });
  if (read === 'not-found') return false;
  const now = runOutgoing(rules, key, withoutScripted(rules, { ...issue.fields, ...read.fields }), 'always');
  return Object.keys({ ...overlay, ...now }).some(
    (path) => writing.partial[path] === undefined && now[path]?.out !== overlay[path]?.out,
  );
}
