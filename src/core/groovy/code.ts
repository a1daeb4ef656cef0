import { Refused } from './place.ts';
import type { ValueType } from './value-type.ts';

/** A piece of JavaScript with what is known of its value. */
export interface Code {
  readonly text: string;
  /** How strongly its outermost sign binds. */
  readonly binds: number;
  readonly type: ValueType;
  /** Undefined may come out where Groovy has null. */
  readonly loose?: boolean;
  /** Ends with a link that is left out where something before it is null: a further link would be left out with it. */
  readonly chained?: boolean;
}

/** How strongly JavaScript's signs bind. */
export const BINDS = {
  assign: 2,
  choice: 2,
  or: 4,
  and: 5,
  equal: 10,
  compare: 11,
  plus: 13,
  times: 14,
  power: 15,
  unary: 16,
  value: 20,
} as const;

/** A call, a name, a literal: nothing needs brackets around it. */
export function atom(text: string, type: ValueType, loose = false): Code {
  return { text, binds: BINDS.value, type, loose };
}

/** The text, in brackets where its signs bind less than they must. */
export function within(code: Code, least: number): string {
  return code.binds < least ? `(${code.text})` : code.text;
}

/** Names, members and indexes by name alone: may be written twice. */
export function isPath(code: Code): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*(\??\.[\p{L}_$][\p{L}\p{N}_$]*|(\?\.)?\["[^"\\]*"\])*$/u.test(code.text);
}

export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) =>
    char === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

/** A member, with a dot where its name allows it. */
export function memberText(object: string, name: string, safe: boolean): string {
  if (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) return `${object}${safe ? '?.' : '.'}${name}`;
  return `${object}${safe ? '?.' : ''}[${quoted(name)}]`;
}

/** Lines moved to the right by one level. */
export function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}

/** The text before a further link. Groovy stops with an error where a plain link follows a null; so does this. */
export function linkable(code: Code, safe: boolean): string {
  return code.chained === true && !safe ? `(${code.text})` : within(code, BINDS.value);
}

/** Whether a value may be written twice: it is cheap, and making it does nothing else. */
function isRepeatable(code: Code): boolean {
  const rest = code.text.replace(/\b(memberOf|memberIfAny|itemAt|\w+Helper\.get\w+)\(/g, '');
  return code.text.length <= 200 && !/[\p{L}\p{N}_$\])]\(|=>|[+-]{2}|[^=!<>]=[^=]/u.test(rest);
}

/** Null where the object of a `?.` is null, else the code, in which the object stands once more. */
export function unlessNull(object: Code, code: Code, at: number): Code {
  if (!isRepeatable(object)) {
    throw new Refused(
      at,
      'a ?. behind a value that would be made twice',
      'keep the value in a variable first',
    );
  }
  const text = `${within(object, BINDS.equal + 1)} == null ? null : ${within(code, BINDS.assign + 1)}`;
  return { text, binds: BINDS.choice, type: { ...code.type, nullable: true } };
}

/** A value as what an arrow function gives back. */
export function arrowBody(code: Code): string {
  return code.text.startsWith('{') ? `(${code.text})` : within(code, BINDS.assign);
}
