import type { Clock, Log } from '../../core/ports/environment.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import {
  type ScriptFailed,
  scriptFailuresKind,
  withFailure,
} from '../../core/sync/records/script-failures.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** Tells the admins of a run that failed. The hold of the work item stands without it: what cannot be told is left out. */
export async function noteScriptFailure(
  ports: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  connection: string,
  failed: Omit<ScriptFailed, 'at'>,
): Promise<void> {
  try {
    const before = await ports.store.get(scriptFailuresKind, connection);
    const after = withFailure(before, { ...failed, at: epochSeconds(ports.clock) });
    if (after) await ports.store.put(scriptFailuresKind, connection, after);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('script.failure-not-told', { connection, code: error.code });
  }
}
