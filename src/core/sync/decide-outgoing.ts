import type { UpdateItem } from '../protocol/kinds/sync.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';
import { withBaseline } from './baseline.ts';
import { byRules, type VersionRun } from './by-rules.ts';
import { isAwaited } from './landed.ts';
import { beforeSend, isPaused } from './loop-breaker.ts';
import type { Twin } from './records/twin.ts';
import type { SentPath, Work } from './records/work.ts';
import { type Rows, withOptional } from './rows.ts';
import { movedShadow, shadowOf } from './shadow.ts';
import { TIMING } from './timing.ts';

export interface OutgoingInput {
  readonly rows: Rows;
  /** The issue as it would leave now. */
  readonly local: LocalPaths;
  /** Whether any child is to cross. */
  readonly children: boolean;
  /** Where other rules were published since the twin was in step: what each version makes of the issue. */
  readonly runs?: readonly VersionRun[];
  /** Whether the peer is to hear of the issue also where nothing of it has changed. */
  readonly speak?: boolean;
  /** Names of paths that a person has edited last, where it had to be known. */
  readonly people?: readonly string[];
  /** In a first comparison: names of those that a person has edited since the pair was joined. */
  readonly edited?: readonly string[];
  /** Epoch seconds. */
  readonly now: number;
  readonly token: string;
}

export type Outgoing =
  | { readonly do: 'nothing'; readonly twin: Twin }
  | {
      readonly do: 'send';
      readonly seq: number;
      readonly base: number;
      readonly context: number;
      readonly full: boolean;
      readonly changed: UpdateItem['changed'];
      readonly rows: Rows;
    };

/**
 * What must cross: paths that differ from what the peer is known to have, paths of unanswered messages whatever
 * their value now, and paths won in a conflict. A value that was already under way keeps the sequence that first
 * carried it, so that a peer that has decided it once does not decide it again. What differs because other rules
 * were published is no edit, and says so. What the peer does not know to have landed here waits until its item has come
 * again, or will hardly come any more: an edit of it would pass for one that was made at the same time.
 */
export function decideOutgoing(input: OutgoingInput): Outgoing {
  const { rows: read, local, children, runs, now, token } = input;
  const published = byRules(withBaseline(read.twin, local), runs ?? []);
  const open = unanswered(read.work);
  const begun = withSilence(published.twin, local, open);
  const rows = { ...read, twin: beforeSend(begun, local, now, input.people) };
  const { twin, work } = rows;
  const full = twin.full === true || twin.life === 'pending';
  const paths = Object.keys(local).filter(
    (path) =>
      !isPaused(twin, path) &&
      twin.unwritten?.includes(path) !== true &&
      ((full && !saysNothing(twin, local, path)) ||
        (!isAwaited(twin, path, now) &&
          (shadowOf(twin.shadow, path).sent !== local[path]?.out ||
            open[path] !== undefined ||
            twin.owed?.includes(path) === true))),
  );
  const speaks = children || full || twin.wantFull === true || input.speak === true;
  if (paths.length === 0 && !speaks) return { do: 'nothing', twin };
  const seq = work.sendSeq + 1;
  const leaving: Record<string, SentPath> = {};
  for (const path of paths) {
    const now = local[path];
    if (!now) continue;
    const before = open[path];
    const since = before && before.out === now.out ? before.since : seq;
    leaving[path] = { out: now.out, local: now.local, since };
  }
  const fields = Object.fromEntries(
    Object.entries(leaving).filter(([path, sent]) => open[path] !== undefined || isNews(twin, path, sent)),
  );
  return {
    do: 'send',
    seq,
    base: full ? 0 : twin.ackedSeq,
    context: twin.appliedSeq,
    full,
    changed: Object.entries(leaving).map(([path, { since }]) => ({
      path,
      since,
      ...howItDiffers(path, published.cross.includes(path) || begins(twin), input.edited ?? []),
      ...(twin.owed?.includes(path) === true ? { won: true } : {}),
    })),
    rows: {
      ...rows,
      work: {
        ...withOptional(work, 'open', onlyKnown(open, local)),
        sendSeq: seq,
        inFlight: { seq, fields, until: now + TIMING.inFlight, token },
        lastSent: now,
      },
    },
  };
}

/**
 * A whole message also repeats what both agreed on. That is no edit that could be in conflict with one of the peer's:
 * the peer passes it by, and so nothing of it is under way here.
 */
function isNews(twin: Twin, path: string, { out, local }: SentPath): boolean {
  const { sent, known } = shadowOf(twin.shadow, path);
  return sent !== out || known !== local || twin.owed?.includes(path) === true;
}

/** An edit that was made after both were joined is one, whatever else is compared. */
function howItDiffers(path: string, byRules: boolean, edited: readonly string[]) {
  if (edited.includes(splitPath(path).name)) return { edited: true };
  return byRules ? { rules: true } : {};
}

/** Whether a message will compare a pair that was joined anew: it must be known what people have edited since. */
export const comparesAnew = ({ began, full }: Twin): boolean => began !== undefined && full === true;

/** Two issues that were there before are compared for the first time. */
const begins = ({ met, full }: Twin): boolean => met === true && full === true;

/** What is empty here fills nothing there, and empties nothing: where the peer holds a value it comes here. */
function withSilence(twin: Twin, local: LocalPaths, open: Readonly<Record<string, SentPath>>): Twin {
  if (!begins(twin)) return twin;
  const silent = Object.entries(local).filter(
    ([path, { value }]) =>
      isNothing(value) && open[path] === undefined && shadowOf(twin.shadow, path).sent === undefined,
  );
  const moves = silent.map(([path, { out, local }]) => [path, { sent: out, known: local }]);
  return { ...twin, shadow: movedShadow(twin.shadow, Object.fromEntries(moves)) };
}

const isNothing = ({ value }: LocalPaths[string]['value']): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** Nothing of this path is said in a first comparison: it is empty here, and the peer has not been told otherwise. */
const saysNothing = (twin: Twin, local: LocalPaths, path: string): boolean => {
  const here = local[path];
  return (
    begins(twin) &&
    here !== undefined &&
    isNothing(here.value) &&
    shadowOf(twin.shadow, path).sent === here.out
  );
};

/** Paths that left in messages whose answer has not come, newest message first. */
export function unanswered(work: Work): Readonly<Record<string, SentPath>> {
  return { ...work.open, ...work.inFlight?.fields };
}

/** A path that the issue no longer has says nothing: it cannot be sent again and is not waited for. */
function onlyKnown(
  open: Readonly<Record<string, SentPath>>,
  local: LocalPaths,
): Record<string, SentPath> | undefined {
  const kept = Object.entries(open).filter(([path]) => local[path] !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
