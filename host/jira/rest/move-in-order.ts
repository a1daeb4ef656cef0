import * as z from 'zod';
import type { Collection } from '../collection.ts';
import { badRequest } from '../jira-error.ts';
import type { NamedValue } from '../model.ts';

/** Body of the calls that reorder priorities and resolutions. */
export const moveSchema = z.object({
  ids: z.array(z.string()),
  after: z.string().nullish(),
  position: z.string().nullish(),
});

/** Moves values behind another one, or to the first or last place, and numbers them anew. */
export function moveInOrder(
  collection: Collection<NamedValue>,
  inOrder: readonly NamedValue[],
  { ids, after, position }: z.infer<typeof moveSchema>,
  find: (id: string) => NamedValue,
): void {
  const moved = ids.map(find);
  const rest = inOrder.filter(({ id }) => !ids.includes(id));
  if (!after && position !== 'First' && position !== 'Last') {
    throw badRequest("Give 'after', or 'position' with First or Last.");
  }
  const anchor = after ? rest.indexOf(find(after)) : -1;
  const at = after ? anchor + 1 : position === 'First' ? 0 : rest.length;
  const ordered = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
  for (const [place, value] of ordered.entries()) collection.put({ ...value, sequence: place + 1 });
}
