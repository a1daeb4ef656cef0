import * as z from 'zod';
import type { UpdateItem } from '../protocol/kinds/sync.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules } from '../rules/compile-version.ts';

type Fields = Readonly<Record<string, unknown>>;

const named = z.looseObject({ name: z.string() });

/**
 * The status that a new issue will show: the one that the rules walk it to, else the one that new issues are known to
 * begin in; lines of the rules may ask for it.
 */
export function statusShown(raw: unknown, first: string | undefined): Fields {
  const name = named.safeParse(raw).data?.name ?? first;
  return name === undefined ? {} : { status: { name } };
}

/** Paths whose lines ask for a status that nobody knows yet: they are decided once the issue is there and was read. */
export function waitingForStatus(
  { incoming }: CompiledRules,
  { fields }: Pick<UpdateItem, 'fields'>,
  shown: Fields,
): readonly string[] {
  if ('status' in shown) return [];
  const asking = incoming.filter(({ when, on }) => on === 'always' && when?.statuses !== undefined);
  const names = new Set(asking.map(({ path }) => path));
  return Object.keys(fields).filter((path) => names.has(splitPath(path).name));
}
