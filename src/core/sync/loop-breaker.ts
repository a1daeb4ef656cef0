import { splitPath } from '../replica/replica-path.ts';
import type { LocalPaths } from '../rules/run-outgoing.ts';
import { withNotes } from './notes.ts';
import type { Twin } from './records/twin.ts';
import { shadowOf } from './shadow.ts';

/** Seconds, and how many rounds in them make a loop. */
const LOOP = {
  /** A round: the partner's value is written here and within this time another one leaves. People are slower. */
  round: 120,
  soon: 600,
  soonRounds: 5,
  late: 24 * 3600,
  lateRounds: 20,
} as const;

/** The twin after an apply wrote these paths: what of them leaves next may be the answer of an automation rule. */
export function afterApply(
  twin: Twin,
  lastSent: number,
  written: readonly string[],
  now: number,
): Twin['turns'] {
  // Where nothing has left for a day nothing goes round.
  if (written.length === 0 || now - lastSent > LOOP.late) return twin.turns;
  const turns = { ...twin.turns };
  for (const path of written) {
    const { in: before, at = [], slow = [] } = turns[path] ?? {};
    // Something has left since the last apply, too late to be counted as a quick answer.
    const answered = before !== undefined && lastSent > before;
    const late = (answered ? [...slow, now] : slow).filter((round) => now - round <= LOOP.late);
    turns[path] = { in: now, at, ...(late.length > 0 ? { slow: late.slice(-LOOP.lateRounds) } : {}) };
  }
  return turns;
}

/** Whether one more answer of a path makes it necessary to know who gives it: read before the send. */
export function mustKnowWhoAnswers(twin: Twin, now: number): boolean {
  return Object.values(twin.turns ?? {}).some(
    ({ in: written, at }) =>
      written !== undefined && now - written <= LOOP.round && soonRounds(at, now) >= LOOP.soonRounds - 1,
  );
}

/** Whether one more change of these paths by an apply makes it necessary to know who edits them here. */
export function mustKnowWho(twin: Twin, paths: readonly string[]): boolean {
  return paths.some((path) => (twin.turns?.[path]?.slow?.length ?? 0) >= LOOP.lateRounds - 1);
}

/**
 * The twin after an apply, with paths paused that were written too often in a day without a person's edit between:
 * a slow automation rule looks like a person until then. `people`: when a person last edited a path here.
 */
export function withSlowLoops(
  twin: Twin,
  written: readonly string[],
  people: Readonly<Record<string, number>>,
  now: number,
): Twin {
  let next = twin;
  for (const path of written) {
    const turn = next.turns?.[path];
    if (!turn?.slow || turn.slow.length < LOOP.lateRounds) continue;
    const since = turn.slow.filter((round) => round > (people[path] ?? 0));
    if (since.length >= LOOP.lateRounds) next = paused(next, path, now);
    else next = { ...next, turns: { ...next.turns, [path]: { ...turn, slow: since } } };
  }
  return next;
}

/**
 * The twin before a send: every path that was edited here soon after an apply has gone one round. A path that goes
 * round too often pauses: it is not sent any more, until a person resumes it. All else crosses as ever. `people`: names
 * of paths whose newest edit is known to be a person's: two who answer each other are no loop, but for many rounds a day.
 */
export function beforeSend(twin: Twin, local: LocalPaths, now: number, people: readonly string[] = []): Twin {
  let next = twin;
  for (const [path, turn] of Object.entries(twin.turns ?? {})) {
    const here = local[path];
    if (!here || turn.in === undefined) continue;
    if (shadowOf(twin.shadow, path).known === here.local) continue;
    // What is too late to be an answer stays as it is: forgetting it would write the row once more.
    if (now - turn.in > LOOP.round) continue;
    const at = [...turn.at, now].filter((round) => now - round <= LOOP.late);
    const { [path]: _turn, ...others } = next.turns ?? {};
    const slow = turn.slow === undefined ? {} : { slow: turn.slow };
    next = { ...next, turns: { ...others, [path]: { at: at.slice(-LOOP.lateRounds), ...slow } } };
    if (isLoop(at, now, people.includes(splitPath(path).name))) next = paused(next, path, now);
  }
  return next;
}

/** The twin once a person lets its paused paths go on. */
export function resumed(twin: Twin): Twin {
  const { paused: _paused, turns: _turns, ...rest } = twin;
  return rest;
}

export function isPaused(twin: Twin, path: string): boolean {
  return twin.paused?.[path] !== undefined;
}

function isLoop(at: readonly number[], now: number, byPerson: boolean): boolean {
  return (!byPerson && soonRounds(at, now) >= LOOP.soonRounds) || at.length >= LOOP.lateRounds;
}

const soonRounds = (at: readonly number[], now: number): number =>
  at.filter((round) => now - round <= LOOP.soon).length;

function paused(twin: Twin, path: string, now: number): Twin {
  if (isPaused(twin, path)) return twin;
  const stopped = { ...twin, paused: { ...twin.paused, [path]: now } };
  return withNotes(stopped, [{ at: now, code: 'paused-here:loop', path }]);
}
