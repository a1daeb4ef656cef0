import * as z from 'zod';
import type { Connection } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { draftKind } from '../../core/rules/draft-record.ts';
import {
  type NamedTable,
  tableKind,
  tableRevisionKey,
  tableRevisionKind,
} from '../../core/rules/named-table.ts';
import { tableName } from '../../core/rules/table-name.ts';
import { usedTables } from '../../core/rules/used-tables.ts';
import { versionKey, versionKind, versionSchema } from '../../core/rules/version.ts';
import { listConnections } from '../connection/list-connections.ts';
import { plainPages } from '../twin/store-pages.ts';
import { noSuchTable } from './with-tables.ts';

interface Reading {
  readonly store: Store;
}

/** Rules that name a table. */
export interface TableUser {
  readonly connection: string;
  readonly name: string;
  /** Places of the rules in force, and of the draft, that name the table. */
  readonly inForce: readonly string[];
  readonly inDraft: readonly string[];
  /** Revision that the rules in force hold; absent where they do not name it. */
  readonly revision?: number;
}

/** Every table of the site by its name. */
export async function listTables({ store }: Reading): Promise<readonly NamedTable[]> {
  const found: NamedTable[] = [];
  for await (const rows of plainPages(store, tableKind, ''))
    found.push(...rows.flatMap(({ value }) => (value.gone ? [] : [value])));
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** A table as it stands, or as it was at a revision. */
export async function getTable(
  { store }: Reading,
  { name, revision }: { readonly name: string; readonly revision?: number | undefined },
): Promise<Attempt<NamedTable>> {
  const table =
    revision === undefined
      ? await store.get(tableKind, name)
      : await store.get(tableRevisionKind, tableRevisionKey(name, revision));
  return table && !table.gone ? done(table) : failed(noSuchTable(name, undefined));
}

/** All connections of the site, each with what its rules name. */
export async function tableUsers({ store }: Reading): Promise<ReadonlyMap<string, readonly TableUser[]>> {
  const users = new Map<string, TableUser[]>();
  for (const connection of await listConnections({ store })) {
    for (const [table, user] of await usesOf({ store }, connection))
      users.set(table, [...(users.get(table) ?? []), user]);
  }
  return users;
}

const namedInPart = z.looseObject({ table: tableName.optional().catch(undefined) });
const { mappings: mappingsPart, scripts: scriptsPart } = versionSchema.shape;

async function usesOf(
  { store }: Reading,
  { id, name, version: number }: Connection,
): Promise<Map<string, TableUser>> {
  const uses = new Map<string, TableUser>();
  if (number === 0) return uses;
  const version = await store.get(versionKind, versionKey(id, number));
  if (!version) return uses;
  const blank = { connection: id, name, inForce: [], inDraft: [] };
  for (const { name: table, place } of usedTables(version)) {
    const user = uses.get(table) ?? blank;
    const revision = version.tables?.find((held) => held.name === table)?.revision;
    uses.set(table, {
      ...user,
      inForce: [...user.inForce, place],
      ...(revision === undefined ? {} : { revision }),
    });
  }
  const held = (await store.get(draftKind, id))?.held;
  const mappings = mappingsPart.safeParse(held?.version['mappings']).data ?? [];
  const scope = namedInPart.safeParse(held?.version['scope']).data;
  const scripts = scriptsPart.safeParse(held?.version['scripts']).data ?? {};
  const userMap = namedInPart.safeParse(held?.version['userMap']).data;
  for (const { name: table, place } of usedTables({ mappings, scripts, scope, userMap })) {
    const user = uses.get(table) ?? blank;
    uses.set(table, { ...user, inDraft: [...user.inDraft, place] });
  }
  return uses;
}
