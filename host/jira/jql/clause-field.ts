import type { FieldClause, OperatorName, ValueOperand } from './query.ts';
import type { IssueDocument, SearchView } from './search-view.ts';

/** One comparable value: an id, a word in lower case, a number, or a time in epoch milliseconds. */
export type Key = string | number;

export type Test = (document: IssueDocument) => boolean;

/** What kind of value a field holds; functions say for which kinds they can be used. */
export type ValueKind =
  | 'user'
  | 'group'
  | 'project'
  | 'category'
  | 'issuetype'
  | 'status'
  | 'statusCategory'
  | 'priority'
  | 'resolution'
  | 'version'
  | 'component'
  | 'label'
  | 'issue'
  | 'sprint'
  | 'level'
  | 'filter'
  | 'linktype'
  | 'option'
  | 'date'
  | 'datetime'
  | 'number'
  | 'duration'
  | 'text'
  | 'attachment'
  | 'url'
  | 'property'
  | 'request';

/** `missing`: the query is well formed, but the site has nothing of that name. */
export interface Problem {
  readonly message: string;
  readonly missing: boolean;
}

/** `empty`: the text is another way to write EMPTY, like `Unresolved`. */
export type Resolution =
  | { readonly keys: readonly Key[]; readonly empty?: boolean }
  | { readonly problem: Problem };

/** Where a compilation collects what is wrong, so that all problems are told at once. */
export interface Scope {
  readonly view: SearchView;
  readonly problems: Problem[];
  /** Ids of the saved filters that are being read, to notice a circle. */
  readonly filters: readonly string[];
}

/** A name that may stand on the left of an operator. */
export interface ClauseField {
  /** In lower case. */
  readonly names: readonly string[];
  /** As auto-completion shows it. */
  readonly label: string;
  readonly kind: ValueKind;
  readonly operators: readonly OperatorName[];
  readonly customId?: number;
  /** What a written value stands for. `name` is the field's name as written, for the message. */
  resolve(value: ValueOperand, name: string, view: SearchView): Resolution;
  /** What the issue holds; nothing: the field is empty. */
  read(document: IssueDocument, view: SearchView): readonly Key[];
  /** Order for `<` and `>`; absent: numbers as such, else as text. */
  compare?(left: Key, right: Key, view: SearchView): number;
  /** Own way of turning a clause into a test; absent: values are compared as keys. */
  compile?(clause: FieldClause, field: ClauseField, scope: Scope): Test;
  /** Name of the field in the changelog, where history can be searched. */
  readonly history?: string;
  /** Sorting value; null: empty. Absent: the field cannot be sorted by. */
  sort?(document: IssueDocument, view: SearchView): Key | null;
  /** Direction when the query names none. */
  readonly direction?: 'ASC' | 'DESC';
}

export const equality: readonly OperatorName[] = ['=', '!=', 'in', 'not in'];
export const emptiness: readonly OperatorName[] = ['is', 'is not'];
export const ordering: readonly OperatorName[] = ['<', '<=', '>', '>='];
export const likeness: readonly OperatorName[] = ['~', '!~'];
export const past: readonly OperatorName[] = ['was', 'was in', 'was not', 'was not in', 'changed'];

export function fail(message: string): Resolution {
  return { problem: { message, missing: false } };
}

/** The value is not there. Digits without quotes are taken for an id, and the message says so. */
export function absent(value: ValueOperand, name: string): Resolution {
  const id = /^-?\d+$/.test(value.text);
  return {
    problem: {
      message: id
        ? `A value with ID '${value.value}' does not exist for the field '${name}'.`
        : `The value '${value.value}' does not exist for the field '${name}'.`,
      missing: true,
    },
  };
}

export const never: Test = () => false;

/** Records the problem and lets the rest of the query be checked. */
export function refuse(scope: Scope, message: string, missing = false): Test {
  scope.problems.push({ message, missing });
  return never;
}
