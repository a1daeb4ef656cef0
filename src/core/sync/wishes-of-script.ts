import type { ScriptResult } from '../scripting/read-outcome.ts';
import { endedHere } from './ended-here.ts';
import type { Rows } from './rows.ts';

/** The rows with what an incoming script wants done about the pair itself, once its item is applied. */
export function withWishes(rows: Rows, effects: ScriptResult['effects'], now: number): Rows {
  if (wants(effects, 'unlink')) return endedHere(rows, now);
  return wants(effects, 'sync-back') ? { ...rows, twin: { ...rows.twin, full: true } } : rows;
}

/** Whether such a wish leaves this side something to tell the peer. */
export const mustTell = (effects: ScriptResult['effects']): boolean =>
  wants(effects, 'unlink') || wants(effects, 'sync-back');

const wants = (effects: ScriptResult['effects'], what: 'unlink' | 'sync-back'): boolean =>
  effects.some((effect) => effect.do === what);
