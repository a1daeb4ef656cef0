import { nameOfPath, pathOfCustom, systemFields } from '../scripting/script-fields.ts';
import type { FieldCatalogue } from './field-catalogue.ts';
import { type MappingLine, newLine } from './mapping-line.ts';

/** What both ends are called; in the text each is one word. */
export interface Ends {
  readonly here: string;
  readonly there: string;
}

type Fields = Pick<FieldCatalogue, 'fields'>;

export type ReadText =
  | { readonly ok: true; readonly lines: readonly MappingLine[] }
  /** `line` is counted from one; `word` is what nobody knows. */
  | {
      readonly ok: false;
      readonly line: number;
      readonly why: 'no-line' | 'unknown-end' | 'unknown-field' | 'cannot-cross';
      readonly word: string;
    };

const OFF = '//';
const SIGN = { both: '<=>', out: '=', in: '=' } as const;

/**
 * The lines as text, one each: what is written on the left takes the value on the right, `<=>` goes both ways, and a
 * line that is off stands behind `//`. Value maps, conditions and policies are not in it: they stay with the line.
 */
export function mappingText(lines: readonly MappingLine[], ends: Ends, { fields }: Fields): string {
  const { here, there } = endWords(ends);
  return lines
    .map(({ on, direction, field, path }) => {
      const [own, theirs] = [here + ofField(field, fields), there + ofPath(path)];
      const [left, right] = direction === 'out' ? [theirs, own] : [own, theirs];
      return `${on ? '' : `${OFF} `}${left} ${SIGN[direction]} ${right}`;
    })
    .join('\n');
}

/** The lines that a text stands for, each with what the line of the same field and name had beside it. */
export function readMappingText(
  text: string,
  before: readonly MappingLine[],
  ends: Ends,
  { fields }: Fields,
): ReadText {
  const words = endWords(ends);
  const lines: MappingLine[] = [];
  const left = [...before];
  for (const [at, row] of text.split(/\r\n|\r|\n/).entries()) {
    const on = !row.trim().startsWith(OFF);
    const written = on ? row.trim() : row.trim().slice(OFF.length).trim();
    if (written === '') continue;
    const read = readRow(written, words);
    const wrong = (why: (ReadText & { ok: false })['why'], word: string) =>
      ({ ok: false, line: at + 1, why, word }) as const;
    if ('why' in read) return wrong(read.why, read.word);
    const known = fieldOf(read.field, fields, before);
    if (known === undefined) return wrong('unknown-field', read.field.name);
    const old = left.findIndex(({ field, path }) => field === known.id && path === read.path);
    const [same] = old < 0 ? [] : left.splice(old, 1);
    if (same === undefined && known.kind === undefined) return wrong('cannot-cross', read.field.name);
    const base =
      same ?? newLine([...before, ...lines], { field: known.id, kind: known.kind ?? '', path: read.path });
    lines.push({ ...base, on, direction: read.direction });
  }
  return { ok: true, lines };
}

interface Reference {
  readonly custom: boolean;
  readonly name: string;
}

const REFERENCE = String.raw`([A-Za-z][A-Za-z0-9]*)\.issue(?:\.([@A-Za-z][A-Za-z0-9_]*)|(\.customFields)?\[("(?:[^"\\]|\\.)*")\])`;
const ROW = new RegExp(`^${REFERENCE}\\s*(<=>|=)\\s*${REFERENCE}\\s*;?$`);

type Row =
  | { readonly field: Reference; readonly path: string; readonly direction: MappingLine['direction'] }
  | { readonly why: 'no-line' | 'unknown-end'; readonly word: string };

function readRow(text: string, { here, there }: Ends): Row {
  const found = ROW.exec(text);
  if (!found) return { why: 'no-line', word: text };
  const [, leftEnd = '', a, b, c, sign, rightEnd = '', d, e, f] = found;
  const left = reference(a, b, c);
  const right = reference(d, e, f);
  for (const end of [leftEnd, rightEnd])
    if (end !== here && end !== there) return { why: 'unknown-end', word: end };
  if (leftEnd === rightEnd) return { why: 'no-line', word: text };
  const isOwnLeft = leftEnd === here;
  const theirs = isOwnLeft ? right : left;
  return {
    field: isOwnLeft ? left : right,
    path: theirs.custom ? pathOfCustom(theirs.name) : theirs.name,
    direction: sign === '<=>' ? 'both' : isOwnLeft ? 'in' : 'out',
  };
}

function reference(plain = '', custom = '', quoted = '""'): Reference {
  if (plain !== '') return { custom: false, name: plain };
  return { custom: custom !== '', name: unquoted(quoted) };
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    // Such as a person writes by hand with a sign that needs no mark before it.
    return text.slice(1, -1);
  }
}

/** A field as the text names it: Jira's own by the name of scripts, another by its name where only it is called so. */
function ofField(id: string, fields: FieldCatalogue['fields']): string {
  const own = systemFields.find(({ field }) => field === id);
  if (own) return `.issue.${own.name}`;
  const found = fields.find((field) => field.id === id);
  if (found?.custom === false) return named(id);
  const isOnly = found !== undefined && fieldsCalled(found.name, fields).length === 1;
  return `.issue.customFields[${JSON.stringify(isOnly ? found.name : id)}]`;
}

function ofPath(path: string): string {
  const { in: where, name } = nameOfPath(path);
  if (where === 'customFields' && name !== path && pathOfCustom(name) === path)
    return `.issue.customFields[${JSON.stringify(name)}]`;
  return named(path);
}

const named = (name: string): string =>
  /^[@A-Za-z][A-Za-z0-9_]*$/.test(name) && name !== 'customFields'
    ? `.issue.${name}`
    : `.issue[${JSON.stringify(name)}]`;

const fieldsCalled = (word: string, fields: FieldCatalogue['fields']) =>
  fields.filter(({ id, name, custom }) => custom && (id === word || name === word));

/** The field that a text names; one that the site has lost is still known by the line that names it. */
function fieldOf(
  { custom, name }: Reference,
  fields: FieldCatalogue['fields'],
  before: readonly MappingLine[],
): { readonly id: string; readonly kind?: string | undefined } | undefined {
  if (!custom) {
    const id = systemFields.find((one) => one.name === name)?.field ?? name;
    const found = fields.find((field) => field.id === id && !field.custom);
    return found ?? before.map(({ field }) => ({ id: field })).find((one) => one.id === id);
  }
  const called = fieldsCalled(name, fields);
  if (called.length === 1) return called[0];
  const byId = called.find(({ id }) => id === name);
  return byId ?? before.map(({ field }) => ({ id: field })).find(({ id }) => id === name);
}

/** Both ends in one word each, never the same. */
function endWords({ here, there }: Ends): Ends {
  const word = (name: string, other: string): string => {
    const plain = name.replace(/[^A-Za-z0-9]/g, '');
    return /^[A-Za-z]/.test(plain) ? plain : other;
  };
  const [own, theirs] = [word(here, 'Here'), word(there, 'There')];
  return own === theirs ? { here: 'Here', there: 'There' } : { here: own, there: theirs };
}
