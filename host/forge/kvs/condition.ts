import { compareText } from './compare-text.ts';
import { KvsError } from './kvs-error.ts';
import type { Clause, Filters, Scalar } from './kvs-requests.ts';

type Judge = (value: unknown, values: readonly Scalar[]) => boolean;

const order = (
  value: unknown,
  holds: (difference: number) => boolean,
  bound: Scalar | undefined,
): boolean => {
  if (typeof value === 'number' && typeof bound === 'number') return holds(value - bound);
  if (typeof value === 'string' && typeof bound === 'string') return holds(compareText(value, bound));
  return false;
};

const contains: Judge = (value, [part]) =>
  Array.isArray(value) ? value.includes(part) : typeof value === 'string' && value.includes(String(part));

const RANGE: Readonly<Record<string, Judge>> = {
  BEGINS_WITH: (value, [start]) => typeof value === 'string' && value.startsWith(String(start)),
  BETWEEN: (value, [from, to]) =>
    order(value, (difference) => difference >= 0, from) && order(value, (difference) => difference <= 0, to),
  EQUAL_TO: (value, [other]) => value === other,
  GREATER_THAN: (value, [bound]) => order(value, (difference) => difference > 0, bound),
  GREATER_THAN_EQUAL_TO: (value, [bound]) => order(value, (difference) => difference >= 0, bound),
  LESS_THAN: (value, [bound]) => order(value, (difference) => difference < 0, bound),
  LESS_THAN_EQUAL_TO: (value, [bound]) => order(value, (difference) => difference <= 0, bound),
};

const FILTER: Readonly<Record<string, Judge>> = {
  ...RANGE,
  NOT_EQUAL_TO: (value, [other]) => value !== other,
  CONTAINS: contains,
  NOT_CONTAINS: (value, values) => !contains(value, values),
  EXISTS: (value) => value !== undefined,
  NOT_EXISTS: (value) => value === undefined,
};

const CLAUSES_PER_QUERY = 100;

/** Gives the test of one value. Throws where the condition is unknown or has too few or too many values. */
export function compileRange(clause: Omit<Clause, 'property'>): (value: unknown) => boolean {
  return compile(RANGE, clause);
}

/** Gives the test of a row's attributes. */
export function compileFilters(
  filters: Filters,
  attributes: ReadonlyMap<string, unknown>,
): (row: ReadonlyMap<string, unknown>) => boolean {
  const { and, or } = filters;
  if (and !== undefined && or !== undefined) {
    throw new KvsError(
      400,
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    );
  }
  const clauses = and ?? or ?? [];
  if (clauses.length === 0) {
    throw new KvsError(400, 'EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  }
  if (clauses.length > CLAUSES_PER_QUERY) {
    throw new KvsError(400, 'BAD_REQUEST', `A query has at most ${CLAUSES_PER_QUERY} conditions.`);
  }
  const tests = clauses.map((clause) => {
    if (!attributes.has(clause.property)) {
      throw new KvsError(
        400,
        'QUERY_WHERE_FIELD_INVALID',
        `The entity declares no attribute ${clause.property}.`,
      );
    }
    const test = compile(FILTER, clause);
    return (row: ReadonlyMap<string, unknown>) => test(row.get(clause.property));
  });
  return and === undefined
    ? (row) => tests.some((test) => test(row))
    : (row) => tests.every((test) => test(row));
}

function compile(
  judges: Readonly<Record<string, Judge>>,
  clause: Omit<Clause, 'property'>,
): (value: unknown) => boolean {
  const judge = Object.hasOwn(judges, clause.condition) ? judges[clause.condition] : undefined;
  if (judge === undefined) {
    throw new KvsError(
      400,
      'INVALID_FILTER_CONDITION',
      `The condition ${clause.condition} is not supported here.`,
    );
  }
  const wanted = clause.condition === 'BETWEEN' ? 2 : 1;
  if (clause.values.length !== wanted) {
    throw new KvsError(
      400,
      clause.condition === 'BETWEEN' && clause.values.length < wanted
        ? 'INSUFFICIENT_FILTER_VALUES'
        : 'INVALID_FILTER_VALUES',
      `The condition ${clause.condition} takes ${wanted} value${wanted === 1 ? '' : 's'} and was given ${clause.values.length}.`,
    );
  }
  return (value) => judge(value, clause.values);
}
