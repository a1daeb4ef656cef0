import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';
import { row } from './row.ts';

/**
 * Work that comes back by the clock, one record each: how far it has come, and who is at it. Times are epoch
 * seconds. Nobody begins a chore before `until`, so that a schedule that fires twice does not do it twice.
 */
const choreSchema = z.object({
  ...row,
  /** Up to when it is done. */
  at: z.number().int(),
  /** 0: nobody is at it. */
  until: z.number().int(),
  /** Where the search for changes goes on that was cut off, and when its first run had begun. */
  from: z.number().int().optional(),
  begun: z.number().int().optional(),
  /** The last row that was looked at by a round that was cut off. */
  after: z.string().optional(),
});
export type Chore = z.infer<typeof choreSchema>;

export const choreKind: RecordKind<Chore> = {
  name: 'chore',
  schema: choreSchema,
  entity: { attributes: (chore) => ({ v: chore.v, rev: chore.rev, token: chore.token }) },
};

/** Keys of the records: the five-minute sweep, the hourly search for changes, searches by trigger, and what is done once a day. */
export type ChoreName =
  | 'sweep'
  | 'reconcile'
  | 'triggers'
  | 'check'
  | 'facets'
  | 'retention'
  | 'people'
  | 'fixtures';
