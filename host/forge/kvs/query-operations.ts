import { STORE } from '../../../src/core/limits.ts';
import type { Database, SqlValue } from '../../database.ts';
import { compileFilters, compileRange } from './condition.ts';
import { type EntityIndex, type EntitySchema, findIndex } from './entity-schemas.ts';
import { attributesOf, placeInIndex, readRange, toRange } from './index-place.ts';
import { KvsError } from './kvs-error.ts';
import {
  type Clause,
  entityQueryRequest,
  keyQueryRequest,
  parseRequest,
  type Scalar,
} from './kvs-requests.ts';
import type { Space } from './kvs-rows.ts';
import { answerPage, type Position, type Scan } from './query.ts';
import { type KvsCall, resolveSpace } from './single-operations.ts';

/** The index that every entity has: all rows by key. */
const BY_KEY = 'by-key';
const LAST = '\u{10ffff}';

type Bounds = readonly [low: number | string | undefined, high: number | string | undefined];

export function queryKeys(call: KvsCall, database: Database, body: unknown): Response {
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
  const scan = scanKeys(database, space, '', clause, false);
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

export function queryEntity(call: KvsCall, database: Database, body: unknown): Response {
  const request = parseRequest(entityQueryRequest, body);
  checkLimit(request.limit, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
  const { space, label, schema } = resolveSpace(call, request.entityName);
  if (schema === undefined) throw new Error('An entity query without entity was parsed.');
  const { indexName, partition, range, filters } = request;
  const descending = request.sort === 'DESC';
  const test = filters === undefined ? undefined : compileFilters(filters, schema.attributes);
  const scan =
    indexName === BY_KEY
      ? scanKeys(database, space, label, range, descending)
      : scanIndex(database, space, schema, {
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
  database: Database,
  space: Space,
  label: string,
  range: Omit<Clause, 'property'> | undefined,
  descending: boolean,
): PartialScan {
  const bounds = boundsOf(range);
  return {
    space,
    label,
    descending,
    batch: (after, limit) =>
      readPositions(
        database,
        { sql: 'SELECT key AS range, key FROM kvs_row WHERE installation = ? AND space = ?', column: 'key' },
        [space.installation, space.space],
        { bounds, after, limit, descending },
      ),
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

function scanIndex(database: Database, space: Space, schema: EntitySchema, query: IndexQuery): PartialScan {
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
  const bounds = boundsOf(range);
  return {
    space,
    label: schema.name,
    descending,
    batch: (after, limit) =>
      readPositions(
        database,
        {
          sql: 'SELECT range, key FROM kvs_index WHERE installation = ? AND space = ? AND name = ? AND part = ?',
          column: 'range',
        },
        [space.installation, space.space, index.name, part],
        { bounds, after, limit, descending },
      ),
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

interface Stretch {
  readonly bounds: Bounds;
  readonly after: Position | undefined;
  readonly limit: number;
  readonly descending: boolean;
}

function readPositions(
  database: Database,
  from: { readonly sql: string; readonly column: 'key' | 'range' },
  params: readonly SqlValue[],
  { bounds: [low, high], after, limit, descending }: Stretch,
): Position[] {
  const { column } = from;
  let sql = from.sql;
  const values: SqlValue[] = [...params];
  const add = (clause: string, ...added: SqlValue[]) => {
    sql += ` AND ${clause}`;
    values.push(...added);
  };
  if (low !== undefined) add(`${column} >= ?`, low);
  if (high !== undefined) add(`${column} <= ?`, high);
  if (after !== undefined && column === 'range')
    add(`(range, key) ${descending ? '<' : '>'} (?, ?)`, after.range, after.key);
  if (after !== undefined && column === 'key') add(`key ${descending ? '<' : '>'} ?`, after.key);
  const order = descending ? ' DESC' : '';
  const columns = column === 'key' ? `key${order}` : `range${order}, key${order}`;
  return database
    .all(`${sql} ORDER BY ${columns} LIMIT ?`, ...values, limit)
    .map((row) => ({ range: readRange(row['range']), key: String(row['key']) }));
}

function checkLimit(limit: number | undefined, code: string): void {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= STORE.pageMax)) return;
  throw new KvsError(400, code, `A page holds 1 to ${STORE.pageMax} rows, not ${limit}.`);
}
