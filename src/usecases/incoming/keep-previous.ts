import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { Change } from '../../core/ports/store.ts';
import type { DecidedAnswer, UpdateItem } from '../../core/protocol/kinds/sync.ts';
import type { ReplicaFields } from '../../core/replica/replica.ts';
import { type Previous, previousAfter, previousKind } from '../../core/sync/records/previous.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Context } from '../twin/load-context.ts';

interface TwinName {
  readonly connection: string;
  readonly issue: string;
}

/** The replica as the peer had it last; asked for only where an incoming script runs. */
export async function loadPrevious(
  { store }: { readonly store: ReadingStore },
  { rules }: Context,
  { connection, issue }: TwinName,
): Promise<Previous | undefined> {
  return rules.taking ? store.get(previousKind, twinKey(connection, issue)) : undefined;
}

/** The line of a transaction that keeps it. */
export function previousChange({ connection, issue }: TwinName, value: Previous): Change {
  return { op: 'put', kind: previousKind, key: twinKey(connection, issue), value };
}

/** An item that a script has made something of, with the replica that the peer has once it is applied. */
interface TakenItem {
  readonly taken?: { readonly came: ReplicaFields; readonly previous: Previous };
  readonly item: Pick<UpdateItem, 'full' | 'issue'>;
  readonly rows: { readonly twin: TwinName };
}

/** Lines that keep it at the end of an apply. An answer to an own message may have moved the one of before meanwhile. */
export async function previousLines(
  ports: { readonly store: ReadingStore },
  context: Context,
  { taken, item, rows: { twin } }: TakenItem,
  attempt: number,
): Promise<Change[]> {
  if (!taken) return [];
  if (attempt === 1 || item.full === true) return [previousChange(twin, taken.previous)];
  const before = await loadPrevious(ports, context, twin);
  return [previousChange(twin, previousAfter(before, item.issue, taken.came))];
}

/** What the peer has now that it has taken an item of ours: that, or what it says it holds instead. */
export function previousAnswered(
  previous: Previous | undefined,
  item: Pick<UpdateItem, 'fields'>,
  { issue, echo = {}, lost = [], partial = {} }: DecidedAnswer,
): Previous {
  const taken = Object.entries(item.fields).filter(
    ([path]) => !lost.includes(path) && partial[path] === undefined,
  );
  const named = previous?.issue ?? { ...issue, type: '', project: projectOf(issue.key) };
  return previousAfter(previous, named, { ...Object.fromEntries(taken), ...echo });
}

const projectOf = (key: string): string => key.slice(0, key.lastIndexOf('-'));
