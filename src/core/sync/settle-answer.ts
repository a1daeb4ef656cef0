import type { DecidedAnswer, ItemAnswer } from '../protocol/kinds/sync.ts';
import { generationNumber } from './generation.ts';
import { lookAfterAwaited } from './landed.ts';
import { heldBack } from './left-there.ts';
import { withNotes } from './notes.ts';
import { withRefused, withUnanswered } from './own-paths.ts';
import type { Twin } from './records/twin.ts';
import { type Rows, withOptional } from './rows.ts';
import { movedShadow, type ShadowPath } from './shadow.ts';
import { TIMING } from './timing.ts';

export interface SettleInput {
  readonly rows: Rows;
  readonly answer: ItemAnswer;
  readonly seq: number;
  /** Paths of the message that nobody edited: they differed because other rules were published. */
  readonly byRules: readonly string[];
  /** `updated` of the issue at the read that made the item, epoch ms. */
  readonly updated: number;
  /** The local fingerprint that a value of the peer's would leave here, through the incoming rules. */
  readonly commandOf: (path: string) => string | undefined;
  readonly now: number;
}

/** `again`: seconds after which to send once more; absent where nothing remains. */
export interface Settled {
  readonly rows: Rows;
  readonly again?: number;
  /** The message counted as a failed attempt for this reason. */
  readonly failed?: string;
}

/** What an answer means for the rows. The caller has checked that `inFlight` is still this attempt's. */
export function settleAnswer(input: SettleInput): Settled {
  const { answer, rows } = input;
  switch (answer.code) {
    case 'applied':
      return { rows: settleDecided(input, answer) };
    case 'busy':
    case 'not-started':
      return { rows: withUnanswered(rows), again: Math.max(answer.after ?? 0, TIMING.busyAgain) };
    // No failure and no hurry: the sweep comes back to the mark.
    case 'paused':
      return { rows: withUnanswered(rows) };
    case 'stale':
      return settleStale(rows, answer.have);
    case 'behind':
      return {
        rows: withUnanswered(beyond(withTwin(rows, { full: true }), answer.have)),
        again: TIMING.firstSend,
      };
    case 'need-full':
      return { rows: withRefused(withTwin(rows, { full: true })), again: TIMING.firstSend };
    case 'unlinked':
      return { rows: withUnanswered(withTwin(rows, { life: 'unlinked', by: 'peer', due: 0 })) };
    case 'other-life':
      return answer.n >= generationNumber(rows.twin.gen)
        ? { rows: withUnanswered(rows), failed: 'other-life' }
        : { rows: withUnanswered(rows), again: TIMING.busyAgain };
    // The new policy is on its way to one of both sides.
    case 'other-policy':
      return { rows: withUnanswered(rows), again: TIMING.policyAgain };
    case 'cycle':
      return { rows: endAsCycle(rows, answer.key, input.now) };
    // It says so itself when it is back; one that never began is tried again.
    case 'left-scope':
      return rows.twin.peer === undefined
        ? { rows: withUnanswered(rows), failed: answer.code }
        : { rows: withUnanswered({ ...rows, twin: heldBack(rows.twin, input.now) }) };
    case 'by-hand':
      return { rows: withRefused({ ...rows, twin: waitingForPerson(rows.twin, input.now) }) };
    case 'taken':
    case 'refused':
    case 'needs-field':
    case 'bad-item':
    case 'no-project':
    case 'no-such-issue':
    case 'connected':
      return { rows: withRefused(rows), failed: answer.code };
  }
}

const ended = ({ life }: Twin): boolean => life === 'unlinked' || life === 'deleted';

function withTwin(rows: Rows, change: Partial<Twin>): Rows {
  return { ...rows, twin: { ...rows.twin, ...change } };
}

/** The issue would go in a ring: this pair never comes about, and only a person may try it again. */
function endAsCycle(rows: Rows, key: string | undefined, now: number): Rows {
  const { full: _full, owed: _owed, ...twin } = rows.twin;
  const hold = {
    why: 'dead-letter',
    since: now,
    attempts: 1,
    code: 'cycle',
    ...(key ? { key } : {}),
  } as const;
  const work = withOptional(withOptional(rows.work, 'inFlight', undefined), 'open', undefined);
  return { ...rows, work, twin: { ...twin, life: 'unlinked', by: 'peer', told: true, due: 0, hold } };
}

