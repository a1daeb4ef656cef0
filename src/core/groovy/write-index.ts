import { atom, BINDS, type Code, linkable, quoted, within } from './code.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { ANY, itemIn, orNull, TEXT, type ValueType } from './value-type.ts';
import { memberOn } from './write-member.ts';
import { numberOf } from './write-operators.ts';
import { writeFound } from './write-pattern.ts';
import type { Writer } from './writer.ts';

/** `value[index]`: a key of a map, a place in a list or text, or a range of places. */
export function writeIndex(w: Writer, node: Expression & { is: 'index' }): Code {
  const found = foundBy(w, node);
  if (found !== undefined) return found;
  const object = w.value(node.object);
  const { index } = node;
  if (index.is === 'range') return writeSlice(w, object, index);
  if (index.is === 'list') throw new Refused(index.start, 'several places at once', 'ask for each by itself');
  const { is, of = ANY } = object.type;
  if (index.is === 'text' && is === 'shape') {
    return memberOn(w, object, { name: index.value, by: '.', at: index.start, quoted: true });
  }
  if (index.is === 'text' && is === 'map' && !(index.value in {}) && index.value !== '__proto__') {
    const loose = !/customFields$/.test(object.text);
    return atom(`${linkable(object, false)}[${quoted(index.value)}]`, orNull(of), loose);
  }
  const place = numberLiteral(index);
  if (is === 'list' && place !== undefined) {
    const base = linkable(object, false);
    return atom(place < 0 ? `${base}.at(${place})` : `${base}[${place}]`, orNull(of), true);
  }
  if (is === 'shape' || is === 'flag' || is === 'number' || is === 'closure' || is === 'void') {
    throw new Refused(index.start, 'an index on this value', 'name the field: object.name');
  }
  const type: ValueType =
    is === 'text' ? TEXT : orNull(is === 'list' || is === 'map' ? of : itemIn(object.type));
  return atom(`${w.piece('itemAt')}(${object.text}, ${w.value(index).text})`, type);
}

function numberLiteral(node: Expression): number | undefined {
  if (node.is === 'number' && /^\d+$/.test(node.raw)) return Number(node.raw);
  if (
    node.is === 'unary' &&
    node.sign === '-' &&
    node.value.is === 'number' &&
    /^\d+$/.test(node.value.raw)
  ) {
    return -Number(node.value.raw);
  }
  return undefined;
}

/** `(text =~ /…/)[0]` and `(text =~ /…/)[0][1]`. */
function foundBy(w: Writer, node: Expression & { is: 'index' }): Code | undefined {
  const place = numberLiteral(node.index);
  const search = node.object;
  if (search.is === 'binary' && search.sign === '=~') {
    if (place !== 0) throw new Refused(node.start, 'a place of a pattern other than the first');
    return writeFound(w, search, undefined);
  }
  if (search.is === 'index' && search.object.is === 'binary' && search.object.sign === '=~') {
    if (numberLiteral(search.index) !== 0 || place === undefined || place < 0) {
      throw new Refused(node.start, 'a place of a pattern other than the first');
    }
    return writeFound(w, search.object, place);
  }
  return undefined;
}

function writeSlice(w: Writer, object: Code, range: Expression & { is: 'range' }): Code {
  const { is } = object.type;
  const from = numberOf(w, w.value(range.from));
  const to = numberOf(w, w.value(range.to));
  if (is !== 'text' && is !== 'list') {
    throw new Refused(
      range.start,
      'a range of places of a value of which is not known that it is a text or a list',
    );
  }
  const reversed = (numberLiteral(range.from) ?? 0) < 0 || (numberLiteral(range.to) ?? 0) < -1;
  if (reversed && !(numberLiteral(range.from) !== undefined && (numberLiteral(range.from) ?? 0) >= 0)) {
    throw new Refused(range.start, 'a range that begins at the end');
  }
  const open = range.open ? ', true' : '';
  const text = `${w.piece('sliceOf')}(${object.text}, ${from.text}, ${to.text}${open})`;
  return atom(within(atom(text, object.type), BINDS.value), { ...object.type, nullable: false });
}
