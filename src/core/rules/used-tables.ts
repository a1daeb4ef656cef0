import { fingerprint } from '../replica/fingerprint.ts';
import type { Mapping } from './mapping.ts';
import type { Version } from './version.ts';

/** A table that rules name, with the place where they do. */
export interface TableUse {
  readonly name: string;
  /** Such as `mappings.3.table`. */
  readonly place: string;
}

/** `tables.name` or `tables["name"]`; a name that only a run could tell is none. */
const IN_SCRIPT = /\btables\s*(?:\.\s*([A-Za-z]\w*)|\[\s*(["'`])([A-Za-z][\w-]*)\2\s*\])/g;

/** Every table that the rules name, in the order of the rules. */
export function usedTables({
  mappings,
  scripts,
  scope,
  userMap,
}: Pick<Version, 'mappings' | 'scripts'> & {
  readonly scope?: Pick<Version['scope'], 'table'> | undefined;
  readonly userMap?: Pick<Version['userMap'], 'table'> | undefined;
}): readonly TableUse[] {
  const inPeople = userMap?.table === undefined ? [] : [{ name: userMap.table, place: 'userMap.table' }];
  const inRouting = scope?.table === undefined ? [] : [{ name: scope.table, place: 'scope.table' }];
  const inMappings = mappings.flatMap(({ table }, index) =>
    table === undefined ? [] : [{ name: table, place: `mappings.${index}.table` }],
  );
  const inScripts = (['outgoing', 'incoming'] as const).flatMap((side) =>
    [...(scripts[side] ?? '').matchAll(IN_SCRIPT)].flatMap((found) => {
      const name = found[1] ?? found[3];
      return name === undefined ? [] : [{ name, place: `scripts.${side}` }];
    }),
  );
  return [...inMappings, ...inPeople, ...inRouting, ...inScripts];
}

type Tables = Pick<Version, 'tables'>;

/** The pairs by which a mapping goes: its own first, then those of its table as it was when the rules were published. */
export function valuesOf({ values, table }: Mapping, { tables = [] }: Tables): Mapping['values'] {
  if (table === undefined) return values;
  return [...(values ?? []), ...(tables.find(({ name }) => name === table)?.rows ?? [])];
}

/**
 * The tables as a script is given them: by their names, what stands there for what is here. People of this site are
 * named by the references that scripts know them by (`key`: that of the connection's fingerprints).
 */
export function scriptTables(
  { tables = [] }: Tables,
  key: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    tables.map(({ name, rows, people }) => [
      name,
      // Of two rows for one name the earlier one counts.
      Object.fromEntries(
        rows.map(({ here, there }) => [people ? fingerprint(key, here) : here, there] as const).reverse(),
      ),
    ]),
  );
}
