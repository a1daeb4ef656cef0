/** What a filter line can ask about; `multi` fields can also be empty. */
export const filterFields = [
  'labels',
  'type',
  'status',
  'priority',
  'component',
  'fixVersion',
  'assignee',
  'reporter',
] as const;
export type FilterField = (typeof filterFields)[number];

/** `is`: one of the values; `is-not`: none of them, or nothing at all. */
export const filterOperators = ['is', 'is-not', 'empty', 'not-empty'] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** One line of a filter; all lines must hold. */
export interface FilterLine {
  readonly field: FilterField;
  readonly operator: FilterOperator;
  /** Empty for the operators that name none. */
  readonly values: readonly string[];
}

/** Fields that every issue has: what is not one of the values is another. */
const ALWAYS: ReadonlySet<FilterField> = new Set(['type', 'status']);

/** The JQL that lines stand for; those that name nothing are left out. */
export function filterText(lines: readonly FilterLine[]): string {
  return lines.flatMap((line) => clause(line) ?? []).join(' AND ');
}

function clause({ field, operator, values }: FilterLine): string | undefined {
  if (operator === 'empty') return `${field} is EMPTY`;
  if (operator === 'not-empty') return `${field} is not EMPTY`;
  if (values.length === 0) return undefined;
  const list = values.map((value) => `"${value.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`).join(', ');
  if (operator === 'is') return `${field} in (${list})`;
  // Jira takes an empty field for none that is "not in" a list, which nobody means.
  const other = `${field} not in (${list})`;
  return ALWAYS.has(field) ? other : `(${other} OR ${field} is EMPTY)`;
}

const NAME = `(${filterFields.join('|')})`;
const VALUE = '"(?:[^"\\\\]|\\\\.)*"';
const LIST = `\\((\\s*${VALUE}(?:\\s*,\\s*${VALUE})*\\s*)\\)`;
const EMPTY = new RegExp(`^${NAME}\\s+is\\s+(not\\s+)?EMPTY`, 'i');
const IN = new RegExp(`^${NAME}\\s+(not\\s+)?in\\s*${LIST}`, 'i');
const NEITHER = new RegExp(
  `^\\(\\s*${NAME}\\s+not\\s+in\\s*${LIST}\\s+OR\\s+${NAME}\\s+is\\s+EMPTY\\s*\\)`,
  'i',
);

/** The lines that a JQL is made of; undefined where it says more than lines can. */
export function filterLines(jql: string): FilterLine[] | undefined {
  const lines: FilterLine[] = [];
  let rest = jql.trim();
  while (rest !== '') {
    const read = readNeither(rest) ?? readIn(rest) ?? readEmpty(rest);
    if (!read) return undefined;
    lines.push(read.line);
    rest = read.rest.trim();
    if (rest === '') break;
    const and = /^and\s+(?=\S)/i.exec(rest);
    if (!and) return undefined;
    rest = rest.slice(and[0].length);
  }
  return lines;
}

interface Read {
  readonly line: FilterLine;
  readonly rest: string;
}

function readNeither(text: string): Read | undefined {
  const found = NEITHER.exec(text);
  const field = fieldOf(found?.[1]);
  if (!found || !field || fieldOf(found[3]) !== field || ALWAYS.has(field)) return undefined;
  return {
    line: { field, operator: 'is-not', values: valuesOf(found[2] ?? '') },
    rest: text.slice(found[0].length),
  };
}

function readIn(text: string): Read | undefined {
  const found = IN.exec(text);
  const field = fieldOf(found?.[1]);
  // A bare "not in" of a field that can be empty means something else than a line does.
  if (!found || !field || (found[2] !== undefined && !ALWAYS.has(field))) return undefined;
  const operator = found[2] === undefined ? 'is' : 'is-not';
  return { line: { field, operator, values: valuesOf(found[3] ?? '') }, rest: text.slice(found[0].length) };
}

function readEmpty(text: string): Read | undefined {
  const found = EMPTY.exec(text);
  const field = fieldOf(found?.[1]);
  if (!found || !field) return undefined;
  const operator = found[2] === undefined ? 'empty' : 'not-empty';
  return { line: { field, operator, values: [] }, rest: text.slice(found[0].length) };
}

const fieldOf = (name: string | undefined): FilterField | undefined =>
  filterFields.find((field) => field.toLowerCase() === name?.toLowerCase());

const valuesOf = (list: string): string[] =>
  [...list.matchAll(new RegExp(VALUE, 'g'))].map(([quoted]) => quoted.slice(1, -1).replace(/\\(.)/gs, '$1'));