/** No later attempt of the app's own can change it: only a person's can. */
function waitingForPerson(twin: Twin, now: number): Twin {
  const { byHand: _byHand, ...rest } = twin;
  return { ...rest, hold: { why: 'dead-letter', since: now, attempts: 1, code: 'by-hand' }, due: 0 };
}

/** The peer has heard numbers that we do not know of: ours go on above them. */
function beyond(rows: Rows, have: number): Rows {
  return { ...rows, work: { ...rows.work, sendSeq: Math.max(rows.work.sendSeq, have) } };
}

/**
 * A new number and a new read. Where the peer has heard answers that we do not know of our rows went back in time,
 * and its full item must come first.
 */
function settleStale(rows: Rows, have: number): Settled {
  if (rows.twin.appliedSeq >= have) return { rows: withUnanswered(rows), again: TIMING.firstSend };
  return { rows: withUnanswered(withTwin(rows, { wantFull: true })), again: TIMING.busyAgain };
}

function settleDecided(input: SettleInput, answer: DecidedAnswer): Rows {
  const { rows, seq, now } = input;
  const fields = rows.work.inFlight?.fields ?? {};
  const lost = new Set(answer.lost ?? []);
  const partial = answer.partial ?? {};
  const moves: Record<string, ShadowPath> = {};
  for (const [path, mine] of Object.entries(fields)) {
    const agreed = !lost.has(path) && partial[path] === undefined;
    // A voided value equals nothing, so that whatever stands here now is sent.
    const sent = mine.out ?? undefined;
    const applied = agreed ? input.commandOf(path) : undefined;
    moves[path] = agreed ? { sent, known: mine.local, applied } : { sent, applied };
    // What lost without being an edit is nothing that the peer's value could be in conflict with.
    if (!agreed && input.byRules.includes(path)) moves[path] = { sent, known: mine.local, applied };
  }
  const settled = Object.keys(fields);
  const open = Object.fromEntries(
    Object.entries(rows.work.open ?? {}).filter(([path]) => !settled.includes(path)),
  );
  // What Jira would not take now counts as changed until it does.
  const notNow = settled.filter((path) => partial[path] === 'not-now');
  // What was won after the message had left is not paid by it.
  const paid = settled.filter((path) => fields[path]?.out !== null || lost.has(path) || path in partial);
  const owed = [...(rows.twin.owed ?? []).filter((path) => !paid.includes(path)), ...notNow];
  const { full: _full, met: _met, wantFull: _wantFull, hold: _hold, away: _away, ...kept } = rows.twin;
  // Every path that differed was in the message.
  const { asOf: _asOf, began, ...inStep } = kept;
  // What lost is not agreed about yet: until the peer's value comes, a person may edit ours.
  const stillBegins = began !== undefined && lost.size > 0 ? { began } : {};
  const twin: Twin = {
    ...withOptional<Twin, 'owed'>(inStep, 'owed', owed.length > 0 ? owed : undefined),
    ...stillBegins,
    life: ended(rows.twin) ? rows.twin.life : 'linked',
    peer: { id: answer.issue.id, key: answer.issue.key },
    ackedSeq: Math.max(rows.twin.ackedSeq, seq),
    shadow: movedShadow(rows.twin.shadow, moves),
    due: lookAfterAwaited(rows.twin, now),
    seen: Math.max(rows.twin.seen, input.updated),
    synced: now,
  };
  const work = withOptional(rows.work, 'inFlight', undefined);
  const notes = [
    ...[...lost].map((path) => ({ at: now, code: 'kept-there', path })),
    ...Object.entries(partial).map(([path, code]) => ({ at: now, code: `not-written-there:${code}`, path })),
    ...(answer.without ?? []).flatMap(({ kind, id, code }) =>
      code === 'too-large' ? [{ at: now, code: 'left-out:too-large', path: `${kind}/${id}` }] : [],
    ),
  ];
  return {
    ...rows,
    twin: withNotes(twin, notes),
    work: withOptional(work, 'open', Object.keys(open).length > 0 ? open : undefined),
  };
}
