import type { Twin } from './records/twin.ts';

type Note = NonNullable<Twin['notes']>[number];

/** The newest notes that a twin keeps; the conflict log and the error list have their own records. */
const NOTES_KEPT = 12;

export function withNotes(twin: Twin, notes: readonly Note[]): Twin {
  if (notes.length === 0) return twin;
  return { ...twin, notes: [...(twin.notes ?? []), ...notes].slice(-NOTES_KEPT) };
}

/** Says of values that the own rules keep from leaving, once for each reason. */
export function withKeptBack(twin: Twin, kept: Readonly<Record<string, string>>, now: number): Twin {
  const known = new Set((twin.notes ?? []).map(({ path, code }) => `${code} ${path}`));
  const notes = Object.entries(kept)
    .map(([path, code]) => ({ at: now, code: `not-sent:${code}`, path }))
    .filter(({ path, code }) => !known.has(`${code} ${path}`));
  return withNotes(twin, notes);
}
