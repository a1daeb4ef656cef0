import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { Incoming } from './decide-incoming.ts';
import { withNotes } from './notes.ts';
import type { Twin } from './records/twin.ts';
import type { Work } from './records/work.ts';
import { type Rows, withLease, withOptional } from './rows.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';

export interface ApplyEnd {
  readonly rows: Rows;
  readonly item: { readonly seq: number; readonly full?: boolean | undefined };
  readonly digest: string;
  /** The decision as carried out: what Jira refused has moved from `write` to `partial`. */
  readonly decision: Incoming;
  /** The issue read before, overlaid with the commands, as this side would send it. */
  readonly overlay: LocalPaths;
  readonly now: number;
}

/**
 * The rows after an item was applied. The shadow moves for every path that is neither lost nor refused, also
 * where nothing had to be written, and never from a later read.
 */
export function endOfApply({ rows, item, digest, decision, overlay, now }: ApplyEnd): Rows {
  const { lost, partial, overruled } = decision;
  const moved = { ...decision.write, ...decision.equal };
  const paths = Object.keys(moved);
  // A full item ends the time in which we knew that we had forgotten something.
  const { wantFull: _wantFull, ...known } = rows.twin;
  const twin: Twin = item.full === true ? known : rows.twin;
  const moves: Record<string, ShadowPath> = {};
  for (const [path, command] of Object.entries(moved)) {
    const sent = overlay[path]?.out ?? command.local;
    moves[path] = { sent, known: command.local, applied: command.local };
  }
  const owed = [...new Set([...(twin.owed ?? []).filter((path) => !paths.includes(path)), ...lost])];
  const next: Twin = {
    ...withOptional(twin, 'owed', owed.length > 0 ? owed : undefined),
    shadow: movedShadow(twin.shadow, moves),
    appliedSeq: item.seq,
    last: {
      digest,
      ...(lost.length > 0 ? { lost: [...lost] } : {}),
      ...(Object.keys(partial).length > 0 ? { partial } : {}),
    },
    synced: now,
  };
  const notes = [
    ...lost.map((path) => ({ at: now, code: 'kept-here', path })),
    ...overruled.map((path) => ({ at: now, code: 'overruled-here', path })),
    ...Object.entries(partial).map(([path, code]) => ({ at: now, code: `not-written:${code}`, path })),
  ];
  return withLease(
    { ...rows, twin: withNotes(next, notes), work: withoutPaths(rows.work, paths) },
    undefined,
  );
}

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
