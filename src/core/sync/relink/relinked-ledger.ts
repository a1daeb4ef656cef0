import type { RelinkPair } from '../../protocol/kinds/relink.ts';
import type { Ledger } from '../children/ledger.ts';
import type { Child } from '../records/children-page.ts';

type Copies = readonly (readonly [string, string])[];

/** What both sides found on their issues of the other's children; ids of this side first in `files`. */
export interface Found {
  /** Our copies: own id, id of the original there. */
  readonly here: { readonly comments: Copies; readonly worklogs: Copies };
  /** The peer's copies: its id, id of our original. */
  readonly there: { readonly comments: Copies; readonly worklogs: Copies };
  readonly files: readonly { readonly here: string; readonly there: string; readonly madeHere: boolean }[];
}

/**
 * The ownership ledger of a pair that is joined again. Content is not known to be equal: no fingerprint, so that
 * each child is compared once. What an older ledger knew beyond this stays (links, files that were left out).
 */
export function relinkedLedger(before: Ledger, found: Found): Ledger {
  const entries: Child[] = [
    ...copiesHere('c', found.here.comments),
    ...copiesHere('w', found.here.worklogs),
    ...originalsHere('c', found.there.comments),
    ...originalsHere('w', found.there.worklogs),
    ...found.files.map(({ here, there, madeHere }): Child => {
      return { k: 'a', l: here, p: there, o: madeHere ? 'here' : 'there' };
    }),
  ];
  const known = new Set(entries.map(({ k, l }) => `${k}${l}`));
  const kept = before
    .filter(({ k, l }) => l !== undefined && !known.has(`${k}${l}`))
    .map(({ f: _f, w: _w, pull: _pull, ...rest }): Child => rest);
  return [...entries, ...kept];
}

const copiesHere = (k: 'c' | 'w', copies: Copies): Child[] =>
  copies.map(([l, p]) => ({ k, l, p, o: 'there' }));

const originalsHere = (k: 'c' | 'w', copies: Copies): Child[] =>
  copies.map(([p, l]) => ({ k, l, p, o: 'here' }));

type File = RelinkPair['files'][number];

/** Files of both sides that are one by name and size, where the app has put one of the two there. */
export function matchFiles(
  theirs: readonly File[],
  ours: readonly File[],
): { readonly there: string; readonly here: string; readonly madeHere: boolean }[] {
  const left = new Set(ours);
  return theirs.flatMap((file) => {
    const own = [...left].find(
      ({ name, size, copy }) => name === file.name && size === file.size && copy !== file.copy,
    );
    if (!own) return [];
    left.delete(own);
    return [{ there: file.id, here: own.id, madeHere: !own.copy }];
  });
}
