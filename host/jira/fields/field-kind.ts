import type { Call } from '../call.ts';
import type { Field, Issue, Project } from '../model.ts';
import type { JiraState } from '../state.ts';

/** Where a value is written: the field, and the issue that gets it (absent while it is being created). */
export interface FieldPlace {
  readonly call: Call;
  readonly field: Field;
  readonly project: Project;
  readonly issueTypeId: string;
  readonly issue: Issue | undefined;
}

/** How the changelog names a value: its id, and its text. */
export interface LoggedValue {
  readonly id: string | null;
  readonly text: string | null;
}

type FieldOperation = 'set' | 'add' | 'remove' | 'edit' | 'copy';

/** A refused value: the message that stands under the field in `errors`. */
export class FieldError extends Error {
  /** A key other than the field's id under which Jira reports it. */
  readonly under: string | undefined;

  constructor(message: string, under?: string) {
    super(message);
    this.name = 'FieldError';
    this.under = under;
  }
}

/** One kind of field: how a client's value becomes a stored one, and how a stored one is shown and logged. */
export interface FieldKind {
  readonly operations: readonly FieldOperation[];
  /** Stored form of what a client sends with `set`; undefined where that empties the field. Throws FieldError. */
  parse(input: unknown, at: FieldPlace): unknown;
  /** REST value of a stored one. */
  bean(stored: unknown, call: Call, field: Field): unknown;
  log(stored: unknown, state: JiraState, field: Field): LoggedValue;
  /** Present for lists: how one element is read, so that `add` and `remove` can work. */
  readonly element?: (input: unknown, at: FieldPlace) => string;
  /** Lists whose changelog has one item per added or removed element. */
  readonly loggedEach?: (id: string, state: JiraState) => string;
  /** What create and edit metadata list under allowedValues. */
  allowed?(at: Omit<FieldPlace, 'issue'>): unknown[];
  /** What an empty field shows in an issue; default null. */
  readonly emptyBean?: unknown;
}

interface TypedKind<T> {
  readonly parse: (input: unknown, at: FieldPlace) => T | undefined;
  readonly bean: (stored: T, call: Call, field: Field) => unknown;
  readonly log: (stored: T, state: JiraState, field: Field) => LoggedValue;
  readonly allowed?: FieldKind['allowed'];
}

const NOTHING: LoggedValue = { id: null, text: null };

/** A field with one value, whose stored form `is` recognises. */
export function singleKind<T>(is: (stored: unknown) => stored is T, kind: TypedKind<T>): FieldKind {
  return {
    operations: ['set'],
    parse: (input, at) => (input === null || input === undefined ? undefined : kind.parse(input, at)),
    bean: (stored, call, field) => (is(stored) ? kind.bean(stored, call, field) : null),
    log: (stored, state, field) => (is(stored) ? kind.log(stored, state, field) : NOTHING),
    ...(kind.allowed ? { allowed: kind.allowed } : {}),
  };
}

interface ElementKind {
  readonly parse: (input: unknown, at: FieldPlace) => string;
  readonly bean: (id: string, call: Call, field: Field) => unknown;
  readonly text: (id: string, state: JiraState, field: Field) => string;
  readonly logged: 'each' | 'ids' | 'words';
  readonly allowed?: FieldKind['allowed'];
  /** What an empty list shows: system lists and labels show [], custom ones null. */
  readonly empty: [] | null;
}

/** A field with a list of ids or words; elements are kept once each, in the order given. */
export function listKind(kind: ElementKind): FieldKind {
  const shown = (ids: unknown, state: JiraState, field: Field) =>
    isStrings(ids) ? ids.map((id) => kind.text(id, state, field)) : [];
  return {
    operations: ['add', 'set', 'remove'],
    parse: (input, at) => {
      if (input === null || input === undefined) return undefined;
      if (!Array.isArray(input)) throw new FieldError('data was not an array');
      const ids = [...new Set(input.map((element: unknown) => kind.parse(element, at)))];
      return ids.length > 0 ? ids : undefined;
    },
    bean: (stored, call, field) =>
      isStrings(stored) ? stored.map((id) => kind.bean(id, call, field)) : kind.empty,
    log: (stored, state, field) => {
      if (kind.logged === 'words') return { id: '', text: shown(stored, state, field).join(' ') };
      if (!isStrings(stored)) return NOTHING;
      return { id: `[${stored.join(', ')}]`, text: shown(stored, state, field).join(',') };
    },
    element: kind.parse,
    ...(kind.logged === 'each'
      ? { loggedEach: (id: string, state: JiraState) => kind.text(id, state, NO_FIELD) }
      : {}),
    ...(kind.allowed ? { allowed: kind.allowed } : {}),
    emptyBean: kind.empty,
  };
}

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((element) => typeof element === 'string');

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists that are logged element by element are system fields, whose elements need no field to be named. */
const NO_FIELD: Field = {
  id: '',
  name: '',
  custom: false,
  schema: { type: 'array' },
  options: [],
  description: '',
  orderable: false,
  navigable: false,
  searchable: false,
  clauseNames: [],
  contextId: null,
  trashed: false,
};
