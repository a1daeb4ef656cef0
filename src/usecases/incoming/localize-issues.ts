import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import type { Commands } from '../../core/rules/command.ts';
import { localIssueOf } from './resolve-links.ts';

export interface Localized {
  /** The item with issues among its values as this site names them; a value without a twin here is left out. */
  readonly item: UpdateItem;
  /** Paths of those left out. */
  readonly waiting: readonly string[];
}

/** Turns the peer's issues among an item's values into the issues that stand for them here. */
export async function localizeIssues(
  store: ReadingStore,
  connection: string,
  item: UpdateItem,
): Promise<Localized> {
  const waiting: string[] = [];
  const fields = { ...item.fields };
  for (const [path, value] of Object.entries(item.fields)) {
    if (value.kind !== 'issue' || value.value === null) continue;
    const { id, key, to } = value.value;
    const local = await localIssueOf(store, connection, { id, to });
    if (local !== undefined) {
      fields[path] = { kind: 'issue', value: { id: local, key } };
      continue;
    }
    delete fields[path];
    waiting.push(path);
  }
  return { item: { ...item, fields }, waiting };
}

/** What waits here for its twin is said in the answer, path by path. */
export function withWaiting(commands: Commands, waiting: readonly string[]): Commands {
  const codes = waiting.map((path) => [path, { ok: false, code: 'waiting' }] as const);
  return { ...commands, ...Object.fromEntries(codes) };
}
