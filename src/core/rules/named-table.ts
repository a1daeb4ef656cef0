import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { valuePair } from './mapping.ts';
import { tableHolds } from './table-holds.ts';
import { tableName } from './table-name.ts';

const MOST_ROWS = 2000;
const rows = z.array(valuePair).max(MOST_ROWS);

/** A table of the site as it stands. */
const namedTable = z.strictObject({
  v: z.literal(1),
  name: tableName,
  /** Counts what was saved. */
  revision: z.number().int().min(1),
  about: z.string().max(300),
  holds: tableHolds.default('values'),
  rows,
  /** Deleted: the next table of this name goes on counting. */
  gone: z.literal(true).optional(),
  /** Epoch seconds. */
  at: z.number().int(),
});
export type NamedTable = z.infer<typeof namedTable>;

/** Key: the table's name. */
export const tableKind: RecordKind<NamedTable> = { name: 'table', schema: namedTable };

/** Every revision as it was saved. Key `<name>:<revision>`. */
export const tableRevisionKind: RecordKind<NamedTable> = { name: 'tableRevision', schema: namedTable };

export const tableRevisionKey = (name: string, revision: number): string => `${name}:${revision}`;
