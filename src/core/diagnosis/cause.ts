/** The part of the pages that mends a cause: a tab of the connection, the work item itself, or a page of the site. */
export const places = [
  'overview',
  'triggers',
  'rules',
  'items',
  'errors',
  'conflicts',
  'activity',
  'settings',
  'issue',
  'self-check',
] as const;
export type Place = (typeof places)[number];

/** A known cause in plain words: what is so, and what a person does next. */
export interface CauseText {
  readonly cause: string;
  readonly next: string;
  readonly place: Place;
}
