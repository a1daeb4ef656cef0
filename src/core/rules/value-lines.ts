export interface ValuePair {
  readonly here: string;
  readonly there: string;
}

export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly ValuePair[] }
  /** Counted from one. */
  | { readonly ok: false; readonly line: number };

/**
 * Pairs of values as people paste them, one a line: from a sheet with a tab between, written with `=`, or as
 * comma-separated values. A line
 * that is empty says nothing; one that is no pair is named, and then none is taken.
 */
export function readPairs(text: string): ReadPairs {
  const pairs: ValuePair[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const pair = pairOf(line);
    if (pair === undefined) return { ok: false, line: at + 1 };
    pairs.push(pair);
  }
  return { ok: true, pairs };
}

/** Two values with a comma or semicolon between, each in quotation marks where it holds one itself. */
const SEPARATED = /^\s*("(?:[^"]|"")*"|[^",;]*)\s*[,;]\s*("(?:[^"]|"")*"|[^",;]*)\s*$/;

function pairOf(line: string): ValuePair | undefined {
  const separated = SEPARATED.exec(line);
  const asValues = !line.includes('\t') && (line.trim().startsWith('"') || !line.includes('='));
  const cut = line.includes('\t') ? line.indexOf('\t') : line.indexOf('=');
  const [here, there] =
    asValues && separated
      ? [bare(separated[1] ?? ''), bare(separated[2] ?? '')]
      : [line.slice(0, Math.max(cut, 0)).trim(), line.slice(cut + 1).trim()];
  return here === '' || there === '' ? undefined : { here, there };
}

/** Without the quotation marks around it. */
function bare(text: string): string {
  const all = text.trim();
  return (all.startsWith('"') ? all.slice(1, -1).replaceAll('""', '"') : all).trim();
}
