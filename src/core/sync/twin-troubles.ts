import { CONNECTING } from './connect/judge-connect.ts';
import type { Hold, Twin } from './records/twin.ts';

/** One thing that is wrong with a pair: a cause that core/diagnosis has words for, and what is known beyond it. */
export interface Trouble {
  /** `<sort>:<code>`. */
  readonly cause: string;
  /** Whether a person should look, whether it goes on by itself once another is ready, or whether it rests as asked. */
  readonly weight: 'error' | 'waits' | 'rests';
  /** Epoch seconds. */
  readonly at: number;
  readonly path?: string;
  /** The very value, key or line, in words. */
  readonly why?: string;
  readonly next?: string;
}

const JIRA_CODES: ReadonlySet<string> = new Set([
  'unknown-outcome',
  'rate-limited',
  'unavailable',
  'forbidden',
  'not-found',
  'invalid',
  'too-large',
  'newer-record',
]);

/** What is wrong with a pair, the weightiest first. A pair that has ended has only what kept it from coming about. */
export function troublesOf(twin: Twin): readonly Trouble[] {
  const held = twin.hold === undefined ? [] : [troubleOfHold(twin.hold)];
  if (twin.life === 'unlinked' || twin.life === 'deleted')
    return held.filter(({ cause }) => cause === 'there:cycle');
  return [...held, ...endingOf(twin), ...pausedOf(twin), ...removalsOf(twin), ...asideOf(twin)];
}

/** By what a list of pairs finds those that are in trouble; absent for all others, which are in no such list. */
export function troubleMark(twin: Twin): string | undefined {
  const [first] = troublesOf(twin);
  return first && `${first.weight}:${first.cause}`;
}

function troubleOfHold({ why, code = '', since }: Hold): Trouble {
  const [cause, weight] = causeOfHold(why, code);
  const script = cause === 'item:script' ? { why: code } : {};
  return { cause, weight, at: since, ...script };
}

function causeOfHold(why: Hold['why'], code: string): readonly [string, Trouble['weight']] {
  if (code.startsWith('parent:'))
    return why === 'waiting' ? ['item:parent', 'waits'] : ['item:parent-week', 'error'];
  if (code.startsWith('loop:')) return ['item:circle', 'error'];
  if (code.startsWith('script:')) return ['item:script', 'error'];
  if (code === CONNECTING) return ['item:connecting', 'waits'];
  if (why === 'left-there') return ['item:left-there', 'rests'];
  if (why !== 'retry' && why !== 'dead-letter') return [`item:${why}`, why === 'waiting' ? 'waits' : 'error'];
  return [JIRA_CODES.has(code) ? `jira:${code}` : `there:${code === '' ? 'refused' : code}`, 'error'];
}

function endingOf({ ending, synced = 0 }: Twin): readonly Trouble[] {
  if (ending?.do !== 'delete' || ending.agreed === true) return [];
  return [{ cause: 'item:ending', weight: 'error', at: synced }];
}

const pausedOf = ({ paused = {} }: Twin): readonly Trouble[] =>
  Object.entries(paused).map(([path, at]) => ({ cause: 'item:looping', weight: 'error', at, path }));

const removalsOf = ({ removals, synced = 0 }: Twin): readonly Trouble[] =>
  removals === undefined ? [] : [{ cause: 'item:removals', weight: 'error', at: synced }];

function asideOf({ aside = {} }: Twin): readonly Trouble[] {
  return Object.entries(aside)
    .map(([path, { at, code, why, next }]) => ({
      cause: causeOfAside(path, code),
      weight: 'error' as const,
      at,
      path,
      why,
      next,
    }))
    .sort((one, other) => other.at - one.at);
}

function causeOfAside(path: string, code: string): string {
  if (path.startsWith('child:')) return `child:${code}`;
  if (path === 'issue') return 'item:ending-failed';
  return `value:${code}`;
}

/** Whether a value that was set aside belongs to a group of errors. */
export function isOfTrouble(
  path: string,
  code: string,
  group: { readonly cause: string; readonly path?: string | undefined },
): boolean {
  return (
    causeOfAside(path, code) === group.cause && (group.path ?? fieldOfTrouble(path)) === fieldOfTrouble(path)
  );
}

/** Set members and children are told apart no further than the field or the sort of child that they belong to. */
export function fieldOfTrouble(path: string | undefined): string | undefined {
  if (path === undefined || path === '@script' || path === 'issue') return undefined;
  if (path.startsWith('child:')) return path.split(':')[1];
  return path.split('/')[0];
}
