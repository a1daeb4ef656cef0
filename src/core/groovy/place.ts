/** Where something stands in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * A part of the Groovy script that is not taken over. Thrown inside the translator alone: the statement that holds
 * the part catches it, so that the rest of the script is read on.
 */
export class Refused extends Error {
  /** Offset in the Groovy text. */
  readonly at: number;
  /** What to write in its place; empty where nothing is to be said. */
  readonly instead: string;

  constructor(at: number, reason: string, instead = '') {
    super(reason);
    this.name = 'Refused';
    this.at = at;
    this.instead = instead;
  }
}

/** Offsets of the lines of a text, so that a place is found in the time of a look-up. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  return starts;
}

export function placeOf(starts: readonly number[], at: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
}
