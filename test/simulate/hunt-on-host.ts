import { isProfile, PROFILES } from '../../host/simulate/profile.ts';
import type { Place } from './found-by.ts';
import type { Laboratory } from './laboratory.ts';
import { type Mutation, mutantApp } from './mutant.ts';
import { simulateSeed } from './simulate-seed.ts';
import { trials } from './trials/trials.ts';

export interface Hunt {
  /** The first bad run and what it showed; undefined where none was bad. */
  readonly found?: { readonly place: Place; readonly what: string };
  readonly runs: number;
  readonly edits: number;
  readonly virtualSeconds: number;
}

/** So many seeds of the profiles before the trials and between their rounds. */
const SEEDS_BETWEEN = 6;
const TRIAL_ROUNDS = 2;

/**
 * Runs an app with one mistake in it until a run is bad: first where it was found last, then seeds, the
 * profiles in turn, and every trial among them. No run knows what it looks for.
 */
export async function huntOnHost(
  laboratory: Laboratory,
  bug: Mutation,
  seeds: number,
  last: Place | undefined,
): Promise<Hunt> {
  const mutant = laboratory.with(await mutantApp(bug));
  let [runs, edits, virtualSeconds] = [0, 0, 0];
  for (const place of placesToLook(seeds, last)) {
    runs += 1;
    const bad = await runAt(mutant, place);
    edits += bad.edits;
    virtualSeconds += bad.virtualSeconds;
    if (bad.violations.length === 0) continue;
    // What the engine without the mistake breaks as well proves nothing.
    const sound = await runAt(laboratory, place);
    const known = new Set(sound.violations.map(invariantOf));
    const what = bad.violations.find((violation) => !known.has(invariantOf(violation)));
    if (what !== undefined) return { found: { place, what }, runs, edits, virtualSeconds };
  }
  return { runs, edits, virtualSeconds };
}

/** The id in front of what a checker says. */
export const invariantOf = (violation: string): string => violation.slice(0, violation.indexOf(' '));

function* placesToLook(seeds: number, last: Place | undefined): Generator<Place> {
  if (last !== undefined) yield last;
  for (let seed = 1; seed <= seeds; seed += 1) {
    yield { of: PROFILES.toReversed()[seed % PROFILES.length] ?? 'storm', seed };
    const round = seed / SEEDS_BETWEEN;
    if (Number.isInteger(round) && round <= TRIAL_ROUNDS) {
      for (const { name } of trials) yield { of: name, seed: round };
    }
  }
}

/** A mistake may also make the run itself fail: that is found as well. */
async function runAt(
  laboratory: Laboratory,
  { of, seed }: Place,
): Promise<{ violations: readonly string[]; edits: number; virtualSeconds: number }> {
  try {
    if (isProfile(of)) return await simulateSeed(laboratory, of, seed);
    const trial = trials.find(({ name }) => name === of);
    if (trial === undefined) throw new Error(`There is neither a profile nor a trial "${of}".`);
    return await trial.run(laboratory, seed, false);
  } catch (error) {
    return { violations: [`I24 the run itself failed: ${String(error)}`], edits: 0, virtualSeconds: 0 };
  }
}
