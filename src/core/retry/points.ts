import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { row } from '../sync/records/row.ts';

/** What this installation has spent of Jira's points in one hour; one record, key `hour`, written over each hour. */
const pointsSchema = z.object({
  ...row,
  /** Full hours since the epoch. */
  hour: z.number().int(),
  spent: z.number().int(),
  /** Share of the budget that the platform's headers have left of it; absent: all. */
  share: z.number().min(0).max(1).optional(),
});
export type Points = z.infer<typeof pointsSchema>;

export const pointsKind: RecordKind<Points> = {
  name: 'points',
  schema: pointsSchema,
  entity: { attributes: (points) => ({ v: points.v, rev: points.rev, token: points.token }) },
};

export const POINTS_KEY = 'hour';

/** Points are written down in blocks of this many. */
export const BLOCK = 100;

/** For whom points are spent: an edit that somebody waits for, a page, or work in bulk. */
export type Lane = 'live' | 'page' | 'bulk';

/** Up to which part of the budget each may go: 10 % are kept for pages, 30 % more for live edits. */
const CEILING: Readonly<Record<Lane, number>> = { page: 1, live: 0.9, bulk: 0.6 };

/** Below this share of the pool that all customers drain together, the budget shrinks with it. */
const LOW = 0.2;

const hourOf = (seconds: number): number => Math.floor(seconds / 3600);

/** The record with a block more in it; a new hour begins at nothing. */
export function charged(
  before: Points | undefined,
  now: number,
  share: number | undefined,
): Omit<Points, 'token'> {
  const hour = hourOf(now);
  const same = before?.hour === hour ? before : undefined;
  const least = Math.min(same?.share ?? 1, share ?? 1);
  return {
    v: 1,
    rev: (before?.rev ?? 0) + 1,
    hour,
    spent: (same?.spent ?? 0) + BLOCK,
    ...(least < 1 ? { share: least } : {}),
  };
}

/** Points that a lane may still spend in this hour; 0 where it has to wait for the next. */
export function left(points: Points | undefined, lane: Lane, perHour: number, now: number): number {
  const current = points?.hour === hourOf(now) ? points : undefined;
  const budget = perHour * (current?.share ?? 1);
  return Math.max(0, Math.floor(budget * CEILING[lane]) - (current?.spent ?? 0));
}

/** What one installation may spend in an hour where nobody has set the app variable. */
const POINTS_PER_HOUR = 3000;

/** The budget as the app variable names it; what is no number of points counts as not set. */
export function pointsPerHour(variable: string | undefined): number {
  const points = Number(variable ?? Number.NaN);
  return Number.isInteger(points) && points > 0 ? points : POINTS_PER_HOUR;
}

/** Epoch seconds of the next full hour. */
export const nextHour = (now: number): number => (hourOf(now) + 1) * 3600;

/**
 * The share of the budget that a `RateLimit` header leaves, from what remains of the pool (`r`) and its size (`q` of
 * `RateLimit-Policy`). Undefined: the pool is not low, or the headers do not say.
 */
export function shareLeft(limit: string | null, policy: string | null): number | undefined {
  const remaining = /(?:^|;)\s*r=(\d+)/.exec(limit ?? '')?.[1];
  const quota = /(?:^|;)\s*q=(\d+)/.exec(policy ?? '')?.[1];
  if (remaining === undefined || quota === undefined || Number(quota) === 0) return undefined;
  const share = Number(remaining) / Number(quota);
  return share < LOW ? share / LOW : undefined;
}
