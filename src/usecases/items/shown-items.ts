import { allOf } from '../../core/all-of.ts';
import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import type { Store } from '../../core/ports/store.ts';
import { markKind } from '../../core/sync/records/mark.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Twin } from '../../core/sync/records/twin.ts';
import { workKind } from '../../core/sync/records/work.ts';
import { type TwinStanding, twinStanding } from '../../core/sync/twin-standing.ts';
import { type Trouble, troublesOf } from '../../core/sync/twin-troubles.ts';

/** One pair as lists know it, before Jira is asked for the key of its work item. */
export interface ShownItem {
  readonly connection: Connection;
  readonly twin: Twin;
  readonly standing: TwinStanding;
  readonly troubles: readonly Trouble[];
}

/** How pairs stand, by two reads of the store each; a pair whose connection is gone is left out. */
export async function shownItems(
  { store }: { readonly store: Store },
  twins: readonly Twin[],
): Promise<readonly ShownItem[]> {
  const keys = twins.map(({ connection, issue }) => twinKey(connection, issue));
  const ids = [...new Set(twins.map(({ connection }) => connection))];
  const [connections, works, marks] = await allOf([
    store.getMany(connectionKind, ids),
    store.getMany(workKind, keys),
    store.getMany(markKind, keys),
  ]);
  const known = new Map(connections.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const])));
  return twins.flatMap((twin, at) => {
    const connection = known.get(twin.connection);
    const work = works[at];
    if (connection === undefined || work === undefined) return [];
    const standing = twinStanding({
      rows: { twin, work },
      mark: marks[at],
      ledger: [],
      paused: connection.state !== 'active',
      peerSite: connection.peer.end?.siteUrl,
    });
    return [{ connection, twin, standing, troubles: troublesOf(twin) }];
  });
}
