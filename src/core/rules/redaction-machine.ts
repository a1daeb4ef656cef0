import type { Piece } from './redaction-syntax.ts';

/** What is hidden of a text: from the first to before the last place, counted in whole characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Edge = Extract<Piece, { is: 'edge' }>['at'];
type Part =
  | { readonly do: 'take'; readonly fits: (character: string) => boolean }
  | { readonly do: 'edge'; readonly at: Edge }
  | { readonly do: 'go'; readonly to: readonly number[] }
  | { readonly do: 'found' };

/** A pattern made ready. Every part follows the one before it unless it says otherwise. */
export interface Machine {
  readonly parts: readonly Part[];
  /** Whether a match can begin with a character. */
  readonly begins: (character: string) => boolean;
}

/** Parts of one pattern; counts multiply what they repeat. */
const MOST_PARTS = 4_000;

/** Steps of one search: less than half a second on a slow machine. */
const MOST_STEPS = 1_000_000;

/** The machine of a pattern; undefined where its counts multiply to more than a machine may have. */
export function machineOf(piece: Piece): Machine | undefined {
  const parts: Part[] = [];
  if (!build(piece, parts)) return undefined;
  parts.push({ do: 'found' });
  const first = reachable(parts);
  const begins = (character: string) => first.some((part) => part.do === 'take' && part.fits(character));
  return { parts, begins };
}

/** Whether a pattern is content with nothing: it would find something at every place of every text. */
export const findsNothing = ({ parts }: Machine): boolean =>
  reachable(parts).some((part) => part.do === 'found');

/** Parts that can be come to before a character is taken. */
function reachable(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<number>();
  const open = [0];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const part = parts[one];
    if (part?.do === 'go') open.push(...part.to);
    else if (part?.do === 'edge') open.push(one + 1);
  }
  return [...seen].flatMap((one) => parts[one] ?? []);
}

/** Adds the parts of a piece; false where they are too many. */
function build(piece: Piece, parts: Part[]): boolean {
  if (parts.length > MOST_PARTS) return false;
  switch (piece.is) {
    case 'character':
      parts.push({ do: 'take', fits: piece.fits });
      return true;
    case 'edge':
      parts.push({ do: 'edge', at: piece.at });
      return true;
    case 'sequence':
      return piece.pieces.every((one) => build(one, parts));
    case 'choice':
      return buildChoice(piece.pieces, parts);
    case 'times':
      return buildTimes(piece, parts);
  }
}

function buildChoice(pieces: readonly Piece[], parts: Part[]): boolean {
  const fork = parts.push({ do: 'go', to: [] }) - 1;
  const begins: number[] = [];
  const ends: number[] = [];
  for (const piece of pieces) {
    begins.push(parts.length);
    if (!build(piece, parts)) return false;
    ends.push(parts.push({ do: 'go', to: [] }) - 1);
  }
  parts[fork] = { do: 'go', to: begins };
  for (const end of ends) parts[end] = { do: 'go', to: [parts.length] };
  return true;
}

function buildTimes({ piece, least, most }: Extract<Piece, { is: 'times' }>, parts: Part[]): boolean {
  for (let count = 0; count < least; count += 1) if (!build(piece, parts)) return false;
  if (most === undefined) {
    const fork = parts.push({ do: 'go', to: [] }) - 1;
    if (!build(piece, parts)) return false;
    parts.push({ do: 'go', to: [fork] });
    parts[fork] = { do: 'go', to: [fork + 1, parts.length] };
    return true;
  }
  const forks: number[] = [];
  for (let count = least; count < most; count += 1) {
    forks.push(parts.push({ do: 'go', to: [] }) - 1);
    if (!build(piece, parts)) return false;
  }
  for (const fork of forks) parts[fork] = { do: 'go', to: [fork + 1, parts.length] };
  return true;
}

/**
 * All characters that belong to any match, in one walk over the text: the time grows with its length, whatever the
 * pattern. Undefined: the walk has come to more steps than it may.
 */
export function spansOf(
  { parts, begins }: Machine,
  characters: readonly string[],
): readonly Span[] | undefined {
  const spans: Span[] = [];
  let steps = 0;
  /** Parts that wait for the next character with the place where their match began, the earliest first. */
  let waiting: { part: number; from: number }[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    steps += 1;
    const next: typeof waiting = [];
    const seen = new Set<number>();
    const enter = (part: number, from: number): void => {
      const open = [part];
      for (let one = open.pop(); one !== undefined; one = open.pop()) {
        if (seen.has(one)) continue;
        seen.add(one);
        steps += 1;
        const what = parts[one];
        if (what?.do === 'go') open.push(...what.to);
        else if (what?.do === 'take') next.push({ part: one, from });
        else if (what?.do === 'found') note(spans, { from, to: at });
        else if (what?.do === 'edge' && isEdge(what.at, characters, at)) open.push(one + 1);
      }
    };
    const before = characters[at - 1];
    for (const { part, from } of waiting) {
      const what = parts[part];
      if (before !== undefined && what?.do === 'take' && what.fits(before)) enter(part + 1, from);
    }
    const after = characters[at];
    if (after !== undefined && begins(after)) enter(0, at);
    if (steps > MOST_STEPS) return undefined;
    waiting = next;
  }
  return spans;
}

/** Spans come by their ends; those that touch are one. */
function note(spans: Span[], { from, to }: Span): void {
  if (from === to) return;
  let begin = from;
  for (let last = spans.at(-1); last && last.to >= begin; last = spans.at(-1)) {
    begin = Math.min(begin, last.from);
    spans.pop();
  }
  spans.push({ from: begin, to });
}

function isEdge(edge: Edge, characters: readonly string[], at: number): boolean {
  const before = characters[at - 1];
  const after = characters[at];
  if (edge === 'line-start') return before === undefined || isBreak(before);
  if (edge === 'line-end') return after === undefined || isBreak(after);
  return (isWord(before) !== isWord(after)) === (edge === 'word');
}

const isBreak = (character: string): boolean => character === '\n' || character === '\r';

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /^[\p{L}\p{N}_]$/u.test(character);
