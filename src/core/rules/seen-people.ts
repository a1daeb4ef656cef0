import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import type { ReplicaUser } from '../replica/replica-parts.ts';
import { type Addresses, knownHere } from './people.ts';
import type { Version } from './version.ts';

/** More than this are not kept: the oldest make room. */
const KEPT = 500;

const seenPerson = z.object({
  /** The peer's reference of the person under this connection. */
  ref: z.string(),
  name: z.string(),
  /** Only where the peer lets addresses leave. */
  email: z.string().optional(),
  /** Name of the value that the person came in first. */
  path: z.string(),
  /** Epoch seconds. */
  at: z.number().int(),
});
export type SeenPerson = z.infer<typeof seenPerson>;

const seenPeople = z.object({ v: z.literal(1), people: z.array(seenPerson) });
export type SeenPeople = z.infer<typeof seenPeople>;

/** People of the peer's who came in values and have no account here; one record per connection. */
export const seenPeopleKind: RecordKind<SeenPeople> = { name: 'seen-people', schema: seenPeople };

export const seenPeopleKey = (connection: string): string => `${connection}:seen`;

/** People among the values of an item whom neither the map nor an equal address names here, each once. */
export function unknownPeople(
  userMap: Version['userMap'],
  key: string,
  values: ReplicaFields,
  addresses: Addresses,
): readonly Omit<SeenPerson, 'at'>[] {
  const found = new Map<string, Omit<SeenPerson, 'at'>>();
  for (const [path, value] of Object.entries(values)) {
    for (const person of peopleIn(value)) {
      if (person.ref === '' || found.has(person.ref) || knownHere(userMap, key, person, addresses)) continue;
      const { ref, name, email } = person;
      found.set(ref, { ref, name, path, ...(email === undefined ? {} : { email }) });
    }
  }
  return [...found.values()];
}

function peopleIn(value: ReplicaFields[string]): readonly ReplicaUser[] {
  if (value.kind === 'user') return value.value === null ? [] : [value.value];
  return value.kind === 'users' ? value.value : [];
}

/** The record with people who are not in it yet; undefined where all are. */
export function withSeen(
  before: SeenPeople | undefined,
  people: readonly Omit<SeenPerson, 'at'>[],
  at: number,
): SeenPeople | undefined {
  const known = new Set(before?.people.map(({ ref }) => ref));
  const fresh = people.filter(({ ref }) => !known.has(ref)).map((person) => ({ ...person, at }));
  if (fresh.length === 0) return undefined;
  return { v: 1, people: [...(before?.people ?? []), ...fresh].slice(-KEPT) };
}

/** The record without people whose accounts are closed; undefined where it names none of them. */
export function seenWithout(record: SeenPeople, refs: ReadonlySet<string>): SeenPeople | undefined {
  const people = record.people.filter(({ ref }) => !refs.has(ref));
  return people.length === record.people.length ? undefined : { ...record, people };
}
