import { valueText } from '../../fields/value-text.ts';
import { splitPath } from '../../replica/replica-path.ts';
import type { ConflictEntry, ConflictRecord } from './conflict-record.ts';
import { conflictValue } from './conflict-value.ts';

/** One conflict for people. Times are epoch milliseconds. */
export interface ShownConflict {
  readonly connection: string;
  readonly id: string;
  readonly path: string;
  readonly at: number;
  readonly stands: ConflictEntry['stands'];
  readonly why: ConflictEntry['why'];
  readonly here?: string;
  readonly there?: string;
  readonly restorable: boolean;
  readonly restored?: number;
}

/** Longer texts are shown by their beginning. */
const LONGEST = 2_000;

/** The conflicts of one record; `id` names the record among those of its issue. */
export function shownConflicts(id: string, record: ConflictRecord): readonly ShownConflict[] {
  return record.entries.map((entry) => {
    const { path, stands, why, restored } = entry;
    const here = textOf(path, entry.here);
    const there = textOf(path, entry.there);
    return {
      connection: record.connection,
      id,
      path,
      at: record.at * 1000,
      stands,
      why,
      ...(here === undefined ? {} : { here }),
      ...(there === undefined ? {} : { there }),
      restorable: restored === undefined && gaveWay(entry) !== undefined,
      ...(restored === undefined ? {} : { restored: restored * 1000 }),
    };
  });
}

/** The value that does not stand; undefined where it was not kept. */
export function gaveWay(entry: ConflictEntry) {
  return conflictValue(entry.stands === 'here' ? entry.there : entry.here);
}

function textOf(path: string, stored: string | undefined): string | undefined {
  const value = conflictValue(stored);
  if (value?.kind === 'member') return value.value === null ? undefined : splitPath(path).member;
  return value && valueText(value)?.slice(0, LONGEST);
}
