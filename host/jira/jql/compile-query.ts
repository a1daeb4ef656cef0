import type { Key, Problem, Scope, Test } from './clause-field.ts';
import { refuse } from './clause-field.ts';
import { fieldsNamed, unknownField } from './field-registry.ts';
import { keyOrder } from './fields/issue-fields.ts';
import { compileHistory } from './history-clause.ts';
import { compileKeys, naturalOrder } from './key-clause.ts';
import { parseQuery } from './parse-query.ts';
import type { Clause, FieldClause, OrderField, Query, ValueOperand } from './query.ts';
import { pushNotDown } from './query.ts';
import type { IssueDocument, SearchView } from './search-view.ts';

/** A query ready to run. With problems, it must not be run. */
export interface CompiledQuery {
  readonly problems: readonly Problem[];
  readonly matches: Test;
  /** In the order of the query; the list that is given stays as it is. */
  readonly sort: (documents: readonly IssueDocument[]) => IssueDocument[];
}

const mostSortFields = 7;
const negative = new Set<string>(['!=', '!~', 'not in', 'is not', 'was not', 'was not in']);
const historyOperators = new Set(['was', 'was in', 'was not', 'was not in', 'changed']);

/** Binds a query to what one asker sees at one moment. */
export function compileQuery(query: Query, view: SearchView): CompiledQuery {
  const scope: Scope = { view, problems: [], filters: [] };
  const matches = query.where === null ? () => true : compileClause(pushNotDown(query.where), scope);
  const sort = compileOrder(query.orderBy, scope);
  return { problems: unique(scope.problems), matches, sort };
}

function unique(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    ({ message }, at) => problems.findIndex((other) => other.message === message) === at,
  );
}

function compileClause(clause: Clause, scope: Scope): Test {
  switch (clause.type) {
    case 'and': {
      const tests = clause.clauses.map((child) => compileClause(child, scope));
      return (document) => tests.every((test) => test(document));
    }
    case 'or': {
      const tests = clause.clauses.map((child) => compileClause(child, scope));
      return (document) => tests.some((test) => test(document));
    }
    case 'not': {
      const test = compileClause(clause.clause, scope);
      return (document) => !test(document);
    }
    case 'field':
      return compileField(clause, scope);
  }
}

function compileField(clause: FieldClause, scope: Scope): Test {
  const name = clause.field.name.toLowerCase();
  if (['filter', 'request', 'savedfilter', 'searchrequest'].includes(name))
    return compileFilter(clause, scope);
  const fields = fieldsNamed(clause.field, scope.view);
  if (fields.length === 0) return refuse(scope, unknownField(clause.field, scope.view));
  const tests = fields.map((field): Test => {
    if (!field.operators.includes(clause.operator)) {
      const message = historyOperators.has(clause.operator)
        ? `History searches do not support the field '${clause.field.name}'.`
        : `The operator '${clause.operator}' is not supported by the '${clause.field.name}' field.`;
      return refuse(scope, message);
    }
    const isEmptiness = clause.operator === 'is' || clause.operator === 'is not';
    if (isEmptiness && clause.operand?.type !== 'empty') {
      return refuse(
        scope,
        `The operator '${clause.operator}' for the '${clause.field.name}' field can only be used with EMPTY or NULL.`,
      );
    }
    if (historyOperators.has(clause.operator)) return compileHistory(clause, field, scope);
    return field.compile === undefined
      ? compileKeys(clause, field, scope)
      : field.compile(clause, field, scope);
  });
  // A name that several custom fields share asks each of them; what is denied is denied of all.
  if (negative.has(clause.operator)) return (document) => tests.every((test) => test(document));
  return (document) => tests.some((test) => test(document));
}

