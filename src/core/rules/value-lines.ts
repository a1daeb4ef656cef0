export interface ValuePair {
  readonly here: string;
  readonly there: string;
}

export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly ValuePair[] }
  /** Counted from one. */
  | { readonly ok: false; readonly line: number };

/**
 * Pairs of values as people paste them, one a line: from a sheet with a tab between, or written with `=`. A line
 * that is empty says nothing; one that is no pair is named, and then none is taken.
 */
export function readPairs(text: string): ReadPairs {
  const pairs: ValuePair[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cut = line.includes('\t') ? line.indexOf('\t') : line.indexOf('=');
    const here = line.slice(0, cut).trim();
    const there = line.slice(cut + 1).trim();
    if (cut < 0 || here === '' || there === '') return { ok: false, line: at + 1 };
    pairs.push({ here, there });
  }
  return { ok: true, pairs };
}
