import { MEMBER_GONE } from '../replica/fingerprint.ts';

/**
 * What a twin remembers of one path. `sent`: what the peer is known to have from us. `known`: the local value at
 * the last agreement. `applied`: the last command. Absent equals nothing.
 */
export interface ShadowPath {
  readonly sent?: string | undefined;
  readonly known?: string | undefined;
  readonly applied?: string | undefined;
}

/**
 * The shadow as stored: path -> one fingerprint where the three columns are the same, as they mostly are, else
 * `known|sent|applied`. It is written with every change, so its size is what a change costs.
 */
export type Shadow = Readonly<Record<string, string>>;

export function shadowOf(shadow: Shadow, path: string): ShadowPath {
  const stored = Object.hasOwn(shadow, path) ? shadow[path] : undefined;
  // A member of a set that is not remembered is one that is not there: both sides know that without being told.
  if (stored === undefined) return path.includes('/') ? shadowOf({ [path]: MEMBER_GONE }, path) : {};
  const [known, sent, applied] = stored.split('|');
  if (sent === undefined) return { sent: known, known, applied: known };
  return { known: known || undefined, sent: sent || undefined, applied: applied || undefined };
}

/** The shadow with columns of some paths moved; columns that are not named stay. */
export function movedShadow(shadow: Shadow, moves: Readonly<Record<string, ShadowPath>>): Shadow {
  const next: Record<string, string> = { ...shadow };
  for (const [path, move] of Object.entries(moves)) {
    const { known, sent, applied } = { ...shadowOf(shadow, path), ...move };
    if (known === MEMBER_GONE && sent === MEMBER_GONE) delete next[path];
    else next[path] = stored({ known, sent, applied });
  }
  return next;
}

function stored({ known, sent, applied }: ShadowPath): string {
  if (known !== undefined && known === sent && known === applied) return known;
  return `${known ?? ''}|${sent ?? ''}|${applied ?? ''}`;
}
