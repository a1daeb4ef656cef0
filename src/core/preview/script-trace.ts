import * as z from 'zod';
import type { ScriptEnd } from '../ports/script-runner.ts';
import type { Side } from '../scripting/api.ts';
import type { Place } from '../scripting/place.ts';
import { readOutcome } from '../scripting/read-outcome.ts';
import { pathOfWrite } from '../scripting/script-fields.ts';
import type { TestedIssue } from './tested-issue.ts';

/** One pass of a script, as it was given and as it ended. */
export interface ScriptPass {
  /** JSON. */
  readonly input: string;
  readonly end: ScriptEnd;
}

/** What a person who tests a script wants to see of its run beside its values. */
export interface ScriptTrace extends Pick<TestedIssue, 'lookups' | 'effects' | 'logs' | 'warnings'> {
  /** Path -> where the script wrote it. */
  readonly lines: ReadonlyMap<string, Place>;
}

export const NO_TRACE: ScriptTrace = { lookups: [], effects: [], logs: [], warnings: [], lines: new Map() };

const given = z.looseObject({ answers: z.record(z.string(), z.unknown()).default({}) });
const MOST = 500;

/** Reads a script's last pass: with all answers, so that its look-ups are those of the run. */
export function traceOf(side: Side, { input, end }: ScriptPass): ScriptTrace {
  const { answers } = given.parse(JSON.parse(input));
  const lookups = Object.entries(answers).map(([call, answer]) => ({
    call: cut(call),
    answer: cut(JSON.stringify(answer) ?? 'null'),
  }));
  const outcome = readOutcome(side, end);
  if (outcome.is !== 'result') return { ...NO_TRACE, lookups };
  const { writes, effects, logs, alwaysRun } = outcome.result;
  return {
    lookups,
    effects: effects.map(({ do: what, at, ...rest }) => ({ text: effectText(what, rest), ...at })),
    logs: logs.map(({ text, at }) => ({ text: cut(text), ...at })),
    warnings: alwaysRun
      ? ['The script reads the clock or chance: it may come to something else without any edit.']
      : [],
    lines: new Map([...writes].flatMap(([write, { at }]) => (at ? [[pathOfWrite(write), at]] : []))),
  };
}

function effectText(what: string, rest: object): string {
  const words = Object.values(rest).map((word: unknown) =>
    typeof word === 'string' ? word : (JSON.stringify(word) ?? ''),
  );
  return cut(words.length === 0 ? what : `${what}: ${words.join(', ')}`);
}

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
