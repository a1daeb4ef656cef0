/** One number as docs/limits.md explains it. */
export interface Note {
  readonly what: string;
  /** The page or changelog entry that states it, or why the app chose it. */
  readonly from: string;
  /** What the app does when it meets it. */
  readonly does: string;
}

/** A note for every number of a group: one that is added without a note does not compile. */
export type NotesOf<Group> = { readonly [Name in keyof Group]: Note };
