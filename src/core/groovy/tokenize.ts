import { Refused } from './place.ts';
import { endToken, readQuoted } from './read-quoted.ts';
import type { Remark, Token, Tokens } from './token.ts';

const SIGNS =
  '>>>= <=> ==~ === !== **= >>> >>= <<= ..< ?. ?: ?= *. *: .& .@ .. == != <= >= && || ++ -- += -= *= /= %= =~ -> ** << >> :: + - * / % = < > ! ~ ? : . , ; ( ) { } [ ] & | ^ @'.split(
    ' ',
  );
const SIGNS_OF = byFirst(SIGNS);
const NAME = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;
const NUMBER = /0[xX][0-9a-fA-F_]+[lLgGiI]?|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[lLgGiIdDfF]?/y;
const QUOTES = ["'''", '"""', "'", '"'];
const DEEPEST_TEXT = 8;

function byFirst(signs: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const sign of signs) found.set(sign[0] ?? '', [...(found.get(sign[0] ?? '') ?? []), sign]);
  return found;
}

/** Names behind which a value may begin, so that a `/` opens a pattern. */
const BEFORE_VALUE = new Set('return case in as instanceof assert throw else do new'.split(' '));

/** Cuts a Groovy text into tokens and remarks. Throws {@link Refused} where that cannot be done. */
export function tokenize(source: string): Tokens {
  const reading = new Reading(source);
  const shebang = source.startsWith('#!') ? (/^.*/.exec(source)?.[0].length ?? 0) : 0;
  const { tokens } = reading.read(shebang, undefined, 0);
  return { tokens, remarks: reading.remarks };
}

class Reading {
  readonly remarks: Remark[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads up to the end of the text or, inside a template, to its closing brace. */
  read(from: number, opened: number | undefined, depth: number): { tokens: Token[]; end: number } {
    if (depth > DEEPEST_TEXT) throw new Refused(from, 'texts in texts are nested too deeply');
    const tokens: Token[] = [];
    const brackets: string[] = [];
    let at = from;
    let newLine = true;
    for (;;) {
      const space = this.skipSpace(at, brackets);
      newLine ||= space.newLine;
      at = space.end;
      if (at >= this.source.length) {
        if (opened !== undefined) throw new Refused(opened, 'this ${ is not closed');
        tokens.push(endToken(at));
        return { tokens, end: at };
      }
      if (opened !== undefined && this.source[at] === '}' && brackets.length === 0) {
        tokens.push(endToken(at));
        return { tokens, end: at + 1 };
      }
      const token = this.one(at, newLine, tokens.at(-1), depth);
      if (token.kind === 'sign') follow(brackets, token.text);
      tokens.push(token);
      at = token.end;
      newLine = false;
    }
  }

  private skipSpace(from: number, brackets: readonly string[]): { end: number; newLine: boolean } {
    const inside = brackets.at(-1) === '(' || brackets.at(-1) === '[';
    let newLine = false;
    let at = from;
    for (;;) {
      const char = this.source[at];
      if (char === '\n' || char === '\r') {
        newLine ||= !inside;
        at += 1;
      } else if (char === ' ' || char === '\t' || char === '\f' || char === '\u00a0' || char === '\ufeff') {
        at += 1;
      } else if (char === '\\' && /^\\\r?\n/.test(this.source.slice(at, at + 3))) {
        at = this.source.indexOf('\n', at) + 1;
      } else if (char === '/' && (this.source[at + 1] === '/' || this.source[at + 1] === '*')) {
        const remark = this.remark(at);
        newLine ||= !inside && /[\r\n]/.test(remark.text);
        at = remark.end;
      } else {
        return { end: at, newLine };
      }
    }
  }

  private remark(start: number): Remark {
    const { source } = this;
    const block = source[start + 1] === '*';
    let end: number;
    if (block) {
      const close = source.indexOf('*/', start + 2);
      if (close < 0) throw new Refused(start, 'this /* is not closed by */');
      end = close + 2;
    } else {
      end = start;
      while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end += 1;
    }
    let before = start - 1;
    while (source[before] === ' ' || source[before] === '\t') before -= 1;
    const ownLine = before < 0 || source[before] === '\n' || source[before] === '\r';
    const remark = { start, end, text: source.slice(start, end), ownLine };
    this.remarks.push(remark);
    return remark;
  }

  private one(start: number, newLine: boolean, before: Token | undefined, depth: number): Token {
    const { source } = this;
    const char = source[start] ?? '';
    NAME.lastIndex = start;
    const name = NAME.exec(source)?.[0];
    if (name !== undefined) return { kind: 'name', text: name, start, end: start + name.length, newLine };
    if (char >= '0' && char <= '9') {
      NUMBER.lastIndex = start;
      const number = NUMBER.exec(source)?.[0] ?? char;
      return { kind: 'number', text: number, start, end: start + number.length, newLine };
    }
    const quote = QUOTES.find((one) => source.startsWith(one, start));
    if (quote !== undefined) return this.text(start, quote, newLine, depth);
    if (char === '/' && !endsValue(before)) return this.text(start, '/', newLine, depth);
    const sign = SIGNS_OF.get(char)?.find((one) => source.startsWith(one, start));
    if (sign === undefined) throw new Refused(start, `the sign ${JSON.stringify(char)} is not known here`);
    return { kind: 'sign', text: sign, start, end: start + sign.length, newLine };
  }

  private text(start: number, quote: string, newLine: boolean, depth: number): Token {
    const { parts, end } = readQuoted(this.source, start, quote, (at) => this.read(at, at - 2, depth + 1));
    const slashy = quote === '/';
    if (parts.length > 1) return { kind: 'template', text: '', start, end, newLine, parts, slashy };
    const [text] = parts;
    return { kind: 'text', text: typeof text === 'string' ? text : '', start, end, newLine, slashy };
  }
}

/** Whether a value ends with this token, so that a `/` behind it divides. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return [')', ']', '}', '++', '--'].includes(token.text);
  return token.kind !== 'name' || !BEFORE_VALUE.has(token.text);
}

const OPENED: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function follow(brackets: string[], sign: string): void {
  if (sign === '(' || sign === '[' || sign === '{') brackets.push(sign.at(-1) ?? '');
  else if (OPENED[sign] !== undefined && brackets.at(-1) === OPENED[sign]) brackets.pop();
}
