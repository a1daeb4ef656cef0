import type { FieldEdit } from '../../ports/jira.ts';

/**
 * Edits of the written fields that came after our read and before our write: they are gone from the issue and
 * nobody has read them. `history` is oldest first; of each field the last one counts, because the earlier were
 * replaced by whoever made it.
 */
export function unseenEdits(
  history: readonly FieldEdit[],
  seen: number,
  fields: readonly string[],
): readonly FieldEdit[] {
  return [...new Set(fields)].flatMap((field) => {
    const newer = history.filter((edit) => edit.field === field && edit.at > seen);
    // Our own write is the last one by an app; where it changed nothing there is none, and nothing is lost.
    const own = newer.findLastIndex((edit) => edit.byApp);
    const lost = newer[own - 1];
    return own > 0 && lost ? [lost] : [];
  });
}
