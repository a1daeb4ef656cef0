import { atom, BINDS, type Code, linkable, within } from './code.ts';
import {
  byPiece,
  first,
  type MethodCall,
  type Methods,
  native,
  neededClosure,
  valuesOf,
} from './method-call.ts';
import { Refused } from './place.ts';
import { FLAG, listOf, NUMBER, TEXT, TEXT_OR_NULL, VOID } from './value-type.ts';
import { memberOn } from './write-member.ts';
import { numberOf } from './write-operators.ts';
import { writeMinus, writePlus } from './write-plus.ts';
import { textAt } from './write-text.ts';

const hasLength = ({ object }: MethodCall): boolean =>
  ['text', 'richText', 'list'].includes(object.type.is) && object.loose !== true;

function size(call: MethodCall): Code {
  if (call.args.length > 0) throw new Refused(call.at, 'size with values');
  if (hasLength(call)) {
    const link = call.safe ? '?.' : '.';
    return {
      ...atom(
        `${linkable(call.object, call.safe)}${link}length`,
        { ...NUMBER, nullable: call.safe },
        call.safe,
      ),
      chained: call.safe,
    };
  }
  return byPiece(call, atom(`${call.w.piece('sizeOf')}(${call.object.text})`, NUMBER));
}

function isEmpty(call: MethodCall): Code {
  const code = size({ ...call, safe: false });
  const text = `${code.text} === 0`;
  return byPiece(call, { text, binds: BINDS.equal, type: FLAG });
}

/** Part of a text, or one of a list. */
function contains(call: MethodCall): Code {
  const [node] = call.args;
  const wanted = first(valuesOf(call, 1));
  const { is, of } = call.object.type;
  const texts = is === 'list' && of?.is === 'text';
  if (is === 'text' || is === 'richText' || texts) {
    if (wanted.type.is === 'text' || is !== 'list') {
      const part = is === 'list' ? wanted.text : textAt(call.w, wanted, call.at).text;
      return native(call, 'includes', [part], FLAG);
    }
  }
  if (node?.is === 'text' && (is === 'any' || is === 'field' || is === 'options')) {
    return native(call, 'includes', [wanted.text], FLAG);
  }
  return byPiece(call, atom(`${call.w.piece('contains')}(${call.object.text}, ${wanted.text})`, FLAG));
}

function indexOf(call: MethodCall): Code {
  const wanted = first(valuesOf(call, 1));
  if (wanted.type.is !== 'text') throw new Refused(call.at, 'indexOf of what is not known to be a text');
  return native(call, 'indexOf', [wanted.text], NUMBER);
}

function reverse(call: MethodCall): Code | undefined {
  if (call.args.length > 0 || call.safe) return undefined;
  if (call.object.type.is === 'list') {
    return atom(`[...${within(call.object, BINDS.assign)}].reverse()`, {
      ...call.object.type,
      nullable: false,
    });
  }
  if (call.object.type.is === 'text') {
    return atom(`[...${within(call.object, BINDS.assign)}].reverse().join("")`, TEXT);
  }
  return undefined;
}

function equals(call: MethodCall): Code {
  const other = first(valuesOf(call, 1));
  return byPiece(call, atom(`${call.w.piece('equal')}(${call.object.text}, ${other.text})`, FLAG));
}

function toText(call: MethodCall): Code {
  if (call.args.length > 0) throw new Refused(call.at, 'toString with values');
  const { type, loose } = call.object;
  if (type.is === 'text' && (call.safe || (!type.nullable && loose !== true))) return call.object;
  if (call.safe) return atom(`${call.w.piece('asText')}(${call.object.text})`, TEXT_OR_NULL);
  return textAt(call.w, call.object, call.at);
}

function times(call: MethodCall): Code {
  const count = numberOf(call.w, call.object);
  const closure = neededClosure(call, { takes: [NUMBER], ending: 'nothing' });
  return atom(`Array.from({ length: ${count.text} }, (_, index) => index).forEach(${closure})`, VOID);
}

function called(call: MethodCall): Code {
  const values = call.args.map((one) => call.w.value(one).text);
  return atom(
    `${within(call.object, BINDS.value)}(${values.join(', ')})`,
    { is: 'any', nullable: true },
    true,
  );
}

const inPlace: Readonly<Record<string, string>> = {
  format: 'write nodeHelper.formatDate(time, "yyyy-MM-dd")',
  with: 'write object.name = value for each',
  tap: 'write object.name = value for each',
  eachLine: 'write text.split("\\n").each { … }',
  getClass: 'ask instanceof String, Number, Boolean or List',
  hasProperty: 'compare the field with null',
  remove: 'write list = list - item',
  removeAll: 'write list = list.findAll { … }',
  retainAll: 'write list = list.findAll { … }',
  groupBy: 'write a map and fill it by each { … }',
  collectEntries: 'write a map and fill it by each { … }',
  stripIndent: 'write the text without it',
  execute: '',
  toTimestamp: 'times are milliseconds here',
};

/** Functions that values of several kinds have, or of which the kind is not known. */
export const valueMethods: Methods = {
  size,
  isEmpty,
  contains,
  indexOf,
  reverse,
  equals,
  toString: toText,
  times,
  plus: (call) => writePlus(call.w, call.object, first(valuesOf(call, 1)), call.at),
  minus: (call) => writeMinus(call.w, call.object, first(valuesOf(call, 1)), call.at),
  compareTo: (call) =>
    atom(`${call.w.piece('compare')}(${call.object.text}, ${first(valuesOf(call, 1)).text})`, NUMBER),
  intValue: (call) => byPiece(call, atom(`${call.w.piece('whole')}(${call.object.text})`, NUMBER)),
  longValue: (call) => byPiece(call, atom(`${call.w.piece('whole')}(${call.object.text})`, NUMBER)),
  intdiv: (call) =>
    atom(
      `Math.trunc(${within(numberOf(call.w, call.object), BINDS.times)} / ${within(numberOf(call.w, first(valuesOf(call, 1))), BINDS.times + 1)})`,
      NUMBER,
    ),
  getTime: (call) => (call.object.type.is === 'time' ? native(call, 'getTime', [], NUMBER) : undefined),
  call: (call) => (call.object.type.is === 'closure' ? called(call) : undefined),
  keySet: (call) => atom(`Object.keys(${call.object.text})`, listOf(TEXT)),
};

/** What stands in place of functions that are refused, by name. */
export function insteadOf(name: string): string {
  return Object.hasOwn(inPlace, name) ? (inPlace[name] ?? '') : '';
}

/** `x.getName()` is the property `name`. */
export function getter(call: MethodCall): Code | undefined {
  const name = /^(?:get|is)([A-Z]\w*)$/.exec(call.name)?.[1];
  if (name === undefined || call.args.length > 0 || call.closure !== undefined) return undefined;
  if (call.object.type.is === 'map' || call.object.type.is === 'list') return undefined;
  const property = name.charAt(0).toLowerCase() + name.slice(1);
  return memberOn(call.w, call.object, {
    name: property,
    by: call.safe ? '?.' : '.',
    at: call.at,
    quoted: false,
  });
}
