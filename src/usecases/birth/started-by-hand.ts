import type { ReadingStore } from '../../core/ports/reading-ports.ts';
import type { UpdateItem } from '../../core/protocol/kinds/sync.ts';
import { localIssueOf } from '../incoming/resolve-links.ts';
import type { Context } from '../twin/load-context.ts';

/**
 * Whether a person of the partner has started this issue. What comes under a parent that has a twin here follows it:
 * whoever started the parent wanted its children, too, as far as the partner's rules let them leave.
 */
export async function startedByHand(
  store: ReadingStore,
  { connection }: Pick<Context, 'connection'>,
  { byHand, fields }: Pick<UpdateItem, 'byHand' | 'fields'>,
): Promise<boolean> {
  if (byHand === true) return true;
  for (const value of Object.values(fields)) {
    if (value.kind !== 'issue' || value.value === null) continue;
    const { id, to } = value.value;
    if ((await localIssueOf(store, connection.id, { id, to })) !== undefined) return true;
  }
  return false;
}
