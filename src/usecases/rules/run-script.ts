import type { ScriptRunner } from '../../core/ports/script-runner.ts';
import type { Side } from '../../core/scripting/api.ts';
import { preludeOf, wrapped } from '../../core/scripting/prelude.ts';
import { type Asked, type Outcome, readOutcome } from '../../core/scripting/read-outcome.ts';
import type { ScriptInput } from '../../core/scripting/script-input.ts';

/** A script asks for the answers of one pass at once, so that this many passes answer any question about answers. */
const MOST_PASSES = 6;

/** Four megabytes: an issue of the largest fields with five hundred comments. */
const MOST_INPUT = 4_000_000;

export interface ScriptToRun {
  readonly side: Side;
  readonly script: string;
  readonly input: Omit<ScriptInput, 'answers'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** 0 to 999. */
  readonly seed: number;
}

/** What a run came to, with every answer that it was given: the same answers make the same run again. */
export interface ScriptRan {
  readonly outcome: Exclude<Outcome, { is: 'asks' }>;
  readonly answers: Readonly<Record<string, unknown>>;
}

/**
 * Runs a script until it has all answers that it asks for: each pass is a run from the top, in a machine of its own,
 * with the clock and the chance of the first. `known`: answers to begin with.
 */
export async function runScript(
  ports: { readonly scripts: ScriptRunner },
  { side, script, input, now, seed }: ScriptToRun,
  answer: (asked: readonly Asked[]) => Promise<Readonly<Record<string, unknown>>>,
  known: Readonly<Record<string, unknown>> = {},
): Promise<ScriptRan> {
  let answers = known;
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const text = JSON.stringify({ ...input, side, answers });
    if (text.length > MOST_INPUT) return { outcome: tooLarge(text.length), answers };
    const end = await ports.scripts.run({
      prelude: preludeOf(side),
      script: wrapped(side, script),
      input: text,
      now,
      seed,
    });
    const outcome = readOutcome(side, end);
    if (outcome.is !== 'asks') return { outcome, answers };
    const found = await answer(outcome.asked);
    // What nobody answered is not there: the script is not to ask again.
    const none = Object.fromEntries(outcome.asked.map(({ key }) => [key, null]));
    answers = { ...answers, ...none, ...found };
  }
  return { outcome: endless(), answers };
}

const tooLarge = (size: number): ScriptRan['outcome'] => ({
  is: 'failure',
  failure: {
    kind: 'result',
    message: `The work item is too large for a script: ${size} characters of values, and at most ${MOST_INPUT} are given to one. Shorten its texts, or map its fields instead.`,
  },
});

const endless = (): ScriptRan['outcome'] => ({
  is: 'failure',
  failure: {
    kind: 'result',
    message: `The script asks for more after ${MOST_PASSES} rounds of answers. Ask for what it needs before using the answers.`,
  },
});
