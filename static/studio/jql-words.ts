import type { FieldCatalogue } from '../../src/core/rules/field-catalogue.ts';

/** Something that can stand where a query is being written. */
export interface JqlWord {
  readonly label: string;
  /** What is written: names with spaces stand in quotes. */
  readonly apply: string;
  readonly type: 'property' | 'keyword' | 'text' | 'function';
  readonly detail: string;
}

export interface JqlOffer {
  /** Characters before the cursor that the word takes the place of. */
  readonly typed: number;
  readonly words: readonly JqlWord[];
}

export type JqlSite = Pick<FieldCatalogue, 'fields' | 'types' | 'statuses' | 'levels' | 'spaces'>;

/** How queries call Jira's own fields; those that are not named here cannot be asked about. */
const CLAUSES: Readonly<Record<string, string>> = {
  project: 'project',
  issuetype: 'type',
  status: 'status',
  priority: 'priority',
  resolution: 'resolution',
  labels: 'labels',
  components: 'component',
  fixVersions: 'fixVersion',
  versions: 'affectedVersion',
  assignee: 'assignee',
  reporter: 'reporter',
  creator: 'creator',
  summary: 'summary',
  description: 'description',
  environment: 'environment',
  created: 'created',
  updated: 'updated',
  duedate: 'due',
  resolutiondate: 'resolved',
  security: 'level',
  parent: 'parent',
};

type Operators = 'choice' | 'text' | 'order';

const OPERATORS: Readonly<Record<Operators, readonly string[]>> = {
  choice: ['=', '!=', 'in', 'not in', 'is EMPTY', 'is not EMPTY'],
  text: ['~', '!~', 'is EMPTY', 'is not EMPTY'],
  order: ['=', '!=', '>', '>=', '<', '<=', 'is EMPTY', 'is not EMPTY'],
};

const TEXTS: ReadonlySet<string> = new Set(['text', 'richText', 'url']);
const ORDERED: ReadonlySet<string> = new Set(['number', 'date', 'dateTime', 'duration']);
const TIMES = ['now()', 'startOfDay()', 'startOfWeek()', 'startOfMonth()', 'endOfDay()', '-1d', '-7d'];

interface Clause {
  readonly word: JqlWord;
  readonly operators: Operators;
  readonly values: readonly JqlWord[];
}

/** What can be typed at the end of this piece of a query. */
export function offerInJql(before: string, site: JqlSite): JqlOffer {
  const typed = openQuote(before) ?? /[^\s"(),=!<>~]*$/.exec(before)?.[0] ?? '';
  const rest = before.slice(0, before.length - typed.length).trimEnd();
  return { typed: typed.length, words: wordsBehind(rest, clausesOf(site)) };
}

/** The text from a quote that nothing closes. */
const openQuote = (text: string): string | undefined =>
  /^(?:[^"]|"(?:[^"\\]|\\.)*")*?("(?:[^"\\]|\\.)*)$/s.exec(text)?.[1];

const NAME = '("(?:[^"\\\\]|\\\\.)*"|cf\\[\\d+\\]|[A-Za-z]\\w*)';
const LISTED = new RegExp(`${NAME}\\s*(?:not\\s+)?in\\s*\\((?:[^()]*,)?$`, 'i');
const COMPARED = new RegExp(`${NAME}\\s*(?:=|!=|~|!~|<=?|>=?)$`, 'i');
const NAMED = new RegExp(`(?:^|[(\\s])${NAME}$`, 'i');
const OPENS = /(?:^|\(|\b(?:and|or|not))$/i;

function wordsBehind(rest: string, clauses: readonly Clause[]): readonly JqlWord[] {
  const listed = LISTED.exec(rest)?.[1];
  if (listed !== undefined) return clauseOf(listed, clauses)?.values ?? [];
  if (OPENS.test(rest)) return [...clauses.map(({ word }) => word), keyword('NOT')];
  const compared = COMPARED.exec(rest)?.[1];
  if (compared !== undefined) return clauseOf(compared, clauses)?.values ?? [];
  const clause = isValue(rest) ? undefined : clauseOf(NAMED.exec(rest)?.[1], clauses);
  if (clause !== undefined) return OPERATORS[clause.operators].map(operator);
  return [keyword('AND'), keyword('OR')];
}

/** Whether the last word stands behind an operator, where it is a value and no name of a field. */
const isValue = (rest: string): boolean =>
  /(?:=|~|[<>]|\bis|\bis\s+not)\s*(?:"(?:[^"\\]|\\.)*"|[^\s"()]+)$/i.test(rest);

function clauseOf(name: string | undefined, clauses: readonly Clause[]): Clause | undefined {
  if (name === undefined) return undefined;
  const wanted = name.replace(/^"|"$/g, '').toLowerCase();
  const called = wanted === 'issuetype' ? 'type' : wanted;
  return clauses.find(({ word: { label, detail } }) =>
    called.startsWith('cf[') ? detail === called : label.toLowerCase() === called,
  );
}

function clausesOf({ fields, types, statuses, levels, spaces }: JqlSite): Clause[] {
  const own: Readonly<Record<string, readonly string[]>> = {
    issuetype: types,
    status: statuses,
    security: levels,
    project: spaces.map(({ key }) => key),
  };
  const known = new Map(fields.map((field) => [field.id, field]));
  const system = Object.entries(CLAUSES).map(([id, name]): Clause => {
    const field = known.get(id);
    const kind = field?.kind ?? (/created|updated|resolutiondate/.test(id) ? 'dateTime' : 'select');
    return clause(
      { label: name, apply: name, type: 'property', detail: field?.name ?? name },
      kind,
      own[id] ?? field?.values,
    );
  });
  const custom = fields
    .filter((field) => field.custom && field.kind !== undefined)
    .map(({ id, name, kind = '', values }): Clause => {
      const number = /\d+$/.exec(id)?.[0] ?? '';
      const isUnique = fields.filter((one) => one.name === name).length === 1;
      const apply = isUnique ? quoted(name) : `cf[${number}]`;
      return clause({ label: name, apply, type: 'property', detail: `cf[${number}]` }, kind, values);
    });
  return [...system, ...custom];
}

function clause(word: JqlWord, kind: string, named: readonly string[] = []): Clause {
  const operators = TEXTS.has(kind) ? 'text' : ORDERED.has(kind) ? 'order' : 'choice';
  const values = named.map((label): JqlWord => ({ label, apply: quoted(label), type: 'text', detail: '' }));
  const more =
    kind === 'user' || /assignee|reporter|creator/.test(word.label)
      ? ['currentUser()']
      : kind === 'date' || kind === 'dateTime'
        ? TIMES
        : word.label === 'resolution'
          ? ['Unresolved']
          : [];
  const functions = more.map((label): JqlWord => ({ label, apply: label, type: 'function', detail: '' }));
  return { word, operators, values: [...values, ...functions] };
}

const keyword = (label: string): JqlWord => ({ label, apply: `${label} `, type: 'keyword', detail: '' });
const operator = (label: string): JqlWord => ({
  label,
  apply: label.endsWith('in') ? `${label} (` : `${label} `,
  type: 'keyword',
  detail: '',
});

/** Words that mean something in a query, which as a value or name stand in quotes. */
const RESERVED = /^(?:and|or|not|in|is|was|changed|empty|null|order|by|after|before|on|during|from|to)$/i;

const quoted = (name: string): string =>
  /^[A-Za-z]\w*$/.test(name) && !RESERVED.test(name)
    ? name
    : `"${name.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
