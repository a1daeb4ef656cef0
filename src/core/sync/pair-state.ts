import type { Breaker } from '../retry/breaker.ts';
import { CONNECTING } from './connect/judge-connect.ts';
import { unanswered } from './decide-outgoing.ts';
import type { Mark } from './records/mark.ts';
import type { PairState, SaidState } from './records/said-state.ts';
import type { Twin } from './records/twin.ts';
import type { Rows } from './rows.ts';

/** Seconds after which a state is worth a write: an hour, less what an hourly run may come too early. */
const LASTING = 3600 - 120;

/** So often a write is tried for one state. */
const TRIES = 5;

/** How a pair stands, in one word. */
export function pairState({ twin, work }: Rows, mark: Mark | undefined, connectionRuns: boolean): PairState {
  if (twin.life === 'unlinked' || twin.life === 'deleted') return 'ended';
  if (!connectionRuns || twin.life === 'left-scope' || twin.hold?.why === 'left-there') return 'paused';
  if (twin.hold) return twin.hold.why === 'waiting' || twin.hold.code === CONNECTING ? 'waiting' : 'failed';
  if (Object.keys(twin.paused ?? {}).length > 0) return 'paused';
  const waits = (mark?.at ?? 0) > 0 || Object.keys(unanswered(work)).length > 0;
  return waits || (twin.owed ?? []).length > 0 || twin.full === true ? 'waiting' : 'ok';
}

/** What a connection's record says of whether it carries anything. */
interface Carrier {
  readonly state: string;
  readonly breaker?: Breaker | undefined;
}

/**
 * Whether what was said of a pair still holds because its connection has carried nothing since: then its rows need not
 * be read. A hint, as all that is said: what the peer alone brings meanwhile is seen once the connection carries again.
 */
export function staysAsSaid({ state, said, told }: SaidState, connection: Carrier): boolean {
  if (said === undefined || said !== state || told === undefined) return false;
  if (connection.state === 'paused') return state === 'paused';
  const { breaker } = connection;
  return state === 'waiting' && breaker?.why === 'unreachable' && breaker.since <= told;
}

type SayVerdict =
  | { readonly do: 'forget' }
  | { readonly do: 'keep'; readonly record: SaidState }
  | { readonly do: 'say'; readonly state: PairState };

/** What is to become of the record, and of what the issue says: a state is said once it has lasted, and its end at once. */
export function judgeSaid(
  record: SaidState,
  state: PairState,
  synced: Twin['synced'],
  now: number,
): SayVerdict {
  if (state === 'ended') return { do: 'say', state };
  if (state === 'ok') return record.said === undefined ? { do: 'forget' } : { do: 'say', state };
  if (state !== record.state) return { do: 'keep', record: { ...record, state, at: now } };
  // What is applied names the issue anew, as one that stands well.
  const overwritten = record.told !== undefined && (synced ?? 0) >= record.told;
  if (now - record.at < LASTING || (record.said === state && !overwritten)) return { do: 'keep', record };
  return { do: 'say', state };
}

/** The record after an attempt to say a state; undefined: nothing is left to say. What Jira refuses is not tried for ever. */
export function afterSaying(
  record: SaidState,
  state: PairState,
  done: boolean,
  now: number,
): SaidState | undefined {
  const tries = (record.tries ?? 0) + 1;
  const given = done || tries >= TRIES;
  if (given && (state === 'ok' || state === 'ended')) return undefined;
  const { tries: _tries, ...rest } = record;
  const after = state === record.state ? rest : { ...rest, state, at: now };
  return given ? { ...after, said: state, told: now } : { ...after, tries };
}
