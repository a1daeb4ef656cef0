import type { Ports } from '../../core/ports/ports.ts';
import type { Mark } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { type Hold, type Twin, twinKind } from '../../core/sync/records/twin.ts';
import type { Rows } from '../../core/sync/rows.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { cleanChange, epochSeconds } from '../twin/mark-twin.ts';
import { loadRows, saveRows } from '../twin/twin-rows.ts';
import type { SetAside } from './set-aside.ts';

/** A parent that is no twin yet is waited for this long. */
const WAIT_SECONDS = 7 * 24 * 3600;

/** No chain of waiting issues is followed further: hierarchies are not that deep. */
const LONGEST_CHAIN = 50;

type WaitPorts = Pick<Ports, 'store' | 'random' | 'clock'>;

/**
 * The issue cannot be made there before its parent: whoever completes the parent's twin rings. After a week the
 * wait ends in an error that a person must see to; at once, where the parent in the end waits for this very issue.
 */
export async function waitForParent(
  ports: WaitPorts,
  rows: Rows,
  mark: Mark | undefined,
  parent: { readonly id: string; readonly key: string },
  looksAgain: boolean,
): Promise<SetAside> {
  const { twin } = rows;
  const now = epochSeconds(ports.clock);
  const begun = twin.hold?.why === 'waiting' ? twin.hold.since : now;
  const over = now - begun >= WAIT_SECONDS;
  const why = over ? ('dead-letter' as const) : ('waiting' as const);
  const hold: Hold = {
    why,
    since: over ? now : begun,
    attempts: 0,
    code: `${PARENT}${parent.key}`,
    on: parent.id,
  };
  // Who completes the parent may not find a young wait.
  const again = looksAgain ? now + TIMING.indexed : begun + WAIT_SECONDS;
  const after: Twin = { ...twin, hold, due: over ? 0 : again };
  const clean = mark && mark.at > 0 ? [cleanChange(ports, twin.connection, twin.issue, mark)] : [];
  const saved = await saveRows(ports, rows, { ...rows, twin: after }, clean);
  if (!saved) return { is: 'later', after: 1 };
  // Whoever of a loop wrote its wait last finds all the others waiting.
  const loop = over ? undefined : await loopThrough(ports, saved.twin);
  if (loop) await endLoop(ports, twin.connection, loop);
  return { is: 'nothing' };
}

const PARENT = 'parent:';

interface Loop {
  readonly issues: readonly string[];
  readonly keys: readonly string[];
}

/** The issues that wait in a circle through this one, with their keys. */
async function loopThrough({ store }: WaitPorts, first: Twin): Promise<Loop | undefined> {
  const issues: string[] = [];
  const keys: string[] = [];
  let twin: Twin | undefined = first;
  while (twin?.hold?.why === 'waiting' && twin.hold.on !== undefined && issues.length < LONGEST_CHAIN) {
    issues.push(twin.issue);
    // The key of each stands in the wait of the one before.
    keys.push((twin.hold.code ?? '').slice(PARENT.length));
    if (twin.hold.on === first.issue) return { issues, keys: [...keys.slice(-1), ...keys.slice(0, -1)] };
    twin = await store.get(twinKind, twinKey(first.connection, twin.hold.on));
  }
  return undefined;
}

/** Nobody can go first: each of them says so, until a person takes one out. */
async function endLoop(ports: WaitPorts, connection: string, { issues, keys }: Loop): Promise<void> {
  const since = epochSeconds(ports.clock);
  for (const issue of issues) {
    const rows = await loadRows(ports.store, connection, issue);
    if (rows?.twin.hold?.why !== 'waiting') continue;
    const hold: Hold = { why: 'dead-letter', since, attempts: 0, code: `loop:${keys.join(',')}` };
    // Refused: somebody looks at it just now, and finds the loop as well.
    await saveRows(ports, rows, { ...rows, twin: { ...rows.twin, hold, due: 0 } });
  }
}
