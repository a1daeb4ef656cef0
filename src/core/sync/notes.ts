import type { Twin } from './records/twin.ts';

type Note = NonNullable<Twin['notes']>[number];

/** The newest notes that a twin keeps; the conflict log and the error list have their own records. */
const NOTES_KEPT = 12;

export function withNotes(twin: Twin, notes: readonly Note[]): Twin {
  if (notes.length === 0) return twin;
  return { ...twin, notes: [...(twin.notes ?? []), ...notes].slice(-NOTES_KEPT) };
}
