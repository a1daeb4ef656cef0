import { createHash } from 'node:crypto';
import * as z from 'zod';
import { STORE } from '../../../src/core/limits.ts';
import { comparePositions } from './compare-positions.ts';
import { answerOf, jsonAnswer } from './kvs-answers.ts';
import { KvsError } from './kvs-error.ts';
import type { MetadataFields } from './kvs-requests.ts';
import type { Position, Space, StoredRow } from './row-table.ts';
import type { KvsCall } from './single-operations.ts';

/** What a query reads: positions in its order, and the test of a row. */
export interface Scan {
  readonly space: Space;
  readonly label: string;
  readonly descending: boolean;
  /** The next positions of the rows as they stand now, in order, after the given one. */
  batch(after: Position | undefined, limit: number): Position[];
  /** Where a row stands in the query's order; undefined where it is no part of the index or partition. */
  rangeOf(row: StoredRow): number | string | undefined;
  /** Whether a position passes the condition on the range. */
  inRange(range: number | string): boolean;
  matches(row: StoredRow): boolean;
  /** What makes the query this query: a cursor of another one is refused. */
  readonly identity: unknown;
}

export interface PageRequest {
  readonly limit: number | undefined;
  readonly cursor: string | undefined;
  readonly metadataFields: MetadataFields | undefined;
}

const BATCH = 200;
const cursorSchema = z.object({ q: z.string(), r: z.union([z.number(), z.string()]), k: z.string() });

/** One page in the order of the scan, as it was a lag ago. */
export function answerPage(call: KvsCall, scan: Scan, page: PageRequest): Response {
  const limit = page.limit ?? STORE.pageDefault;
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor, fingerprintOf(scan));
  const found: { row: StoredRow; position: Position }[] = [];
  for (const next of inOrder(call, scan, after)) {
    if (!scan.matches(next.row)) continue;
    found.push(next);
    if (found.length > limit) break;
  }
  const answered = found.slice(0, limit);
  for (const { row } of answered) call.usage.read(scan.label, row.key, row.json);
  const last = answered.at(-1)?.position;
  const data = answered.map(({ row }) => answerOf(row, page.metadataFields)).join(',');
  const more = found.length > limit && last !== undefined;
  const cursor = more ? `,"cursor":${JSON.stringify(writeCursor(last, fingerprintOf(scan)))}` : '';
  return jsonAnswer(`{"data":[${data}]${cursor}}`);
}

function fingerprintOf({ identity }: Scan): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 12);
}

function* inOrder(
  call: KvsCall,
  scan: Scan,
  start: Position | undefined,
): Generator<{ row: StoredRow; position: Position }> {
  const past = call.rows.past(scan.space);
  const compare = (a: Position, b: Position) => (scan.descending ? -1 : 1) * comparePositions(a, b);
  const old = [...past.values()]
    .flatMap((row) => {
      const range = row === undefined ? undefined : scan.rangeOf(row);
      return row === undefined || range === undefined || !scan.inRange(range)
        ? []
        : [{ row, position: { range, key: row.key } }];
    })
    .filter(({ position }) => start === undefined || compare(position, start) > 0)
    .sort((a, b) => compare(a.position, b.position));
  let after = start;
  for (;;) {
    const positions = scan.batch(after, BATCH);
    for (const position of positions) {
      after = position;
      while (old[0] !== undefined && compare(old[0].position, position) < 0) yield* old.splice(0, 1);
      if (past.has(position.key) || !scan.inRange(position.range)) continue;
      const row = call.rows.get(scan.space, position.key);
      if (row !== undefined) yield { row, position };
    }
    if (positions.length < BATCH) break;
  }
  yield* old;
}

function writeCursor(position: Position, fingerprint: string): string {
  const cursor: z.infer<typeof cursorSchema> = { q: fingerprint, r: position.range, k: position.key };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(cursor: string, fingerprint: string): Position {
  try {
    const { q, r, k } = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (q === fingerprint) return { range: r, key: k };
  } catch {
    // Not one of ours: answered like one of another query.
  }
  throw new KvsError(400, 'INVALID_CURSOR', 'The cursor belongs to no page of this query.');
}
