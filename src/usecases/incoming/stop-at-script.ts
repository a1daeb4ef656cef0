import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import { type Rows, withOptional } from '../../core/sync/rows.ts';
import { stopOfScript } from '../../core/sync/script-problem.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { saveRows } from '../twin/twin-rows.ts';

/** No path of a replica is called so. */
const SCRIPT = '@script';

/** As long as a person reads. */
const LONGEST = 500;

/** The item waits at its sender until the script runs; this issue alone, and people here read where it stops. */
export async function stopAtScript(ports: Ports, rows: Rows, failure: ScriptFailure): Promise<ItemAnswer> {
  const { twin } = rows;
  const why = stopOfScript('incoming', { message: failure.message, ...failure.at }).slice(0, LONGEST);
  if (twin.aside?.[SCRIPT]?.why !== why) {
    const problem = { at: epochSeconds(ports.clock), code: 'script', why, next: NEXT };
    // Refused: somebody is at it, and meets the same fault.
    await saveRows(ports, rows, { ...rows, twin: { ...twin, aside: { ...twin.aside, [SCRIPT]: problem } } });
  }
  return { code: 'refused' };
}

/** The rows with what a script that ended well has asked for in vain, until it runs the next time. */
export function withUnfulfilled(rows: Rows, why: string | undefined, now: number): Rows {
  if (why === undefined) return rows;
  const problem = { at: now, code: 'script', why: `${IN_VAIN} ${why}`.slice(0, LONGEST), next: ASK_ANEW };
  return { ...rows, twin: { ...rows.twin, aside: { ...rows.twin.aside, [SCRIPT]: problem } } };
}

const IN_VAIN = 'The incoming script ended well, but not all that it asks for was done.';
const ASK_ANEW =
  'Give the app the right, or correct the script. It asks anew when the partner changes what the script reads.';

/** The rows without what an earlier run has stumbled over. */
export function withoutScriptProblem(rows: Rows): Rows {
  const { aside } = rows.twin;
  if (aside?.[SCRIPT] === undefined) return rows;
  const { [SCRIPT]: _over, ...others } = aside;
  const kept = Object.keys(others).length > 0 ? others : undefined;
  return { ...rows, twin: withOptional(rows.twin, 'aside', kept) };
}

const NEXT =
  'Correct the script, or the value that it stumbles over. The partner sends the change again by itself; an edit there sends it at once.';
