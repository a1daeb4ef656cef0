import type { LocalPaths } from '../rules/run-outgoing.ts';
import { withAside } from './aside.ts';
import { baselineAfter } from './baseline.ts';
import { stillBehind } from './by-rules.ts';
import type { Incoming } from './decide-incoming.ts';
import { unanswered } from './decide-outgoing.ts';
import { withLanded } from './landed.ts';
import { goesOn } from './left-there.ts';
import { afterApply, withSlowLoops } from './loop-breaker.ts';
import { withNotes } from './notes.ts';
import { withoutPaths, withVoided } from './own-paths.ts';
import type { Twin } from './records/twin.ts';
import { type Rows, withLease, withOptional } from './rows.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';

export interface ApplyEnd {
  readonly rows: Rows;
  readonly item: {
    readonly seq: number;
    readonly base: number;
    readonly context: number;
    readonly full?: boolean | undefined;
  };
  readonly digest: string;
  /** The decision as carried out: what Jira refused has moved from `write` to `partial`. */
  readonly decision: Incoming;
  /** The issue read before, overlaid with the commands, as this side would send it. */
  readonly overlay: LocalPaths;
  /** When a person last edited a path here (epoch seconds), where it had to be known. */
  readonly people?: Readonly<Record<string, number>> | undefined;
  /** When the rules in force were published, epoch seconds. */
  readonly rulesSince?: number;
  readonly now: number;
}

/**
 * The rows after an item was applied. The shadow moves for every path that is neither lost nor refused, also
 * where nothing had to be written, and never from a later read.
 */
export function endOfApply(end: ApplyEnd): Rows {
  const { rows, item, digest, decision, overlay, people = {}, rulesSince = 0, now } = end;
  const { lost, partial, overruled } = decision;
  const moved = { ...decision.write, ...decision.equal };
  const paths = Object.keys(moved);
  // A full item ends the time in which we knew that we had forgotten something.
  const { away: _away, ...read } = goesOn(rows.twin);
  const { wantFull: _wantFull, unwritten = [], ...known } = read;
  const { retell, baseline: _baseline, ...rest } = item.full === true ? known : read;
  const twin: Twin = retell === undefined || item.base >= retell ? rest : { ...rest, retell };
  const moves: Record<string, ShadowPath> = {};
  for (const [path, command] of Object.entries(moved)) {
    const merged = decision.merged?.[path];
    const sent = merged?.sent ?? overlay[path]?.out ?? command.local;
    moves[path] = { sent, known: command.local, applied: merged?.applied ?? command.local };
  }
  for (const path of decision.unsaid ?? []) {
    const { sent: _unsent, ...here } = moves[path] ?? {};
    if (moves[path]) moves[path] = here;
  }
  for (const [path, shadow] of Object.entries(decision.stood ?? {})) moves[path] = shadow;
  const owed = [...new Set([...(twin.owed ?? []).filter((path) => !paths.includes(path)), ...lost])];
  const next: Twin = {
    ...withLanded(withOptional(twin, 'owed', owed.length > 0 ? owed : undefined), item.seq, undefined),
    shadow: movedShadow(twin.shadow, moves),
    appliedSeq: item.seq,
    last: {
      digest,
      ...(lost.length > 0 ? { lost: [...lost] } : {}),
      ...(Object.keys(partial).length > 0 ? { partial } : {}),
    },
    synced: now,
    ...stillBehind(twin, rulesSince),
    ...baselineAfter(rows.twin, item.full === true ? unwritten : [], decision),
    ...turnsOf(twin, rows.work.lastSent, Object.keys(decision.write), now),
    ...(overruled.some((path) => decision.write[path] !== undefined) ? { retell: item.seq } : {}),
  };
  const notes = [
    ...lost.map((path) => ({ at: now, code: 'kept-here', path })),
    ...overruled.map((path) => ({ at: now, code: 'overruled-here', path })),
    ...Object.entries(partial).map(([path, code]) => ({ at: now, code: `not-written:${code}`, path })),
  ];
  return withLease(
    {
      ...rows,
      twin: withAside(
        withNotes(withSlowLoops(next, Object.keys(decision.write), people, now), notes),
        paths,
        decision,
        now,
      ),
      work: withVoided(withoutPaths(rows.work, paths), wonAnew(rows, item.context, lost)),
    },
    undefined,
  );
}

function turnsOf(...given: Parameters<typeof afterApply>): Pick<Twin, 'turns'> {
  const turns = afterApply(...given);
  return turns === undefined ? {} : { turns };
}

/**
 * Paths won here that an own message under way does not enforce. One that the peer has decided before: sent again with
 * its sequence, the same value would pass for decided, although the peer has put another one over it since. And a full
 * one, of which the peer leaves alone whatever it has written before.
 */
function wonAnew({ twin, work }: Rows, context: number, lost: readonly string[]): string[] {
  const open = unanswered(work);
  const full = twin.full === true || twin.ackedSeq === 0;
  return lost.filter((path) => {
    const own = open[path];
    return own !== undefined && (full || own.since <= context);
  });
}