/** `filter = X`: the saved query stands in the place of the clause. */
function compileFilter(clause: FieldClause, scope: Scope): Test {
  const { operand, operator, field } = clause;
  if (!['=', '!=', 'in', 'not in'].includes(operator)) {
    return refuse(scope, `The operator '${operator}' is not supported by the '${field.name}' field.`);
  }
  const list = operand?.type === 'list';
  if (operand === null || list !== (operator === 'in' || operator === 'not in')) {
    const kind = list ? 'list' : 'non-list';
    const text = operand === null || operand.type === 'empty' ? 'EMPTY' : operand.text;
    return refuse(
      scope,
      `Operator '${operator}' does not support the ${kind} value '${text}' for field '${field.name}'.`,
    );
  }
  const singles = operand.type === 'list' ? operand.values : [operand];
  const tests = singles.map((single): Test => {
    if (single.type === 'value') return savedFilter(single, field.name, scope);
    return refuse(
      scope,
      single.type === 'function'
        ? `A value provided by the function '${single.name}' is invalid for the field '${field.name}'.`
        : `The field '${field.name}' does not support EMPTY.`,
    );
  });
  const positive = operator === '=' || operator === 'in';
  return (document) => tests.some((test) => test(document)) === positive;
}

function savedFilter(value: ValueOperand, name: string, scope: Scope): Test {
  const { filters } = scope.view;
  const found =
    filters.find((filter) => filter.name.toLowerCase() === value.value.toLowerCase()) ??
    filters.find((filter) => filter.id === value.value);
  if (found === undefined) {
    const id = /^\d+$/.test(value.text);
    return refuse(
      scope,
      `${id ? `A value with ID '${value.value}'` : `The value '${value.value}'`} does not exist for the field '${name}'.`,
      true,
    );
  }
  if (scope.filters.includes(found.id)) {
    return refuse(
      scope,
      `Field '${name}' with value '${value.value}' matches filter '${found.name}' and causes a cyclical reference, this query can not be executed.`,
    );
  }
  const parsed = parseQuery(found.jql);
  if (!parsed.ok) return refuse(scope, parsed.messages.join(' '));
  if (parsed.query.where === null) return () => true;
  return compileClause(pushNotDown(parsed.query.where), { ...scope, filters: [...scope.filters, found.id] });
}

/** One level of an order: the value sorted by, and the direction. */
interface SortLevel {
  readonly keyOf: (document: IssueDocument) => Key | null;
  readonly sign: 1 | -1;
}

/** Sorts by the named fields; what is empty comes last going up and first going down. Ties: newest key first. */
function compileOrder(fields: readonly OrderField[], scope: Scope): CompiledQuery['sort'] {
  if (fields.length > mostSortFields) {
    refuse(
      scope,
      `The maximum number of fields that can be used in ORDER BY is ${mostSortFields}, but the query has ${fields.length}.`,
    );
  }
  const named = fields.flatMap((entry) => compileSort(entry, scope) ?? []);
  const levels: SortLevel[] = [...named, { keyOf: ({ issue }) => keyOrder(issue.key), sign: -1 }];
  return (documents) =>
    documents
      .map((document) => ({ document, keys: levels.map(({ keyOf }) => keyOf(document)) }))
      .sort((left, right) => compareLevels(levels, left.keys, right.keys))
      .map(({ document }) => document);
}

function compareLevels(
  levels: readonly SortLevel[],
  left: readonly (Key | null)[],
  right: readonly (Key | null)[],
): number {
  for (const [at, { sign }] of levels.entries()) {
    const result = compareKeys(left[at] ?? null, right[at] ?? null);
    if (result !== 0) return sign * result;
  }
  return 0;
}

function compileSort({ field: name, direction }: OrderField, scope: Scope): SortLevel | null {
  const [field] = fieldsNamed(name, scope.view);
  const sort = field?.sort;
  if (field === undefined || sort === undefined) {
    const message =
      field === undefined ? unknownField(name, scope.view) : `Not able to sort using field '${name.name}'.`;
    refuse(scope, message);
    return null;
  }
  const sign = (direction ?? field.direction ?? 'ASC') === 'ASC' ? 1 : -1;
  return { keyOf: (document) => sort(document, scope.view), sign };
}

function compareKeys(left: Key | null, right: Key | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return naturalOrder(left, right);
}
