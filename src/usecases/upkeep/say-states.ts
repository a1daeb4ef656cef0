import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { afterSaying, judgeSaid, pairState } from '../../core/sync/pair-state.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { type SaidState, saidStateKind } from '../../core/sync/records/said-state.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { sayState } from '../twin/say-state.ts';
import { plainPages } from '../twin/store-pages.ts';
import { loadRows } from '../twin/twin-rows.ts';

/** Pairs that one run looks at, and issues that it writes: where many wait, the connection is at fault and says so. */
const LOOKS_AT_ONCE = 300;
const WRITES_AT_ONCE = 50;
/** Rows of an index that one run takes note of. */
const ROWS_AT_ONCE = 100;
/** Longer than a failure waits for its next attempt. */
const FARTHEST = 7 * 24 * 3600;
/** Nothing is looked at with less time left. */
const MARGIN_MS = 60_000;

/**
 * Every hour: issues say how their pair stands where that has not been well for an hour, or is well again. Pairs that
 * stand well are not looked at, so that a quiet site reads three indexes and nothing else. What fails is left for the
 * next run: it is in nobody's way.
 */
export async function sayStates(ports: Ports): Promise<void> {
  try {
    await lookAtAll(ports, epochSeconds(ports.clock));
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('state.not-looked-at', { code: error.code });
  }
}

async function lookAtAll(ports: Ports, now: number): Promise<void> {
  const known = await knownStates(ports);
  await noteNew(ports, new Set(known.map(({ key }) => key)), now);
  let writes = 0;
  for (const { key, value } of turnOf(known, now)) {
    if (ports.clock.remaining() < MARGIN_MS || writes >= WRITES_AT_ONCE) return;
    if ((await ports.budget.left('bulk')) === 0) return;
    if (await look(ports, key, value, now)) writes += 1;
  }
}

interface Known {
  readonly key: string;
  readonly value: SaidState;
}

async function knownStates(ports: Ports): Promise<readonly Known[]> {
  const known: Known[] = [];
  for await (const rows of plainPages(ports.store, saidStateKind, '')) known.push(...rows);
  return known;
}

/** Those whose turn it is this hour: those that stand for months must not hide the others. */
function turnOf(known: readonly Known[], now: number): readonly Known[] {
  if (known.length <= LOOKS_AT_ONCE) return known;
  const from = (Math.floor(now / 3600) * LOOKS_AT_ONCE) % known.length;
  return [...known.slice(from), ...known.slice(0, from)].slice(0, LOOKS_AT_ONCE);
}

/** Failures have a due time, waits an old mark. */
async function noteNew(ports: Ports, known: ReadonlySet<string>, now: number): Promise<void> {
  const due = { index: 'by-due', from: 1, to: now + FARTHEST, limit: ROWS_AT_ONCE };
  for (const { key, value } of (await ports.store.query(twinKind, due)).rows) {
    if (known.has(key) || value.peer === undefined || value.hold === undefined) continue;
    await ports.store.create(saidStateKind, key, { v: 1, state: 'failed', at: now });
  }
  const to = now - TIMING.sweepLate;
  for (const [id, { state }] of Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE))) {
    if (state !== 'active') continue;
    const old = { index: 'by-connection', partition: [id], from: 1, to, limit: ROWS_AT_ONCE };
    for (const { key, value } of (await ports.store.query(markKind, old)).rows) {
      if (known.has(key)) continue;
      await ports.store.create(saidStateKind, key, { v: 1, state: 'waiting', at: value.at });
    }
  }
}

/** True: Jira was asked. */
async function look(ports: Ports, key: string, record: SaidState, now: number): Promise<boolean> {
  const { connection: id, issue } = partsOf(key);
  const connection = await loadConnection(ports, id);
  const rows = connection && (await loadRows(ports.store, id, issue));
  if (!connection || !rows?.twin.peer) {
    await ports.store.delete(saidStateKind, key);
    return false;
  }
  if (closedFor(connection, now) > 0) return false;
  const mark = await ports.store.get(markKind, key);

  const state = pairState(rows, mark, connection.state === 'active');
  const verdict = judgeSaid(record, state, rows.twin.synced, now);

  const says = verdict.do === 'say';
  const after = says
    ? afterSaying(record, state, await sayState(ports, rows.twin, state), now)
    : verdict.do === 'keep'
      ? verdict.record
      : undefined;
  if (after === undefined) await ports.store.delete(saidStateKind, key);
  else if (after !== record) await ports.store.put(saidStateKind, key, after);
  return says;
}
