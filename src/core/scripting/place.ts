import type { Side } from './api.ts';
import { headerOf } from './prelude.ts';

/** A place in a script as its author sees it; both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place in the script for one in the text that the sandbox was given, where it is in the script at all. */
export function asAuthored(side: Side, { line, column }: Place): Place | undefined {
  if (line > 1) return { line, column };
  const own = column - headerOf(side).length;
  return own > 0 ? { line, column: own } : undefined;
}
