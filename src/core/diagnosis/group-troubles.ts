import type { Twin } from '../sync/records/twin.ts';
import { fieldOfTrouble, type Trouble, troublesOf } from '../sync/twin-troubles.ts';

/** The same trouble of several pairs of one connection. Times are epoch seconds. */
export interface TroubleGroup {
  readonly connection: string;
  readonly cause: string;
  /** The field that it is about, where it is about one. */
  readonly path?: string;
  readonly count: number;
  readonly newest: number;
  readonly oldest: number;
  /** The newest ones. */
  readonly samples: readonly TroubleSample[];
}

interface TroubleSample {
  readonly issue: string;
  readonly at: number;
  readonly trouble: Trouble;
}

const SAMPLES = 5;

/** Errors of pairs by connection, cause and field, the most frequent first. */
export function groupTroubles(twins: readonly Twin[]): readonly TroubleGroup[] {
  const groups = new Map<string, TroubleSample[]>();
  for (const twin of twins) {
    for (const [key, trouble] of onceEach(twin)) {
      const all = groups.get(key) ?? [];
      all.push({ issue: twin.issue, at: trouble.at, trouble });
      groups.set(key, all);
    }
  }
  return [...groups]
    .map(([key, all]) => groupOf(key, all))
    .sort((one, other) => other.count - one.count || other.newest - one.newest);
}

/** A pair counts once in a group, by its newest trouble of that sort. */
function onceEach(twin: Twin): ReadonlyMap<string, Trouble> {
  const found = new Map<string, Trouble>();
  for (const trouble of troublesOf(twin)) {
    if (trouble.weight !== 'error') continue;
    const key = [twin.connection, trouble.cause, fieldOfTrouble(trouble.path) ?? ''].join(' ');
    const before = found.get(key);
    if (before === undefined || before.at < trouble.at) found.set(key, trouble);
  }
  return found;
}

function groupOf(key: string, all: readonly TroubleSample[]): TroubleGroup {
  const [connection = '', cause = '', ...path] = key.split(' ');
  const field = path.join(' ');
  const sorted = [...all].sort((one, other) => other.at - one.at);
  return {
    connection,
    cause,
    ...(field === '' ? {} : { path: field }),
    count: all.length,
    newest: sorted[0]?.at ?? 0,
    oldest: sorted.at(-1)?.at ?? 0,
    samples: sorted.slice(0, SAMPLES),
  };
}

/** Whether a pair has a trouble of this group; what it only waits for counts, too, where a person has named it. */
export function isInGroup(
  twin: Twin,
  { cause, path }: { readonly cause: string; readonly path?: string | undefined },
): boolean {
  return troublesOf(twin).some(
    (one) => one.cause === cause && (path === undefined || fieldOfTrouble(one.path) === path),
  );
}
