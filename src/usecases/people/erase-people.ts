import type { Random } from '../../core/ports/environment.ts';
import type { RecordKind } from '../../core/ports/record-kind.ts';
import type { Store } from '../../core/ports/store.ts';
import { namesPeople } from '../../core/privacy/people-of-conflict.ts';
import { draftWithout } from '../../core/privacy/people-of-draft.ts';
import { previousWithout } from '../../core/privacy/people-of-previous.ts';
import { versionWithout } from '../../core/privacy/people-of-version.ts';
import { seenPeopleKey, seenPeopleKind, seenWithout } from '../../core/rules/seen-people.ts';
import { versionKind } from '../../core/rules/version.ts';
import { facetValuesKind, facetValuesWithout } from '../../core/service/facet-values.ts';
import { conflictKind } from '../../core/sync/conflicts/conflict-record.ts';
import { previousKind } from '../../core/sync/records/previous.ts';
import { changeHeld } from '../rules/keep-draft.ts';
import { plainPages } from '../twin/store-pages.ts';

interface ErasePorts {
  readonly store: Store;
  readonly random: Random;
}

export interface Gone {
  /** Account ids of this site. */
  readonly accounts: ReadonlySet<string>;
  /** References of people of either site under the connection. */
  readonly refs: ReadonlySet<string>;
}

/**
 * Takes people out of a connection's rules, out of the draft of them, out of its log of conflicts, out of what
 * is kept for the incoming script, and out of the list of those seen.
 */
export async function erasePeople(ports: ErasePorts, connection: string, gone: Gone): Promise<void> {
  await each(ports, versionKind, `${connection}:`, async (key, version) => {
    const left = versionWithout(version, gone.accounts, gone.refs);
    if (JSON.stringify(left) !== JSON.stringify(version)) await ports.store.put(versionKind, key, left);
  });
  await changeHeld(ports, connection, (held) => draftWithout(held, gone.accounts, gone.refs));
  await each(ports, conflictKind, `${connection}:`, async (key, record) => {
    if (namesPeople(record, gone.accounts, gone.refs)) await ports.store.delete(conflictKind, key);
  });
  await each(ports, previousKind, `${connection}:`, async (key, record) => {
    const left = previousWithout(record, gone.refs);
    if (left) await ports.store.put(previousKind, key, left);
  });
  await each(ports, facetValuesKind, `${connection}:`, async (key, record) => {
    const left = facetValuesWithout(record, gone.refs);
    if (left) await ports.store.put(facetValuesKind, key, left);
  });
  const seen = seenPeopleKey(connection);
  const record = await ports.store.get(seenPeopleKind, seen);
  const left = record && seenWithout(record, gone.refs);
  if (left) await ports.store.put(seenPeopleKind, seen, left);
}

/** Each plain record whose key begins so. */
export async function each<T>(
  { store }: { readonly store: Store },
  kind: RecordKind<T>,
  prefix: string,
  act: (key: string, value: T) => Promise<void>,
): Promise<void> {
  for await (const rows of plainPages(store, kind, prefix))
    for (const { key, value } of rows) await act(key, value);
}
