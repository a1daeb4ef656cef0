import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { type NamedTable, tableKind } from '../../core/rules/named-table.ts';
import { routesMisfit } from '../../core/rules/routing-table.ts';
import { holdsMisfit } from '../../core/rules/table-holds.ts';
import { usedTables } from '../../core/rules/used-tables.ts';
import type { Version } from '../../core/rules/version.ts';
import { MOST_PEOPLE, wholeUserMap } from '../../core/rules/whole-user-map.ts';

type HeldTables = Pick<Version, 'tables'>;

/**
 * The tables that rules name, as they stand now: they become part of the version, so that a change that crosses
 * reads no table. A table that is not there is refused with its place.
 */
export async function tablesFor(
  { store }: { readonly store: Store },
  version: Version,
): Promise<Attempt<HeldTables>> {
  const uses = usedTables(version);
  const names = [...new Set(uses.map(({ name }) => name))].sort();
  const found = await store.getMany(tableKind, names);
  const missing = names.find((_name, index) => found[index] === undefined || found[index]?.gone);
  if (missing !== undefined)
    return failed(noSuchTable(missing, uses.find(({ name }) => name === missing)?.place));
  for (const use of uses) {
    const holds = found.find((table) => table?.name === use.name)?.holds;
    const misfit = holds === undefined ? undefined : holdsMisfit(use, holds);
    if (misfit) return failed(misfit);
  }
  const tables = found.flatMap((table) => (table ? [heldTable(table)] : []));
  const misfit = tablesMisfit({ ...version, tables });
  if (misfit) return failed(misfit);
  return done(tables.length === 0 ? {} : { tables });
}

/** A table as a version holds it. */
export const heldTable = ({ name, revision, holds, rows }: NamedTable) => ({
  name,
  revision,
  ...(holds === 'people' ? { people: true as const } : {}),
  rows,
});

/** Why rules cannot hold their tables as these are; undefined where they can. */
export const tablesMisfit = (version: Pick<Version, 'scope' | 'userMap' | 'tables'>): Explained | undefined =>
  routesMisfit(version) ?? tooManyPeople(version);

function tooManyPeople(version: Pick<Version, 'userMap' | 'tables'>): Explained | undefined {
  const lines = wholeUserMap(version).map.length;
  if (lines <= MOST_PEOPLE) return undefined;
  return {
    code: 'too-many-people',
    field: 'userMap.table',
    message: `The map of people and the table "${version.userMap.table}" come to ${lines} lines; ${MOST_PEOPLE} is the most.`,
    next: 'Take lines out of the map that the table has, too.',
  };
}

/** A table of which rules hold an earlier revision than the one that stands. */
export interface BehindTable {
  readonly name: string;
  readonly held: number;
  readonly now: number;
}

/** The tables that were saved anew since these rules were published; of one that was deleted nothing is said. */
export async function tablesBehind(
  { store }: { readonly store: Store },
  { tables = [] }: HeldTables,
): Promise<readonly BehindTable[]> {
  if (tables.length === 0) return [];
  const found = await store.getMany(
    tableKind,
    tables.map(({ name }) => name),
  );
  return tables.flatMap(({ name, revision: held }, at) => {
    const table = found[at];
    return table && !table.gone && table.revision > held ? [{ name, held, now: table.revision }] : [];
  });
}

/** The version with these tables and no others. */
export function withTables({ tables: _earlier, ...version }: Version, held: HeldTables): Version {
  return { ...version, ...held };
}

export const noSuchTable = (name: string, place: string | undefined): Explained => ({
  code: 'table-not-found',
  ...(place === undefined ? {} : { field: place }),
  message: `This site has no table "${name}".`,
  next: 'Make the table on the page Tables, or name another one.',
});
