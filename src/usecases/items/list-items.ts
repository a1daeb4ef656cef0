import { type DiagnosedTrouble, diagnosed } from '../../core/diagnosis/diagnose-twin.ts';
import { noteText } from '../../core/diagnosis/note-text.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { findItems, type ItemsWish, itemsOfKey } from './find-items.ts';
import { namedIssues } from './named-issues.ts';
import type { ShownItem } from './shown-items.ts';

/** One pair in a list; times epoch milliseconds. */
export interface ListedItem {
  readonly connection: string;
  readonly connectionName: string;
  readonly peerName: string;
  readonly issue: string;
  readonly key?: string;
  readonly summary?: string;
  readonly url?: string;
  readonly state: ShownItem['standing']['state'];
  readonly peerKey?: string;
  readonly peerUrl?: string;
  readonly lastSync?: number;
  readonly trouble?: DiagnosedTrouble;
  /** Troubles beside that one. */
  readonly others: number;
  /** The newest thing that went otherwise than asked. */
  readonly note?: { readonly at: number; readonly text: string };
}

export interface ItemsPage {
  readonly items: readonly ListedItem[];
  readonly cursor?: string | undefined;
}

type ItemPorts = Pick<Ports, 'store' | 'jira' | 'log'>;

/**
 * Pairs of a connection, or of all, page by page: a query of the store, two reads for each row looked at, and one
 * call of Jira for the keys (1 point and one for each pair shown).
 */
export async function listItems(
  ports: ItemPorts,
  wish: ItemsWish & { readonly key?: string | undefined },
): Promise<ItemsPage> {
  if (wish.key !== undefined) {
    const items = await itemsOfKey(ports, { key: wish.key, connection: wish.connection });
    return { items: await listed(ports, items) };
  }
  const { items, cursor } = await findItems(ports, wish);
  return { items: await listed(ports, items), ...(cursor === undefined ? {} : { cursor }) };
}

/** The same pairs with the keys that people know them by. */
async function listed(
  ports: Pick<Ports, 'jira' | 'log'>,
  items: readonly ShownItem[],
): Promise<readonly ListedItem[]> {
  const names = await namedIssues(
    ports,
    items.map(({ twin }) => twin.issue),
  );
  return items.map((item) => listedItem(item, names.get(item.twin.issue)));
}

export function listedItem(
  { connection, twin, standing, troubles }: ShownItem,
  named: { readonly key: string; readonly summary?: string } | undefined,
): ListedItem {
  const [first, ...others] = troubles;
  const note = twin.notes?.at(-1);
  return {
    connection: connection.id,
    connectionName: connection.name,
    peerName: connection.peer.name,
    issue: twin.issue,
    ...named,
    ...(named === undefined ? {} : { url: issueUrl(connection.local.siteUrl, named.key) }),
    state: standing.state,
    ...(standing.peerKey === undefined ? {} : { peerKey: standing.peerKey }),
    ...(standing.peerUrl === undefined ? {} : { peerUrl: standing.peerUrl }),
    ...(standing.lastSync === undefined ? {} : { lastSync: standing.lastSync }),
    ...(first === undefined ? {} : { trouble: diagnosed(first) }),
    others: others.length,
    ...(note === undefined ? {} : { note: { at: note.at * 1000, text: noteText(note) } }),
  };
}
