import type { Connection } from '../../core/connection/connection-record.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { FRESH_ROUTES_AGE } from '../../core/rules/routes.ts';
import { afterSaying, judgeSaid, pairState, staysAsSaid } from '../../core/sync/pair-state.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { partsOf } from '../../core/sync/records/row.ts';
import { type SaidState, saidStateKind } from '../../core/sync/records/said-state.ts';
import { twinKind } from '../../core/sync/records/twin.ts';
import { TIMING } from '../../core/sync/timing.ts';
import { loadConnection } from '../twin/load-connection.ts';
import { loadRoutes } from '../twin/load-routes.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { sayState } from '../twin/say-state.ts';
import { indexPages, plainPages } from '../twin/store-pages.ts';
import { loadRows } from '../twin/twin-rows.ts';

/** Pairs that one run looks at, and issues that it writes: where many wait, the connection is at fault and says so. */
const LOOKS_AT_ONCE = 300;
const WRITES_AT_ONCE = 50;
/** Rows of an index that one run takes note of. */
const ROWS_AT_ONCE = 100;
/** Pages of the pairs of a paused connection: of more than a thousand the connection itself says that they rest. */
const PAGES_AT_ONCE = 10;
/** How the index of pairs in trouble names a field that the loop breaker has paused. */
const RESTING_FIELD = 'error:item:looping';
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
  const connections = new ConnectionsOfRun(ports);
  const open: Known[] = [];
  for (const row of known) {
    const connection = await connections.of(partsOf(row.key).connection);
    if (!connection || !staysAsSaid(row.value, connection)) open.push(row);
  }
  let writes = 0;
  for (const { key, value } of turnOf(open, now)) {
    if (ports.clock.remaining() < MARGIN_MS || writes >= WRITES_AT_ONCE) return;
    if ((await ports.budget.left('bulk')) === 0) return;
    if (await look(ports, connections, key, value, now)) writes += 1;
  }
}

/** The connections of one run, each read once; what Jira forbids meanwhile stands in their records. */
class ConnectionsOfRun {
  readonly #ports: Ports;
  readonly #read = new Map<string, Connection | undefined>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async of(id: string): Promise<Connection | undefined> {
    if (!this.#read.has(id)) this.#read.set(id, await loadConnection(this.#ports, id));
    return this.#read.get(id);
  }

  /** Jira did not do what it was asked: it may have told every connection to keep still. */
  forget(): void {
    this.#read.clear();
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

/** Failures have a due time, waits an old mark, fields that rest are a trouble; of a paused connection all pairs rest. */
async function noteNew(ports: Ports, known: ReadonlySet<string>, now: number): Promise<void> {
  const note = async (key: string, state: SaidState['state'], at = now) => {
    if (!known.has(key)) await ports.store.create(saidStateKind, key, { v: 1, state, at });
  };
  const due = { index: 'by-due', from: 1, to: now + FARTHEST, limit: ROWS_AT_ONCE };
  for (const { key, value } of (await ports.store.query(twinKind, due)).rows)
    if (value.peer !== undefined && value.hold !== undefined) await note(key, 'failed');
  const resting = { index: 'by-trouble', from: RESTING_FIELD, to: RESTING_FIELD, limit: ROWS_AT_ONCE };
  for (const { key } of (await ports.store.query(twinKind, resting)).rows) await note(key, 'paused');
  const to = now - TIMING.sweepLate;
  for (const [id, { state }] of Object.entries(await loadRoutes(ports, FRESH_ROUTES_AGE))) {
    const of = { index: 'by-connection', partition: [id], limit: ROWS_AT_ONCE };
    if (state === 'paused') {
      const linked = { ...of, from: 'linked', to: 'linked' };
      for await (const rows of indexPages(ports.store, twinKind, linked, PAGES_AT_ONCE))
        for (const { key } of rows) await note(key, 'paused');
    }
    if (state !== 'active') continue;
    for (const { key, value } of (await ports.store.query(markKind, { ...of, from: 1, to })).rows)
      await note(key, 'waiting', value.at);
  }
}

/** True: Jira was asked. */
async function look(
  ports: Ports,
  connections: ConnectionsOfRun,
  key: string,
  record: SaidState,
  now: number,
): Promise<boolean> {
  const { connection: id, issue } = partsOf(key);
  const connection = await connections.of(id);
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
  const done = says && (await sayState(ports, rows.twin, state));
  if (says && !done) connections.forget();
  const kept = verdict.do === 'keep' ? verdict.record : undefined;
  const after = says ? afterSaying(record, state, done, now) : kept;
  if (after === undefined) await ports.store.delete(saidStateKind, key);
  else if (after !== record) await ports.store.put(saidStateKind, key, after);
  return says;
}
