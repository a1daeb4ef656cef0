import { nameForm } from '../fields/option-kind.ts';
import { valueText } from '../fields/value-text.ts';
import type { UpdateItem } from '../protocol/kinds/sync.ts';
import type { CompiledRules } from './compile-version.ts';

/** Where a new issue of the peer's is made: a local project, and the issue type where the rules name one. */
export interface Place {
  readonly project: string;
  readonly type?: string;
}

type Incoming = Pick<UpdateItem, 'issue' | 'fields'>;

/**
 * The first line of the routing whose conditions all hold; else the connection's own project, or nowhere where the
 * rules want it so. Names are compared whatever their case.
 */
export function placeFor(
  { routing, unrouted, projects }: Pick<CompiledRules, 'routing' | 'unrouted' | 'projects'>,
  own: string,
  item: Incoming,
): Place | 'nowhere' {
  const line = routing.find(({ when }) => when.every((one) => holds(one, item)));
  if (line)
    return line.type === undefined ? { project: line.project } : { project: line.project, type: line.type };
  if (routing.length > 0 && unrouted === 'refuse') return 'nowhere';
  return { project: projects.includes(own) ? own : (projects[0] ?? own) };
}

function holds({ path, value }: { readonly path: string; readonly value: string }, item: Incoming): boolean {
  return wordsOf(path, item).some((word) => nameForm(word) === nameForm(value));
}

/** `@project` and `@type` are what the peer's issue is; all else is a path of the replica, a set by its members. */
function wordsOf(path: string, { issue, fields }: Incoming): readonly string[] {
  if (path === '@project') return [issue.project];
  if (path === '@type') return [issue.type];
  const members = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(`${path}/`) && value.kind !== 'unreadable' && value.value !== null
      ? [name.slice(path.length + 1)]
      : [],
  );
  const whole = Object.hasOwn(fields, path) ? fields[path] : undefined;
  if (whole === undefined || whole.kind === 'unreadable') return members;
  const text = whole.kind === 'options' ? (whole.value ?? []) : [valueText(whole)];
  return [...members, ...text.filter((word) => word !== undefined)];
}
