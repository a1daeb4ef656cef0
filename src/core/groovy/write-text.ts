import { atom, BINDS, type Code, quoted, within } from './code.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { NUMBER, TEXT } from './value-type.ts';
import type { Writer } from './writer.ts';

/** The value as Groovy writes it into a text; never null. */
export function textOf(w: Writer, code: Code): Code {
  const { is, nullable } = code.type;
  if (is === 'text' && !nullable && code.loose !== true) return code;
  if (is === 'time')
    throw new Refused(0, 'a time in a text', 'write nodeHelper.formatDate(time, "yyyy-MM-dd")');
  if (is === 'closure') throw new Refused(0, 'a closure in a text');
  return atom(`${w.piece('textOf')}(${code.text})`, TEXT);
}

/** `"… ${value} …"` as a template of JavaScript. */
export function writeTemplate(w: Writer, node: Expression & { is: 'template' }): Code {
  const parts = node.parts.map((part) => {
    if (typeof part === 'string') return escaped(part);
    const code = w.value(part);
    const plain =
      (code.type.is === 'number' || code.type.is === 'flag') && !code.type.nullable && !code.loose;
    return `\${${plain ? code.text : textAt(w, code, part.start).text}}`;
  });
  return atom(`\`${parts.join('')}\``, TEXT);
}

/** As {@link textOf}, with the place of what is refused. */
export function textAt(w: Writer, code: Code, at: number): Code {
  try {
    return textOf(w, code);
  } catch (error) {
    if (error instanceof Refused) throw new Refused(at, error.message, error.instead);
    throw error;
  }
}

function escaped(text: string): string {
  return quoted(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('`', '\\`').replaceAll('${', '\\${');
}

/** What differs where a number with parts is written into a text. */
export const ZEROS = 'In a text a number stands without zeros behind its point: 7, where Groovy writes 7.0.';

export function writeNumber(w: Writer, raw: string, at: number): Code {
  const plain = raw.replaceAll('_', '').replace(/[lLgGiI]$/, '');
  if (/^0\d/.test(plain)) throw new Refused(at, 'a number that begins with 0', 'write it without the 0');
  const digits = /^0x/i.test(plain) ? plain : plain.replace(/[dDfF]$/, '');
  const value = Number(digits);
  const whole = !/[.eE]/.test(digits) || /^0x/i.test(digits);
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    throw new Refused(at, 'a number that is too big to be kept exactly', 'write ids as texts');
  }
  if (!whole) w.note(at, ZEROS);
  return atom(digits, NUMBER);
}

/** Two values put together by `+` as texts. */
export function concatenated(left: Code, right: Code): Code {
  return {
    text: `${within(left, BINDS.plus)} + ${within(right, BINDS.plus + 1)}`,
    binds: BINDS.plus,
    type: TEXT,
  };
}
