import type { OperatorValue, PredicateOperatorValue } from '@atlaskit/jql-ast';

/** A query as plain data, free of the parser's own nodes. */
export interface Query {
  readonly text: string;
  readonly where: Clause | null;
  readonly orderBy: readonly OrderField[];
}

export type Clause = CompoundClause | NotClause | FieldClause;

interface CompoundClause {
  readonly type: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

interface NotClause {
  readonly type: 'not';
  readonly clause: Clause;
}

export interface FieldClause {
  readonly type: 'field';
  readonly field: FieldName;
  readonly operator: OperatorName;
  /** Absent only with `changed`. */
  readonly operand: Operand | null;
  readonly predicates: readonly HistoryPredicate[];
}

export type OperatorName = OperatorValue;

export interface FieldName {
  /** As written, without quotes. */
  readonly name: string;
  /** As written, quotes kept. */
  readonly text: string;
  /** Set for `issue.property[key].path`. */
  readonly property: { readonly key: string; readonly path: string } | null;
}

export interface ValueOperand {
  readonly type: 'value';
  readonly value: string;
  /** As written, quotes kept. */
  readonly text: string;
}

export interface FunctionOperand {
  readonly type: 'function';
  readonly name: string;
  readonly arguments: readonly string[];
  readonly text: string;
}

interface EmptyOperand {
  readonly type: 'empty';
}

export type SingleOperand = ValueOperand | FunctionOperand | EmptyOperand;

interface ListOperand {
  readonly type: 'list';
  readonly values: readonly SingleOperand[];
  readonly text: string;
}

export type Operand = SingleOperand | ListOperand;

export interface HistoryPredicate {
  readonly operator: PredicateOperatorValue;
  readonly operand: Operand;
}

export interface OrderField {
  readonly field: FieldName;
  /** Null: the field's own direction. */
  readonly direction: 'ASC' | 'DESC' | null;
}

const opposite: Partial<Record<OperatorName, OperatorName>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

/**
 * The clause with every `not` moved down to the field clauses, where it turns the operator round. That is how
 * Jira reads it, and why `NOT assignee = x` leaves out issues without an assignee.
 */
export function pushNotDown(clause: Clause, negate = false): Clause {
  if (clause.type === 'not') return pushNotDown(clause.clause, !negate);
  if (clause.type === 'field') {
    if (!negate) return clause;
    const operator = opposite[clause.operator];
    return operator === undefined ? { type: 'not', clause } : { ...clause, operator };
  }
  const clauses = clause.clauses.map((child) => pushNotDown(child, negate));
  if (!negate) return { type: clause.type, clauses };
  return { type: clause.type === 'and' ? 'or' : 'and', clauses };
}
