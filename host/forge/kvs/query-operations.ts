import { STORE } from '../../../src/core/limits.ts';
import { compileFilters, compileRange } from './condition.ts';
import { type EntityIndex, type EntitySchema, findIndex } from './entity-schemas.ts';
import { attributesOf, placeInIndex, toRange } from './index-place.ts';
import { KvsError } from './kvs-error.ts';
import {
  type Clause,
  entityQueryRequest,
  keyQueryRequest,
  parseRequest,
  type Scalar,
} from './kvs-requests.ts';
import type { KvsRows } from './kvs-rows.ts';
import { answerPage, type Scan } from './query.ts';
import type { Space } from './row-table.ts';
import { type KvsCall, resolveSpace } from './single-operations.ts';

/** The index that every entity has: all rows by key. */
const BY_KEY = 'by-key';
const LAST = '\u{10ffff}';

type Bounds = readonly [low: number | string | undefined, high: number | string | undefined];

export function queryKeys(call: KvsCall, body: unknown): Response {
  const request = parseRequest(keyQueryRequest, body);
  checkLimit(request.limit, 'LIST_QUERY_LIMIT_EXCEEDED');
  const where = request.where ?? [];
  const clause = where[0];
  if (where.length > 1) throw new KvsError(400, 'QUERY_WHERE_INVALID', 'A query of keys has one condition.');
  if (clause !== undefined && clause.property !== 'key') {
    throw new KvsError(
      400,
      'QUERY_WHERE_FIELD_INVALID',
      `A query of keys cannot ask for ${clause.property}.`,
    );
  }
  if (clause !== undefined && clause.condition !== 'BEGINS_WITH') {
    throw new KvsError(400, 'INVALID_FILTER_CONDITION', 'A query of keys takes only BEGINS_WITH.');
  }
  const { space } = resolveSpace(call, undefined);
  const scan = scanKeys(call.rows, space, '', clause, false);
  return answerPage(
    call,
    { ...scan, matches: () => true, identity: where },
    {
      limit: request.limit,
      cursor: request.after,
      metadataFields: request.options?.metadataFields,
    },
  );
}

export function queryEntity(call: KvsCall, body: unknown): Response {
  const request = parseRequest(entityQueryRequest, body);
  checkLimit(request.limit, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
  const { space, label, schema } = resolveSpace(call, request.entityName);
  if (schema === undefined) throw new Error('An entity query without entity was parsed.');
  const { indexName, partition, range, filters } = request;
  const descending = request.sort === 'DESC';
  const test = filters === undefined ? undefined : compileFilters(filters, schema.attributes);
  const scan =
    indexName === BY_KEY
      ? scanKeys(call.rows, space, label, range, descending)
      : scanIndex(call.rows, space, schema, {
          index: findIndex(schema, indexName),
          partition,
          range,
          descending,
        });
  return answerPage(
    call,
    {
      ...scan,
      matches: (row) => test === undefined || test(attributesOf(row.json)),
      identity: [request.entityName, indexName, partition, range, filters, request.sort],
    },
    { limit: request.limit, cursor: request.cursor, metadataFields: request.options?.metadataFields },
  );
}

type PartialScan = Omit<Scan, 'matches' | 'identity'>;

function scanKeys(
  rows: KvsRows,
  space: Space,
  label: string,
  range: Omit<Clause, 'property'> | undefined,
  descending: boolean,
): PartialScan {
  const [low, high] = boundsOf(range);
  return {
    space,
    label,
    descending,
    batch: (after, limit) => rows.byKey(space, { low, high, after, limit, descending }),
    rangeOf: (row) => row.key,
    inRange: rangeTest(range),
  };
}

interface IndexQuery {
  readonly index: EntityIndex;
  readonly partition: readonly Scalar[] | undefined;
  readonly range: Omit<Clause, 'property'> | undefined;
  readonly descending: boolean;
}

function scanIndex(rows: KvsRows, space: Space, schema: EntitySchema, query: IndexQuery): PartialScan {
  const { index, range, descending } = query;
  const partition = query.partition ?? [];
  if (partition.length !== index.partition.length) {
    throw new KvsError(
      400,
      'INVALID_ENTITY_INDEX',
      `The index ${index.name} of ${schema.name} is cut by [${index.partition.join(', ')}] and the query gives ${partition.length} values.`,
    );
  }
  if (range !== undefined && index.range === undefined) {
    throw new KvsError(400, 'QUERY_WHERE_INVALID', `The index ${index.name} of ${schema.name} has no range.`);
  }
  const part = JSON.stringify(partition);
  const [low, high] = boundsOf(range);
  return {
    space,
    label: schema.name,
    descending,
    batch: (after, limit) =>
      rows.byIndex(space, index.name, part, { low, high, after, limit, descending: query.descending }),
    rangeOf(row) {
      const place = placeInIndex(index, attributesOf(row.json));
      return place?.partition === part ? place.range : undefined;
    },
    inRange: rangeTest(range),
  };
}

function rangeTest(range: Omit<Clause, 'property'> | undefined): (value: number | string) => boolean {
  if (range === undefined) return () => true;
  return compileRange({ ...range, values: range.values.map((value) => toRange(value) ?? value) });
}

/** Inclusive bounds in which everything that the condition lets pass lies. */
function boundsOf(range: Omit<Clause, 'property'> | undefined): Bounds {
  const [first, second] = range?.values.map(toRange) ?? [];
  switch (range?.condition) {
    case 'EQUAL_TO':
      return [first, first];
    case 'BETWEEN':
      return [first, second];
    case 'BEGINS_WITH':
      return [first, `${first}${LAST}`];
    case 'GREATER_THAN':
    case 'GREATER_THAN_EQUAL_TO':
      return [first, undefined];
    case 'LESS_THAN':
    case 'LESS_THAN_EQUAL_TO':
      return [undefined, first];
    default:
      return [undefined, undefined];
  }
}

function checkLimit(limit: number | undefined, code: string): void {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= STORE.pageMax)) return;
  throw new KvsError(400, code, `A page holds 1 to ${STORE.pageMax} rows, not ${limit}.`);
}
