import { SCHEDULE_SECONDS } from '../retry/failure-schedule.ts';
import type { Twin } from './records/twin.ts';
import { withOptional } from './rows.ts';

/**
 * The twin that remembers which paths were written although their item has not come to its end: when that item comes
 * again, what stands there since is not overwritten. What items up to `decided` carried need not be remembered.
 */
export function withLanded(
  twin: Twin,
  decided: number,
  written: { readonly paths: readonly string[]; readonly seq: number; readonly at: number } | undefined,
): Twin {
  if (twin.landed === undefined && (written?.paths ?? []).length === 0) return twin;
  const added = Object.fromEntries((written?.paths ?? []).map((path) => [path, written?.seq ?? decided]));
  const kept = Object.entries({ ...twin.landed, ...added }).filter(([, seq]) => seq > decided);
  const landedAt = written && written.paths.length > 0 ? written.at : twin.landedAt;
  return withOptional(
    withOptional(twin, 'landedAt', kept.length > 0 ? landedAt : undefined),
    'landed',
    kept.length > 0 ? Object.fromEntries(kept) : undefined,
  );
}

/** A day more than the peer goes on trying by itself: what has not come again by then may never come. */
const AWAITED = SCHEDULE_SECONDS + 24 * 3600;

/** Whether an edit of a path waits until the item that wrote the path has come again. `now`: epoch seconds. */
export const isAwaited = (twin: Twin, path: string, now: number): boolean =>
  twin.landed?.[path] !== undefined && awaitedUntil(twin) > now;

/** When this twin is to be looked at because nothing waits any longer (epoch seconds); 0 where nothing waits. */
export function lookAfterAwaited(twin: Twin, now: number): number {
  const until = awaitedUntil(twin);
  return until > now ? until : 0;
}

const awaitedUntil = ({ landed, landedAt }: Twin): number =>
  landed === undefined || landedAt === undefined ? 0 : landedAt + AWAITED;
