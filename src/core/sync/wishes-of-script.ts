import type { ScriptResult } from '../scripting/read-outcome.ts';
import { endedHere } from './ended-here.ts';
import type { Rows } from './rows.ts';
import { withScriptProblem } from './script-aside.ts';

/**
 * The rows with what an incoming script wants done about the pair itself, once its item is applied. `unfulfilled`: what
 * it has asked for beside and Jira has refused, in words.
 */
export function withWishes(
  before: Rows,
  effects: ScriptResult['effects'],
  now: number,
  unfulfilled?: string,
): Rows {
  const rows = unfulfilled === undefined ? before : withScriptProblem(before, inVain(now, unfulfilled));
  if (wants(effects, 'unlink')) return endedHere(rows, now);
  return wants(effects, 'sync-back') ? { ...rows, twin: { ...rows.twin, full: true } } : rows;
}

/** Whether such a wish leaves this side something to tell the peer. */
export const mustTell = (effects: ScriptResult['effects']): boolean =>
  wants(effects, 'unlink') || wants(effects, 'sync-back');

const wants = (effects: ScriptResult['effects'], what: 'unlink' | 'sync-back'): boolean =>
  effects.some((effect) => effect.do === what);

const inVain = (at: number, why: string) => ({
  at,
  why: `The incoming script ended well, but not all that it asks for was done. ${why}`,
  next: 'Give the app the right, or correct the script. It asks anew when the partner changes what the script reads.',
});
