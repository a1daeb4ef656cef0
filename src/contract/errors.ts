import * as z from 'zod';
import { connectionId, issueId } from './ids.ts';
import { place } from './items.ts';
import { operation } from './operation.ts';

/** Which errors are meant: those of one cause, and of one field where it is about one. */
const group = {
  connection: connectionId,
  cause: z.string().min(1).max(100),
  path: z.string().min(1).max(300).optional(),
};

/** Errors that have one cause. Times are epoch milliseconds. */
const errorGroup = z.object({
  connection: z.string(),
  connectionName: z.string(),
  cause: z.string(),
  path: z.string().optional(),
  message: z.string(),
  next: z.string(),
  place,
  muted: z.boolean(),
  /** Pairs that have it; 0: it is about the connection as a whole. */
  count: z.number(),
  newest: z.number(),
  oldest: z.number(),
  detail: z.string().optional(),
  /** The newest five. */
  samples: z
    .array(
      z.object({
        issue: z.string(),
        key: z.string().optional(),
        at: z.number(),
        detail: z.string().optional(),
      }),
    )
    .readonly(),
});
export type ErrorGroup = z.infer<typeof errorGroup>;

/** What is wrong, grouped by cause: of one connection, or of the site. `more`: the counts are "at least". */
export const errorList = operation(
  'error.list',
  ['admin'],
  z.object({ connection: connectionId.optional() }),
  z.object({ groups: z.array(errorGroup).readonly(), more: z.boolean() }),
);

/** `skipped`: pairs that were being written just then. `cursor` goes on where this answer has stopped. */
const actedOn = z.object({ count: z.number(), skipped: z.number(), cursor: z.string().optional() });

const some = z.object({
  ...group,
  issues: z.array(issueId).min(1).max(100).optional(),
  cursor: z.string().max(2000).optional(),
});

/** Pairs with this error are looked at and sent again now: all of the group, or those named. */
export const errorRetry = operation('error.retry', ['admin'], some, actedOn);

/** A person has settled these errors otherwise: they are told no more, until they happen again. */
export const errorResolve = operation('error.resolve', ['admin'], some, actedOn);

/** Errors of this group are no longer told of at the top, or again. */
export const errorMute = operation(
  'error.mute',
  ['admin'],
  z.object({ ...group, on: z.boolean() }),
  z.object({ muted: z.boolean() }),
);

export const errorOperations = [errorList, errorRetry, errorResolve, errorMute] as const;
