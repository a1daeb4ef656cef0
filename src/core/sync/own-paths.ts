import type { SentPath, Work } from './records/work.ts';
import { type Rows, withOptional } from './rows.ts';

/** Paths settled here no longer wait for an own message's answer. */
export function withoutPaths(work: Work, paths: readonly string[]): Work {
  const drop = <T>(fields: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(fields).filter(([path]) => !paths.includes(path)));
  const open = drop(work.open ?? {});
  return {
    ...withOptional(work, 'open', Object.keys(open).length > 0 ? open : undefined),
    ...(work.inFlight ? { inFlight: { ...work.inFlight, fields: drop(work.inFlight.fields) } } : {}),
  };
}

/** Overtaken while unanswered: their next value gets a sequence of its own. */
export function withVoided(work: Work, paths: readonly string[]): Work {
  const void_ = (fields: Readonly<Record<string, SentPath>>): Record<string, SentPath> =>
    Object.fromEntries(
      Object.entries(fields).map(([path, sent]) => [
        path,
        paths.includes(path) ? { ...sent, out: null } : sent,
      ]),
    );
  return {
    ...work,
    ...(work.open ? { open: void_(work.open) } : {}),
    ...(work.inFlight ? { inFlight: { ...work.inFlight, fields: void_(work.inFlight.fields) } } : {}),
  };
}

/**
 * The peer has taken nothing of it in. A message that named everything is sent again whole: until then none of its paths
 * is under way, and what the peer edits is not concurrent to it.
 */
export function withRefused(rows: Rows): Rows {
  const { full, life } = rows.twin;
  if (full !== true && life !== 'pending') return withUnanswered(rows);
  return { ...rows, work: withOptional(rows.work, 'inFlight', undefined) };
}

/** Nothing was settled: the paths wait, whatever their value becomes, until a later message is answered. */
export function withUnanswered(rows: Rows): Rows {
  const open: Record<string, SentPath> = { ...rows.work.open, ...rows.work.inFlight?.fields };
  const work: Work = withOptional(rows.work, 'inFlight', undefined);
  return { ...rows, work: withOptional(work, 'open', Object.keys(open).length > 0 ? open : undefined) };
}
