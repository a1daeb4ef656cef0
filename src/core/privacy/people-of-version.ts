import { isOfPeople } from '../fields/is-of-people.ts';
import type { Mapping } from '../rules/mapping.ts';
import type { Version } from '../rules/version.ts';
import { withWords } from '../rules/with-words.ts';
import type { ServiceRules } from '../service/service-rules.ts';
import { ACCOUNT } from './account-form.ts';

/** Account ids that rules name: who published them, in the user map, as authors whose comments leave, and as values of people's fields. */
export function accountsOfVersion({
  userMap,
  comments,
  mappings,
  published,
  service,
  tables = [],
}: Pick<
  Version,
  'userMap' | 'comments' | 'mappings' | 'published' | 'service' | 'tables'
>): readonly string[] {
  return [
    ...(published?.by === undefined ? [] : [published.by]),
    ...userMap.map.map(({ here }) => here),
    ...(userMap.default === undefined ? [] : [userMap.default]),
    ...(comments.authors ?? []),
    ...tables.filter(({ people }) => people).flatMap(({ rows }) => rows.map(({ here }) => here)),
    ...(service?.defaultCustomer === undefined ? [] : [service.defaultCustomer]),
    ...mappings
      .filter(isOfPeople)
      .flatMap(({ default: instead, constant, values = [] }) => [
        ...wordsOf(instead),
        ...wordsOf(constant),
        ...values.map(({ here }) => here),
      ]),
  ];
}

/** As accountsOfVersion, and those that stand inside queries and scripts, which are known by their form. */
export function accountsIn(version: Version): readonly string[] {
  return [...new Set([...accountsOfVersion(version), ...accountsInTexts({ ...version, compiled: [] })])];
}

export const accountsInTexts = (value: unknown): readonly string[] =>
  JSON.stringify(value).match(ACCOUNT) ?? [];

/** Stands in queries and scripts where a closed account stood: nobody, so that what asks for it finds nothing. */
const CLOSED = 'closed-account';

/** A value whose texts name these accounts no more. */
export const withoutAccounts = <T>(value: T, closed: ReadonlySet<string>): T =>
  withWords(value, (text) => text.replace(ACCOUNT, (account) => (closed.has(account) ? CLOSED : account)));

/** Rows of a table of people without those of these accounts. */
export const rowsWithout = <Row extends { readonly here: string }>(
  rows: readonly Row[],
  closed: ReadonlySet<string>,
): Row[] => rows.filter(({ here }) => !closed.has(here));

/** Rules that name neither these accounts of this site nor these references of the peer's. */
export function versionWithout(
  version: Version,
  closed: ReadonlySet<string>,
  refs: ReadonlySet<string> = new Set(),
): Version {
  const { userMap, comments, mappings, published, service, tables, ...others } = version;
  const { default: standIn, ...map } = userMap;
  return {
    ...withoutAccounts(others, closed),
    ...(tables === undefined
      ? {}
      : {
          tables: tables.map((table) =>
            table.people ? { ...table, rows: rowsWithout(table.rows, closed) } : table,
          ),
        }),
    ...(published === undefined ? {} : { published: publishedWithout(published, closed) }),
    ...(service === undefined ? {} : { service: serviceWithout(service, closed) }),
    userMap: {
      ...map,
      map: map.map.filter(({ here, there }) => !closed.has(here) && !refs.has(there)),
      ...(standIn === undefined || closed.has(standIn) ? {} : { default: standIn }),
    },
    comments: {
      ...comments,
      // An empty list lets nobody's comments leave: less than before, never more.
      ...(comments.authors === undefined
        ? {}
        : { authors: comments.authors.filter((author) => !closed.has(author)) }),
    },
    mappings: mappings.map((mapping) => (isOfPeople(mapping) ? mappingWithout(mapping, closed) : mapping)),
  };
}

/** Without its stand-in, a request of an unknown customer is raised by the app itself. */
function serviceWithout(service: ServiceRules, closed: ReadonlySet<string>): ServiceRules {
  const { defaultCustomer, ...rest } = service;
  return defaultCustomer === undefined || closed.has(defaultCustomer) ? rest : { ...rest, defaultCustomer };
}

function publishedWithout(
  published: NonNullable<Version['published']>,
  closed: ReadonlySet<string>,
): NonNullable<Version['published']> {
  const { by, ...rest } = published;
  return by === undefined || closed.has(by) ? rest : { ...rest, by };
}

/**
 * A line whose constant is gone is switched off: without it, the field's own value would cross. One whose default is
 * gone leaves the field as it is.
 */
function mappingWithout(mapping: Mapping, closed: ReadonlySet<string>): Mapping {
  const { default: instead, constant, values, ...rest } = mapping;
  const standIn = without(instead, closed);
  const fixed = without(constant, closed);
  return {
    ...rest,
    ...(values === undefined ? {} : { values: values.filter(({ here }) => !closed.has(here)) }),
    ...(standIn === undefined ? {} : { default: standIn }),
    ...(instead !== undefined && standIn === undefined && rest.noMatch === 'default'
      ? { noMatch: 'nothing' as const }
      : {}),
    ...(fixed === undefined ? {} : { constant: fixed }),
    ...(constant !== undefined && fixed === undefined ? { on: false } : {}),
  };
}

/** The words that are left; undefined: none. */
function without(words: string | undefined, closed: ReadonlySet<string>): string | undefined {
  const left = wordsOf(words).filter((word) => !closed.has(word));
  return left.length === 0 ? undefined : left.join('\n');
}

/** One account a line, as the rules hold them. */
const wordsOf = (words: string | undefined): readonly string[] =>
  words === undefined ? [] : words.split('\n').filter((word) => word !== '');
