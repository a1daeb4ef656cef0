import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { FoundPerson } from '../../core/ports/jira-catalogue.ts';
import type { Store } from '../../core/ports/store.ts';
import { accountsOfVersion } from '../../core/privacy/people-of-version.ts';
import { draftKind } from '../../core/rules/draft-record.ts';
import { type SeenPerson, seenPeopleKey, seenPeopleKind } from '../../core/rules/seen-people.ts';
import { type MapLine, readUserMapCsv } from '../../core/rules/user-map-csv.ts';
import { userMapOf as draftUserMap, mappedAs } from '../../core/rules/user-map-of.ts';
import { wholeUserMap } from '../../core/rules/whole-user-map.ts';
import { getConnection } from '../connection/list-connections.ts';
import { listTables } from '../rules/list-tables.ts';
import { rulesInForce } from '../rules/publish-rules.ts';

interface UserMapPorts {
  readonly store: Store;
  readonly jira: Pick<Jira, 'accountByEmail' | 'searchPeople' | 'peopleNames'>;
}

/** Jira answers so many names in one call. */
const NAMES_AT_ONCE = 200;

interface UserMapSeen {
  readonly seen: readonly SeenPerson[];
  readonly unmapped: number;
  readonly tables: { name: string; about: string; count: number }[];
  readonly rows: readonly { here: string; there: string }[];
  readonly names: Record<string, string>;
}

/** Whom the partner's values have named that the rules do not know; one call of Jira for each 200 accounts in the map. */
export async function userMapOf(ports: UserMapPorts, connection: string): Promise<Attempt<UserMapSeen>> {
  const rules = await rulesInForce(ports, connection);
  if (!rules.ok) return rules;
  const { version } = rules.value;
  const draft = (await ports.store.get(draftKind, connection))?.held;
  const named = draft ? draftUserMap(draft.version).table : version.userMap.table;
  const tables = (await listTables(ports)).filter(({ holds }) => holds === 'people');
  const rows = tables.find(({ name }) => name === named)?.rows ?? [];
  const record = await ports.store.get(seenPeopleKind, seenPeopleKey(connection));
  const people = record?.people ?? [];
  return done({
    seen: people.map((one) => ({ ...one, at: one.at * 1000 })).reverse(),
    unmapped: people.filter((one) => mappedAs(wholeUserMap(version), one) === undefined).length,
    tables: tables.map(({ name, about, rows: { length } }) => ({ name, about, count: length })),
    rows,
    names: await namesOf(ports, [
      ...accountsOfVersion({ ...version, tables: [] }),
      ...people.flatMap((one) => mappedAs({ map: rows }, one) ?? []),
    ]),
  });
}

/** A table of people as lines of a user map; addresses of this site become account ids. */
export async function readUserMap(
  ports: UserMapPorts,
  connection: string | undefined,
  csv: string,
): Promise<Attempt<{ map: readonly { here: string; there: string }[]; names: Record<string, string> }>> {
  const found = connection === undefined ? undefined : await getConnection(ports, connection);
  if (found?.ok === false) return found;
  const read = readUserMapCsv(csv);
  if (!read.ok) return read;
  const map: { here: string; there: string }[] = [];
  const accounts = new Map<string, string | undefined>();
  for (const line of read.value) {
    const here = line.here.includes('@') ? await accountOf(ports, accounts, line.here) : line.here;
    if (here === undefined) return nobody(line, 'no active account of this site shows this address');
    map.push({ here, there: line.there });
  }
  const ids = [...new Set(map.map(({ here }) => here))];
  const names = await namesOf(ports, ids);
  const stranger = read.value.find((_, index) => names[map[index]?.here ?? ''] === undefined);
  return stranger ? nobody(stranger, 'this site has no such account') : done({ map, names });
}

export async function searchPeople(
  ports: UserMapPorts,
  connection: string,
  query: string,
): Promise<Attempt<readonly FoundPerson[]>> {
  const found = await getConnection(ports, connection);
  if (!found.ok) return found;
  return done(await ports.jira.searchPeople(query, found.value.local.projectKey));
}

async function accountOf(
  ports: UserMapPorts,
  known: Map<string, string | undefined>,
  address: string,
): Promise<string | undefined> {
  const key = address.toLowerCase();
  if (!known.has(key)) known.set(key, await ports.jira.accountByEmail(address));
  return known.get(key);
}

async function namesOf({ jira }: UserMapPorts, accounts: readonly string[]): Promise<Record<string, string>> {
  const ids = [...new Set(accounts)];
  const names: Record<string, string> = {};
  for (let from = 0; from < ids.length; from += NAMES_AT_ONCE)
    Object.assign(names, await jira.peopleNames(ids.slice(from, from + NAMES_AT_ONCE)));
  return names;
}

const nobody = ({ line, here }: MapLine, why: string): Attempt<never> =>
  failed({
    code: 'csv-line',
    field: `line.${line}`,
    message: `Line ${line} of the table cannot be used: ${JSON.stringify(here)} is nobody here, as ${why}.`,
    next: 'Give the account id, or an address that Jira shows; nothing of the table was taken.',
  });
