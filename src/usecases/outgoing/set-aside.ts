import type { Ports } from '../../core/ports/ports.ts';
import { afterFailure } from '../../core/retry/failure-schedule.ts';
import { goneKind } from '../../core/sync/records/gone.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import type { Hold, Twin } from '../../core/sync/records/twin.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { cleanChange, epochSeconds } from '../twin/mark-twin.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';

export type SetAside = { readonly is: 'nothing' } | { readonly is: 'later'; readonly after: number };

/**
 * The issue did not answer. Only together with its delete event, or that of its project, that means deleted; alone
 * it is no longer visible to the app, and nothing is concluded from it.
 */
export async function issueNotFound(
  ports: Ports,
  rows: Rows,
  mark: Mark | undefined,
  why: 'not-visible' | 'restored' = 'not-visible',
  withProject = false,
): Promise<SetAside> {
  const { twin } = rows;
  const gone =
    withProject || (why === 'not-visible' && (await ports.store.get(goneKind, twin.issue)) !== undefined);
  const after: Twin = gone
    ? { ...twin, life: 'deleted', by: 'here', due: 0 }
    : held(twin, why, epochSeconds(ports.clock));
  // The mark of a deleted issue stands until the peer has heard of it.
  const clean = mark && mark.at > 0 && !gone;
  const also = clean ? [cleanChange(ports, twin.connection, twin.issue, mark)] : [];
  const saved = await saveRows(ports, rows, { ...rows, twin: after }, also);
  return saved && !gone ? { is: 'nothing' } : { is: 'later', after: 1 };
}

/** One read may come from a replica of Jira that lags: only a second one, a minute later, says that it was restored. */
export async function olderThanSeen(ports: Ports, rows: Rows, mark: Mark | undefined): Promise<SetAside> {
  const now = epochSeconds(ports.clock);
  const since = now - (rows.twin.older ?? 0);
  if (since >= TIMING.restoredAgain && since <= TIMING.restoredAgain * 10) {
    return issueNotFound(ports, rows, mark, 'restored');
  }
  // An older first read belongs to another time.
  const first = since < TIMING.restoredAgain ? rows.twin : { ...rows.twin, older: now };
  await saveRows(ports, rows, { ...rows, twin: first });
  return { is: 'later', after: TIMING.restoredAgain };
}

/** `updated` has gone back: the site was restored from a backup, and its values are not edits of anybody. */
export function seemsRestored(twin: Twin, updated: number): boolean {
  return twin.seen - updated > TIMING.restoredMargin * 1000;
}

/** Something is wrong with this issue itself: it waits by the schedule, and in the end for a person or an edit. */
export async function setAside(ports: Ports, connection: string, issue: string, code: string): Promise<void> {
  const rows = await loadRows(ports.store, connection, issue);
  if (!rows) return;
  const twin = held(rows.twin, 'retry', epochSeconds(ports.clock), code);
  // Refused: somebody is at it already, and meets the same fault.
  await saveRows(ports, rows, { ...rows, twin });
}

/** Refusals that no later attempt changes: a person decides. */
const FOR_GOOD: ReadonlySet<string> = new Set(['cycle']);

/** The twin with one more failure, waiting as the schedule says. */
export function held(twin: Twin, why: Hold['why'], now: number, code?: string): Twin {
  const attempts = twin.hold?.attempts ?? 0;
  const retry =
    code !== undefined && FOR_GOOD.has(code)
      ? ({ do: 'dead-letter', attempts: attempts + 1 } as const)
      : afterFailure(attempts, now);
  const hold: Hold = {
    why: retry.do === 'dead-letter' ? 'dead-letter' : why,
    since: now,
    attempts: retry.attempts,
    ...(code === undefined ? {} : { code }),
  };
  return { ...twin, hold, due: retry.do === 'retry' ? retry.at : 0 };
}
