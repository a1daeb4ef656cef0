import type { Ports } from '../../core/ports/ports.ts';
import type { ItemAnswer } from '../../core/protocol/kinds/sync.ts';
import type { ScriptFailure } from '../../core/scripting/read-outcome.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { SCRIPT, withScriptProblem } from '../../core/sync/script-aside.ts';
import { stopOfScript } from '../../core/sync/script-problem.ts';
import { noteScriptFailure } from '../rules/note-script-failure.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { saveRows } from '../twin/twin-rows.ts';

/** The item waits at its sender until the script runs; this issue alone, and people here read where it stops. */
export async function stopAtScript(
  ports: Ports,
  rows: Rows,
  key: string,
  failure: ScriptFailure,
): Promise<ItemAnswer> {
  const { twin } = rows;
  const why = stopOfScript('incoming', { message: failure.message, ...failure.at });
  const stopped = withScriptProblem(rows, { at: epochSeconds(ports.clock), why, next: NEXT });
  // Refused: somebody is at it, and meets the same fault.
  if (twin.aside?.[SCRIPT]?.why !== stopped.twin.aside?.[SCRIPT]?.why) await saveRows(ports, rows, stopped);
  const { message, at } = failure;
  await noteScriptFailure(ports, twin.connection, { side: 'incoming', key, message, ...at });
  return { code: 'refused' };
}

const NEXT =
  'Correct the script, or the value that it stumbles over. The partner sends the change again by itself; an edit there sends it at once.';
