import type * as z from 'zod';
import { type Attempt, done, type Explained, failed } from '../connection/explained.ts';
import type { TextPlace } from '../place-in-text.ts';
import {
  type ConnectionFile,
  connectionFile,
  FILE_SCHEMA,
  MOST_FILE_CHARACTERS,
  type Placeholder,
} from './connection-file.ts';
import { readJson } from './connection-file-text.ts';
import { withWords } from './with-words.ts';

/** A file as read, with the places of its values for what is found wrong later. */
export interface ReadFile {
  readonly file: ConnectionFile;
  readonly placeOf: (path: readonly (string | number)[]) => TextPlace;
}

type Path = readonly (string | number)[];

/** The text of a connection file. What is wrong is said with line, column and path, and nothing of it is used. */
export function readConnectionFile(text: string): Attempt<ReadFile> {
  if (text.length > MOST_FILE_CHARACTERS) return failed(tooLong(text.length));
  const json = readJson(text);
  if (!json.ok) return failed(unreadable('', json.at, json.message));
  const newer = newerSchema(json.value);
  if (newer !== undefined) return failed(tooNew(newer));
  const parsed = connectionFile.safeParse(json.value);
  if (!parsed.success) return failed(misfit(parsed.error, json.placeOf));
  const twice = saidTwice((parsed.data.placeholders ?? []).map(({ name }) => name));
  if (twice === undefined) return done({ file: parsed.data, placeOf: json.placeOf });
  const path = ['placeholders', twice, 'name'];
  return failed(unreadable(path.join('.'), json.placeOf(path), 'another placeholder has this name'));
}

function newerSchema(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined;
  const { schema } = value;
  return typeof schema === 'number' && schema > FILE_SCHEMA ? schema : undefined;
}

/** Of a choice the innermost fault is the one that a person can mend. */
function misfit(error: z.ZodError, placeOf: (path: Path) => TextPlace): Explained {
  const [issue] = error.issues;
  const path: Path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const full = unknown === undefined ? path : [...path, unknown];
  const why =
    unknown === undefined ? (issue?.message ?? 'it cannot be read') : 'there is nothing of this name';
  return unreadable(full.join('.'), placeOf(full), why);
}

const saidTwice = (names: readonly string[]): number | undefined => {
  const at = names.findIndex((name, index) => names.indexOf(name) !== index);
  return at < 0 ? undefined : at;
};

/** What fills placeholders: by their names, or undefined where nobody knows. */
export type Filling = (name: string) => string | undefined;

export type Filled<Part> =
  | { readonly is: 'filled'; readonly part: Part }
  | { readonly is: 'open'; readonly open: readonly { readonly name: string; readonly about: string }[] };

/** A part of a file with its placeholders filled; only names that the file declares are placeholders. */
export function filledPart<Part>(
  part: Part,
  placeholders: ConnectionFile['placeholders'],
  fill: Filling,
): Filled<Part> {
  const used = placeholdersOf(part, placeholders);
  const values = new Map(used.map(({ name, value }) => [name, fill(name) ?? value]));
  const open = used.filter(({ name }) => values.get(name) === undefined);
  if (open.length > 0) return { is: 'open', open: open.map(({ name, about }) => ({ name, about })) };
  const put = (given: string): string =>
    given.replace(
      /\{\{([A-Za-z][A-Za-z0-9_-]{0,39})\}\}/g,
      (whole, name: string) => values.get(name) ?? whole,
    );
  return { is: 'filled', part: withWords(part, put) };
}

/** The placeholders of a file that stand in a part of it. */
export function placeholdersOf(
  part: unknown,
  placeholders: ConnectionFile['placeholders'] = [],
): readonly Placeholder[] {
  const text = JSON.stringify(part);
  return placeholders.filter(({ name }) => text.includes(`{{${name}}}`));
}

const NOTHING_CHANGED = 'Nothing was changed.';

function unreadable(field: string, { line, column }: TextPlace, why: string): Explained {
  const path = field === '' ? '' : ` (${field.slice(0, 200)})`;
  return {
    code: 'file-unreadable',
    ...(field === '' ? {} : { field: field.slice(0, 200) }),
    message: `Line ${line}, column ${column}${path}: ${why}. ${NOTHING_CHANGED}`,
    next: 'Correct the file there and import it again.',
  };
}

const tooNew = (schema: number): Explained => ({
  code: 'file-newer',
  field: 'schema',
  message: `The file is of schema ${schema}, and this release reads schema ${FILE_SCHEMA} at most. ${NOTHING_CHANGED}`,
  next: 'Update the app on this site, or export the file anew from a site with this release.',
});

const tooLong = (length: number): Explained => ({
  code: 'file-too-large',
  message: `The file has ${length} characters, and ${MOST_FILE_CHARACTERS} are read at most. ${NOTHING_CHANGED}`,
  next: 'Shorten its value maps, its routing or its scripts.',
});
