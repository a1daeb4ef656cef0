import * as z from 'zod';
import { nameForm } from '../../core/fields/option-kind.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { Runnable } from '../../core/rules/command.ts';

/** Seconds for which a name is told by the id that Jira took; one that is gone is refused, and looked for again. */
const NAME_AGE = 3600;

const kept = z.union([z.string(), z.array(z.string())]);

interface NamePlace {
  readonly projectId: string;
  /** Undefined where Jira has refused the type itself. */
  readonly issueTypeId: string | undefined;
}

/** Remembers the ids by which Jira is told names that it does not take, as those of a service desk. */
export function keepTold(
  { memo }: Pick<Ports, 'memo'>,
  place: NamePlace,
  refused: Runnable,
  { told }: Runnable,
): void {
  if (refused.told === undefined || told === undefined || place.issueTypeId === undefined) return;
  memo.keep(keyOf(place, refused.field, refused.told), told);
}

/** The commands with names told by the ids that stood for them not long ago; the commands themselves stay as they are. */
export function toldByIds(
  { memo }: Pick<Ports, 'memo'>,
  place: NamePlace,
  commands: Readonly<Record<string, Runnable>>,
): Readonly<Record<string, Runnable>> {
  const told = Object.entries(commands).map(([path, command]) => {
    if (command.told === undefined || place.issueTypeId === undefined) return [path, command] as const;
    const known = kept.safeParse(memo.recall(keyOf(place, command.field, command.told), NAME_AGE));
    return [path, known.success ? { ...command, told: known.data } : command] as const;
  });
  return Object.fromEntries(told);
}

const keyOf = (
  { projectId, issueTypeId }: NamePlace,
  field: string,
  names: string | readonly string[],
): string => `told:${projectId}:${issueTypeId}:${field}:${JSON.stringify([names].flat().map(nameForm))}`;
