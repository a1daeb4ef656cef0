import type { Change } from '../../ports/store.ts';
import type { DecidedAnswer } from '../../protocol/kinds/sync.ts';
import type { ReplicaFields } from '../../replica/replica.ts';
import type { Incoming } from '../decide-incoming.ts';
import { type ConflictEntry, type ConflictRecord, conflictKind } from './conflict-record.ts';

/** What one record may hold, in bytes of JSON: a value of the store takes 240 KiB. */
const BYTES_MAX = 200_000;

/** The conflicts of an incoming item, from the decision as carried out. */
export function decidedConflicts(
  decision: Pick<Incoming, 'lost' | 'overruled' | 'write' | 'byRules'>,
  mine: ReplicaFields,
  came: ReplicaFields,
  raws: Readonly<Record<string, unknown>> = {},
): ConflictEntry[] {
  const overruled = decision.overruled.filter((path) => decision.write[path] !== undefined);
  return [
    ...decision.lost.map((path) =>
      entry(path, 'here', decision.byRules.includes(path) ? 'rules' : 'both-edited', mine[path], came[path]),
    ),
    ...overruled.map((path) => ({
      ...entry(path, 'there', 'both-edited', mine[path], came[path]),
      ...(raws[path] === undefined ? {} : { raw: JSON.stringify(raws[path]) }),
    })),
  ];
}

/** Edits that a write of ours replaced without having read them. */
export function unseenConflicts(
  overwrote: readonly { readonly path: string; readonly text: string | null }[],
  came: ReplicaFields,
): ConflictEntry[] {
  return overwrote.map(({ path, text }) =>
    entry(path, 'there', 'unseen', { kind: 'text', value: text }, came[path]),
  );
}

/**
 * What an answer tells the sender: whose value it has overwritten over there, and which of its own will not
 * stand where the peer cannot send what does.
 */
export function answeredConflicts(answer: DecidedAnswer, sent: ReplicaFields): ConflictEntry[] {
  return [
    ...Object.entries(answer.overruled ?? {}).map(([path, value]) =>
      entry(path, 'here', 'both-edited', sent[path], value),
    ),
    // Where the peer sends its value, the conflict is recorded with both when that arrives.
    ...(answer.lost ?? [])
      .filter((path) => answer.echo?.[path] === undefined)
      .map((path) => entry(path, 'there', 'both-edited', sent[path], undefined)),
  ];
}

/** The line of a transaction that makes the record of these conflicts what it is to be; none where it is that. */
export function conflictChange(
  key: string,
  before: ConflictRecord | undefined,
  head: Omit<ConflictRecord, 'v' | 'entries'>,
  entries: readonly ConflictEntry[],
): Change[] {
  if (entries.length === 0) return before ? [{ op: 'delete', kind: conflictKind, key }] : [];
  const value = conflictRecord(head, entries);
  if (before && JSON.stringify(before.entries) === JSON.stringify(value.entries)) return [];
  return [{ op: 'put', kind: conflictKind, key, value }];
}

export function conflictRecord(
  head: Omit<ConflictRecord, 'v' | 'entries'>,
  entries: readonly ConflictEntry[],
): ConflictRecord {
  return { v: 1, ...head, entries: fitting(entries) };
}

/** Values leave the record from the largest on until the rest fits; the path and who won stay. */
function fitting(entries: readonly ConflictEntry[]): ConflictEntry[] {
  const bySize = entries
    .map((one, index) => ({ index, bytes: bytesOf(one) }))
    .sort((a, b) => b.bytes - a.bytes);
  let bytes = bySize.reduce((sum, one) => sum + one.bytes, 0);
  const kept = [...entries];
  for (const { index, bytes: own } of bySize) {
    if (bytes <= BYTES_MAX) break;
    const full = kept[index];
    if (!full) continue;
    const { here: _here, there: _there, raw: _raw, ...bare } = full;
    kept[index] = bare;
    bytes -= own - bytesOf(bare);
  }
  return kept;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function entry(
  path: string,
  stands: ConflictEntry['stands'],
  why: ConflictEntry['why'],
  here: ReplicaFields[string] | undefined,
  there: ReplicaFields[string] | undefined,
): ConflictEntry {
  return {
    path,
    stands,
    ...(here === undefined || here.kind === 'unreadable' ? {} : { here: JSON.stringify(here) }),
    ...(there === undefined || there.kind === 'unreadable' ? {} : { there: JSON.stringify(there) }),
    why,
  };
}
