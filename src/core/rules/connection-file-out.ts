import { isOfPeople } from '../fields/is-of-people.ts';
import { ACCOUNT } from '../privacy/account-form.ts';
import { accountsIn } from '../privacy/people-of-version.ts';
import { sha256 } from '../protocol/sha256.ts';
import { type ConnectionFile, FILE_SCHEMA, type FileVersion, type Placeholder } from './connection-file.ts';
import type { Mapping } from './mapping.ts';
import type { Version } from './version.ts';
import { wholeUserMap } from './whole-user-map.ts';
import { withWords } from './with-words.ts';

/** The placeholder of an account: the same in every file, and nothing that leads back to whoever does not know it. */
export const personPlaceholder = (account: string): string =>
  `person-${sha256(account)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 12)}`;

/** The rules of a connection as a file. */
export function connectionFileOf(connection: ConnectionFile['connection'], version: Version): ConnectionFile {
  const {
    published: _published,
    compiled: _compiled,
    facets: _facets,
    tables = [],
    scope,
    scripts,
    ...parts
  } = version;
  const userMap = wholeUserMap(version);
  const {
    reads: _reads,
    always: _always,
    into: _into,
    looksAt: _looksAt,
    takes: _takes,
    ...written
  } = scripts;
  const keyOf = (id: string) => scope.projects.find((project) => project.id === id)?.key ?? id;
  const named = {
    ...parts,
    scope: {
      ...scope,
      projects: scope.projects.map(({ key }) => key),
      routing: scope.routing.map((line) => ({ ...line, project: keyOf(line.project) })),
    },
    scripts: written,
    userMap,
  };
  // A table of people is part of the file's own map: no file holds an account.
  const shared = tables.filter(({ people }) => people !== true);
  const accounts = accountsIn({ ...version, tables: [], userMap });
  const placeholders: Placeholder[] = accounts.map((account) => ({
    name: personPlaceholder(account),
    about: aboutPerson({ ...version, userMap }, account),
  }));
  return {
    schema: FILE_SCHEMA,
    connection,
    version: withWords(withoutAccounts(named), (text) => text.replace(ACCOUNT, inPlaceOf)),
    ...(shared.length === 0
      ? {}
      : { tables: Object.fromEntries(shared.map(({ name, rows }) => [name, rows])) }),
    ...(placeholders.length === 0 ? {} : { placeholders }),
  };
}

/** The rules with placeholders where they name people; what stands inside a query or a script is found by its form. */
function withoutAccounts(
  version: FileVersion & Pick<Version, 'userMap' | 'comments' | 'mappings'>,
): FileVersion {
  const { userMap, comments, mappings, service } = version;
  return {
    ...version,
    userMap: {
      ...userMap,
      map: userMap.map.map(({ here, there }) => ({ here: inPlaceOf(here), there })),
      ...(userMap.default === undefined ? {} : { default: inPlaceOf(userMap.default) }),
    },
    comments: {
      ...comments,
      ...(comments.authors === undefined ? {} : { authors: comments.authors.map(inPlaceOf) }),
    },
    mappings: mappings.map((mapping) => (isOfPeople(mapping) ? withoutPeople(mapping) : mapping)),
    ...(service?.defaultCustomer === undefined
      ? {}
      : { service: { ...service, defaultCustomer: inPlaceOf(service.defaultCustomer) } }),
  };
}

function withoutPeople(mapping: Mapping): Mapping {
  const { default: instead, constant, values } = mapping;
  return {
    ...mapping,
    ...(instead === undefined ? {} : { default: eachLine(instead) }),
    ...(constant === undefined ? {} : { constant: eachLine(constant) }),
    ...(values === undefined
      ? {}
      : { values: values.map(({ here, there }) => ({ here: inPlaceOf(here), there })) }),
  };
}

const inPlaceOf = (account: string): string => `{{${personPlaceholder(account)}}}`;

/** One account a line, as the rules hold them. */
const eachLine = (accounts: string): string =>
  accounts
    .split('\n')
    .map((account) => (account === '' ? '' : inPlaceOf(account)))
    .join('\n');

function aboutPerson({ userMap, comments, service }: Version, account: string): string {
  const line = userMap.map.find(({ here }) => here === account);
  if (line) return `Account of this site that stands for "${line.there}" of the partner.`;
  if (userMap.default === account) return 'Account of this site that stands for everybody who is not mapped.';
  if (service?.defaultCustomer === account)
    return 'Account of this site for whom requests of unknown customers are raised.';
  if (comments.authors?.includes(account)) return 'Account of this site whose comments leave.';
  return 'Account of this site that a query, a script or a mapping names.';
}
