/** Why something that a person asked for was not done, in words, and what to do about it. */
export interface Explained {
  readonly code: string;
  readonly message: string;
  readonly next?: string;
  /** The field of the form that is at fault. */
  readonly field?: string;
  /** The place in a text that was given; both from 1. */
  readonly at?: { readonly line: number; readonly column: number };
}

/** What became of a person's request: the value, or the reason why not. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Explained };

export const done = <T>(value: T): Attempt<T> => ({ ok: true, value });

export const failed = (error: Explained): { readonly ok: false; readonly error: Explained } => ({
  ok: false,
  error,
});

/** Who asks, as the platform and Jira say. */
export interface Person {
  readonly name: string;
  readonly role: 'site-admin' | 'project-admin';
  /** Account id; absent where nobody could know it. */
  readonly account?: string | undefined;
}
