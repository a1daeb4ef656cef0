import { Refused } from './place.ts';
import type { Token } from './token.ts';

/** A text as it was read: with tokens between its pieces where `$` puts something in. */
export interface Quoted {
  readonly parts: readonly (string | readonly Token[])[];
  readonly end: number;
}

/** Reads the tokens of `${ … }`, from behind the brace to behind its end. */
export type ReadInner = (at: number) => { readonly tokens: readonly Token[]; readonly end: number };

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '\\': '\\',
  "'": "'",
  '"': '"',
  $: '$',
};
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/**
 * Reads a text from its opening quote: `'`, `"`, three of either, or `/`. In a slashy text only `\/` is an escape, so
 * that patterns stay as they were written.
 */
export function readQuoted(source: string, start: number, quote: string, readInner: ReadInner): Quoted {
  const parts: (string | readonly Token[])[] = [];
  const slashy = quote === '/';
  const templated = quote !== "'" && quote !== "'''";
  let piece = '';
  let at = start + quote.length;
  for (;;) {
    const char = source[at];
    if (char === undefined) throw new Refused(start, `this text is not closed by ${quote}`);
    if (char === '\n' && quote.length === 1 && !slashy) {
      throw new Refused(start, `this text is not closed by ${quote} on its line`);
    }
    if (source.startsWith(quote, at)) {
      parts.push(piece);
      return { parts, end: at + quote.length };
    }
    if (char === '\\') {
      const read = slashy ? readSlashEscape(source, at) : readEscape(source, at);
      piece += read.text;
      at = read.end;
    } else if (char === '$' && templated) {
      const inner = readPlaceholder(source, at, readInner);
      if (inner === undefined) {
        if (!slashy) throw new Refused(at, 'a $ that puts nothing in', 'write \\$ for the sign itself');
        piece += char;
        at += 1;
      } else {
        parts.push(piece, inner.tokens);
        piece = '';
        at = inner.end;
      }
    } else if (char === '\r' && quote.length === 3) {
      piece += '\n';
      at += source[at + 1] === '\n' ? 2 : 1;
    } else {
      piece += char;
      at += 1;
    }
  }
}

function readSlashEscape(source: string, at: number): { text: string; end: number } {
  return source[at + 1] === '/' ? { text: '/', end: at + 2 } : { text: '\\', end: at + 1 };
}

function readEscape(source: string, at: number): { text: string; end: number } {
  const next = source[at + 1] ?? '';
  if (next === 'u') {
    const digits = /^u+([0-9a-fA-F]{4})/.exec(source.slice(at + 1, at + 12));
    if (!digits) throw new Refused(at, 'an escape \\u without four hexadecimal digits');
    return {
      text: String.fromCharCode(Number.parseInt(digits[1] ?? '', 16)),
      end: at + 1 + digits[0].length,
    };
  }
  if (next === '\n') return { text: '', end: at + 2 };
  if (next === '\r') return { text: '', end: at + (source[at + 2] === '\n' ? 3 : 2) };
  const text = ESCAPES[next];
  if (text === undefined) throw new Refused(at, `the escape \\${next} is not known`);
  return { text, end: at + 2 };
}

/** `${ … }` or `$name.name`; undefined where the sign stands for itself. */
function readPlaceholder(source: string, at: number, readInner: ReadInner) {
  if (source[at + 1] === '{') return readInner(at + 2);
  const tokens: Token[] = [];
  let end = at + 1;
  for (;;) {
    NAME.lastIndex = end;
    const name = NAME.exec(source)?.[0];
    if (name === undefined) break;
    if (tokens.length > 0) tokens.push({ kind: 'sign', text: '.', start: end - 1, end, newLine: false });
    tokens.push({ kind: 'name', text: name, start: end, end: end + name.length, newLine: false });
    end += name.length;
    if (source[end] !== '.') break;
    end += 1;
  }
  if (tokens.length === 0) return undefined;
  // A full stop behind the last name is a full stop.
  const last = tokens.at(-1)?.end ?? end;
  return { tokens: [...tokens, endToken(last)], end: last };
}

export function endToken(at: number): Token {
  return { kind: 'end', text: '', start: at, end: at, newLine: true };
}
