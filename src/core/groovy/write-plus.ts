import { atom, BINDS, type Code, within } from './code.ts';
import { Refused } from './place.ts';
import { ANY, listOf, mapOf, NUMBER, TEXT } from './value-type.ts';
import { concatenated, textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

/** `+`: of numbers, texts, lists and maps. What the left one is decides; where it is not known, the run decides. */
export function writePlus(w: Writer, left: Code, right: Code, at: number): Code {
  if (left.type.is === 'time' || right.type.is === 'time') {
    throw new Refused(at, 'days added to a time', 'add milliseconds to a number: issue.updated + 86400000');
  }
  const known = left.loose !== true || left.type.is === 'text';
  if (known && (left.type.is === 'text' || left.type.is === 'richText')) {
    return concatenated(textAt(w, left, at), textAt(w, right, at));
  }
  if (left.type.is === 'number' && right.type.is === 'text') return concatenated(textAt(w, left, at), right);
  if (isNumber(left) && isNumber(right)) {
    const text = `${within(left, BINDS.plus)} + ${within(right, BINDS.plus + 1)}`;
    return { text, binds: BINDS.plus, type: NUMBER };
  }
  if (left.type.is === 'list' && isSure(left)) return joined(w, left, right);
  if (left.type.is === 'map' && right.type.is === 'map') {
    return atom(`{ ...${within(left, BINDS.assign)}, ...${within(right, BINDS.assign)} }`, mapOf(ANY));
  }
  return atom(`${w.piece('plus')}(${left.text}, ${right.text})`, left.type.is === 'list' ? left.type : ANY);
}

function isNumber({ type, loose }: Code): boolean {
  return type.is === 'number' && !type.nullable && loose !== true;
}

function isSure({ type, loose }: Code): boolean {
  return !type.nullable && loose !== true;
}

function joined(w: Writer, left: Code, right: Code): Code {
  const of = left.type.of?.is === right.type.is ? left.type.of : ANY;
  const first = `...${within(left, BINDS.assign)}`;
  if (right.type.is === 'list' && isSure(right)) {
    return atom(
      `[${first}, ...${within(right, BINDS.assign)}]`,
      left.type.of?.is === right.type.of?.is ? left.type : listOf(ANY),
    );
  }
  if (['text', 'number', 'flag', 'shape', 'map'].includes(right.type.is)) {
    return atom(`[${first}, ${within(right, BINDS.assign)}]`, listOf(of));
  }
  return atom(`${w.piece('plus')}(${left.text}, ${right.text})`, listOf(ANY));
}

/** `-`: of numbers; the first place of one text in another; the items of a list that are equal. */
export function writeMinus(w: Writer, left: Code, right: Code, at: number): Code {
  if (left.type.is === 'time' || right.type.is === 'time') {
    throw new Refused(
      at,
      'days taken from a time',
      'take milliseconds from a number: issue.updated - 86400000',
    );
  }
  if (isNumber(left) && isNumber(right)) {
    const text = `${within(left, BINDS.plus)} - ${within(right, BINDS.plus + 1)}`;
    return { text, binds: BINDS.plus, type: NUMBER };
  }
  const type =
    left.type.is === 'list' ? { ...left.type, nullable: false } : left.type.is === 'text' ? TEXT : ANY;
  return atom(`${w.piece('minus')}(${left.text}, ${right.text})`, type);
}
