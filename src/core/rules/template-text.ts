import { type Attempt, type Explained, failed } from '../connection/explained.ts';
import { isOfPeople } from '../fields/is-of-people.ts';
import { ACCOUNT } from '../privacy/account-form.ts';
import type { ConnectionFile, FileVersion, Placeholder } from './connection-file.ts';
import { type ReadFile, readConnectionFile } from './connection-file-in.ts';
import { MOST_TEMPLATE_CHARACTERS } from './template-record.ts';
import { withWords } from './with-words.ts';

/** The placeholders that a template made of a connection has: the partner, and the spaces of this site. */
const CLIENT: Placeholder = { name: 'client', about: 'Name of the partner' };

/** A partner's name that is shorter stands in too many other words. */
const SHORTEST_NAME = 3;

/**
 * The rules of one connection as a template of others: where they name its partner or its spaces stand placeholders.
 * People of the user map are those of this one partner: they are left out unless they are wanted.
 */
export function templateOf(file: ConnectionFile, wish: { readonly people: boolean }): ConnectionFile {
  const { connection, version, placeholders = [], ...rest } = file;
  const { userMap, ...parts } = version;
  const kept = wish.people ? { ...parts, ...(userMap ? { userMap } : {}) } : parts;
  const keys = version.scope?.projects ?? [connection.local.project];
  const spaces = keys.map((key, at) => ({ key, name: at === 0 ? 'project' : `project-${at + 1}` }));
  const put = putter([
    ...spaces.map(({ key, name }) => ({ word: key, name })),
    ...(connection.peer.name.length < SHORTEST_NAME
      ? []
      : [{ word: connection.peer.name, name: CLIENT.name }]),
  ]);
  const own = { ...placeholdersIn(kept, put), ...rest };
  const text = JSON.stringify(own.version);
  return {
    ...own,
    connection: {
      ...connection,
      name: put(connection.name),
      local: { ...connection.local, project: '{{project}}' },
      peer: { name: '{{client}}' },
    },
    placeholders: [
      CLIENT,
      ...spaces.map(({ key, name }) => ({ name, about: `Key of a space of this site, as ${key}` })),
      ...placeholders.filter(({ name }) => text.includes(`{{${name}}}`)),
    ],
  };
}

/** What of the rules is a name of the partner or of a space: queries, routing, and texts that are put in as they are. */
function placeholdersIn(version: FileVersion, put: (text: string) => string): { version: FileVersion } {
  const { scope, triggers, mappings, comments } = version;
  return {
    version: {
      ...version,
      ...(scope && { scope: placedIn(scope, put) }),
      ...(triggers && { triggers: triggers.map((one) => ({ ...one, jql: put(one.jql) })) }),
      ...(comments && { comments: { ...comments, ...withWords(templated(comments), put) } }),
      ...(mappings && {
        mappings: mappings.map((one) => ({ ...one, ...withWords(fixed(one), put) })),
      }),
    },
  };
}

type Scope = NonNullable<FileVersion['scope']>;

/** Conditions of the routing are about the partner's spaces, and stay. */
const placedIn = (scope: Scope, put: (text: string) => string): Scope => ({
  ...scope,
  projects: scope.projects.map(put),
  routing: scope.routing.map((line) => ({ ...line, project: put(line.project) })),
  ...(scope.filter === undefined ? {} : { filter: put(scope.filter) }),
});

const templated = ({ template }: NonNullable<FileVersion['comments']>) =>
  template === undefined ? {} : { template };

const fixed = ({ constant, default: standIn }: NonNullable<FileVersion['mappings']>[number]) => ({
  ...(constant === undefined ? {} : { constant }),
  ...(standIn === undefined ? {} : { default: standIn }),
});

/** Puts placeholders where a word stands for itself, and not inside another one. */
function putter(words: readonly { readonly word: string; readonly name: string }[]) {
  const known = new Map(words.map(({ word, name }) => [word, `{{${name}}}`]));
  const longestFirst = [...known.keys()].sort((one, other) => other.length - one.length);
  const form = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const found = new RegExp(`(?<![\\p{L}\\p{N}_{-])(?:${form})(?![\\p{L}\\p{N}_}-])`, 'gu');
  return (text: string): string => text.replace(found, (word) => known.get(word) ?? word);
}

/** A template's text, checked: a connection file that names no person of this site. */
export function readTemplate(text: string): Attempt<ReadFile> {
  if (text.length > MOST_TEMPLATE_CHARACTERS) return failed(tooLong(text.length));
  const read = readConnectionFile(text);
  if (!read.ok) return read;
  const person = personIn(read.value);
  return person ? failed(person) : read;
}

/** An account in a text that is kept for good and copied to other connections could be found by nobody. */
function personIn({ file: { version }, placeOf }: ReadFile): Explained | undefined {
  const { userMap, comments, mappings = [] } = version;
  const own: (readonly [path: readonly (string | number)[], value: string | undefined])[] = [
    ...(userMap?.map ?? []).map(({ here }, at) => [['userMap', 'map', at, 'here'], here] as const),
    [['userMap', 'default'], userMap?.default],
    ...(comments?.authors ?? []).map((author, at) => [['comments', 'authors', at], author] as const),
    ...mappings.flatMap(({ kind, constant, default: standIn }, at) =>
      isOfPeople({ kind })
        ? [[['mappings', at, 'constant'], constant] as const, [['mappings', at, 'default'], standIn] as const]
        : [],
    ),
  ];
  const bare = own.find(([, value]) => value !== undefined && !isPlaceholders(value));
  const path = bare?.[0] ?? placeOfAccount(version, []);
  if (!path) return undefined;
  const { line, column } = placeOf(['version', ...path]);
  return {
    code: 'template-names-person',
    field: ['version', ...path].join('.'),
    message: `Line ${line}, column ${column} (${['version', ...path].join('.')}): a template cannot name an account. Nothing was changed.`,
    next: 'Write a placeholder there, such as {{person-lead}}, and name it under "placeholders".',
  };
}

/** One placeholder a line, as rules hold accounts. */
const isPlaceholders = (value: string): boolean =>
  value.split('\n').every((line) => line === '' || /^\{\{[A-Za-z][A-Za-z0-9_-]{0,39}\}\}$/.test(line));

type Path = readonly (string | number)[];

function placeOfAccount(value: unknown, path: Path): Path | undefined {
  if (typeof value === 'string') return value.search(ACCOUNT) < 0 ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = placeOfAccount(inner, [...path, Array.isArray(value) ? Number(name) : name]);
    if (found) return found;
  }
  return undefined;
}

const tooLong = (length: number): Explained => ({
  code: 'template-too-large',
  field: 'text',
  message: `The template has ${length} characters, and ${MOST_TEMPLATE_CHARACTERS} are kept at most. Nothing was changed.`,
  next: 'Shorten its value maps, its routing or its scripts, or keep long value maps as a table of the site.',
});
