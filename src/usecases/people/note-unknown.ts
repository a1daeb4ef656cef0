import { PortError } from '../../core/ports/port-error.ts';
import type { Ports } from '../../core/ports/ports.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import type { Addresses } from '../../core/rules/people.ts';
import { seenPeopleKey, seenPeopleKind, unknownPeople, withSeen } from '../../core/rules/seen-people.ts';
import type { Context } from '../twin/load-context.ts';
import { epochSeconds } from '../twin/mark-twin.ts';

/** Seconds for which a process takes a person to be in the record. */
const NOTED_AGE = 24 * 3600;

/**
 * Remembers people of an item who are nobody here, so that an admin can map them. Nothing is read or written for people
 * whom the rules know, and one read and one write at most for somebody new. Never in the way of what carries them.
 */
export async function noteUnknown(
  ports: Pick<Ports, 'store' | 'memo' | 'clock' | 'log'>,
  { connection, rules, key }: Context,
  values: ReplicaFields,
  addresses: Addresses,
): Promise<void> {
  const unknown = unknownPeople(rules.userMap, key, values, addresses);
  const memoOf = (ref: string) => `seen:${connection.id}:${ref}`;
  const fresh = unknown.filter(({ ref }) => ports.memo.recall(memoOf(ref), NOTED_AGE) !== true);
  if (fresh.length === 0) return;
  try {
    const record = seenPeopleKey(connection.id);
    const before = await ports.store.get(seenPeopleKind, record);
    const after = withSeen(before, fresh, epochSeconds(ports.clock));
    // Of two that write at once the later one counts: whom the other named is named again by the next process.
    if (after) await ports.store.put(seenPeopleKind, record, after);
    for (const { ref } of fresh) ports.memo.keep(memoOf(ref), true);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('people.not-noted', { connection: connection.id, code: error.code });
  }
}
