import { atom, BINDS, type Code, quoted, within } from './code.ts';
import { byPiece, first, type MethodCall, type Methods, native, valuesOf } from './method-call.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { FLAG, listOf, NUMBER, TEXT } from './value-type.ts';
import { numberOf } from './write-operators.ts';
import { patternOf, writeFullMatch } from './write-pattern.ts';
import { textAt, ZEROS } from './write-text.ts';

const PART_OF = /[$\\]/;

/** A function that JavaScript has under a name of its own, with values that are texts. */
function asNamed(name: string, count: number, type = TEXT): Methods[string] {
  return (call) =>
    native(
      call,
      name,
      valuesOf(call, count).map((code) => textAt(call.w, code, call.at).text),
      type,
    );
}

function withNumbers(name: string, least: number, most: number): Methods[string] {
  return (call) =>
    native(
      call,
      name,
      valuesOf(call, least, most).map((code) => numberOf(call.w, code).text),
      TEXT,
    );
}

function padded(name: string): Methods[string] {
  return (call) => {
    const [width, fill] = valuesOf(call, 1, 2);
    const values = [numberOf(call.w, width ?? atom('0', NUMBER)).text];
    if (fill !== undefined) values.push(textAt(call.w, fill, call.at).text);
    return native(call, name, values, TEXT);
  };
}

/** What stands in place of a pattern: `$1` is a group in both; a `\` makes a sign plain in Groovy. */
function replacement(node: Expression, groups: number): string {
  if (node.is !== 'text')
    throw new Refused(node.start, 'what is put in is put together from pieces', 'use replace(a, b)');
  let text = '';
  for (let index = 0; index < node.value.length; index += 1) {
    const char = node.value[index] ?? '';
    const next = node.value[index + 1] ?? '';
    if (char === '\\') {
      text += next === '$' ? '$$' : next;
      index += 1;
    } else if (char === '$') {
      if (!/^[1-9]$/.test(next) || Number(next) > groups || /\d/.test(node.value[index + 2] ?? '')) {
        throw new Refused(node.start, `$${next} in what is put in`, 'write \\$ for the sign itself');
      }
      text += `$${next}`;
      index += 1;
    } else {
      text += char;
    }
  }
  return quoted(text);
}

function replaced(name: 'replaceAll' | 'replaceFirst'): Methods[string] {
  return (call) => {
    const [pattern, other] = call.args;
    if (call.closure !== undefined || pattern === undefined || other === undefined || call.args.length > 2) {
      throw new Refused(call.at, `${name} with a closure`, 'write a pattern and a text');
    }
    const read = patternOf(pattern, name === 'replaceAll' ? 'g' : '');
    return native(call, 'replace', [read.text, replacement(other, read.groups)], TEXT);
  };
}

/** `replace(a, b)` takes both as they are; a `$` would be read by JavaScript. */
function replace(call: MethodCall): Code {
  const [wanted, other] = call.args;
  if (wanted === undefined || other === undefined || call.args.length > 2) {
    throw new Refused(call.at, 'replace with other than two values');
  }
  if (wanted.is === 'text' && wanted.slashy)
    throw new Refused(wanted.start, 'replace with a pattern', 'write replaceAll');
  const into = textAt(call.w, call.w.value(other), call.at).text;
  const plain = other.is === 'text' && !PART_OF.test(other.value);
  const what = textAt(call.w, call.w.value(wanted), call.at).text;
  return native(call, 'replaceAll', [what, plain ? into : `() => ${into}`], TEXT);
}

function split(call: MethodCall): Code {
  const [by] = call.args;
  if (by === undefined || call.args.length > 1) return tokens(call);
  const pattern = patternOf(by);
  if (pattern.groups > 0) throw new Refused(by.start, 'split by a pattern with groups', 'write (?: … )');
  const plain = by.is === 'text' && !/[.*+?()[\]{}|^$\\]/.test(by.value) && by.value !== '';
  const separator = plain && by.is === 'text' ? quoted(by.value) : pattern.text;
  const text = `${call.w.piece('splitBy')}(${call.object.text}, ${separator})`;
  return byPiece(call, atom(text, listOf(TEXT)));
}

function tokens(call: MethodCall): Code {
  const [ends] = valuesOf(call, 0, 1);
  const signs = ends === undefined ? '" \\t\\n\\r\\f"' : textAt(call.w, ends, call.at).text;
  return byPiece(call, atom(`${call.w.piece('tokensOf')}(${call.object.text}, ${signs})`, listOf(TEXT)));
}

function alikeButCase(call: MethodCall): Code {
  const other = first(valuesOf(call, 1));
  const own = native({ ...call, args: [] }, 'toLowerCase', [], TEXT);
  const link = other.type.nullable || other.loose === true ? '?.' : '.';
  const text = `${own.text} === ${within(other, BINDS.value)}${link}toLowerCase()`;
  return { text, binds: BINDS.equal, type: FLAG };
}

/** So many signs from the beginning, or all behind them. */
function part(call: MethodCall, first: boolean): Code | undefined {
  const [count] = call.args;
  if (call.object.type.is !== 'text' || count?.is !== 'number') return undefined;
  return native(call, 'slice', first ? ['0', count.raw] : [count.raw], TEXT);
}

function toDecimal(call: MethodCall): Code {
  call.w.note(call.at, ZEROS);
  return byPiece(call, atom(`${call.w.piece('decimal')}(${call.object.text})`, NUMBER));
}

export const textMethods: Methods = {
  toUpperCase: asNamed('toUpperCase', 0),
  toLowerCase: asNamed('toLowerCase', 0),
  trim: (call) => {
    call.w.note(call.at, 'trim() takes away spaces that do not break as well.');
    return native(call, 'trim', [], TEXT);
  },
  startsWith: asNamed('startsWith', 1, FLAG),
  endsWith: asNamed('endsWith', 1, FLAG),
  concat: asNamed('concat', 1),
  lastIndexOf: asNamed('lastIndexOf', 1, NUMBER),
  substring: withNumbers('substring', 1, 2),
  charAt: withNumbers('charAt', 1, 1),
  padLeft: padded('padStart'),
  padRight: padded('padEnd'),
  length: (call) => {
    const link = call.safe ? '?.' : '.';
    return atom(
      `${within(call.object, BINDS.value)}${link}length`,
      { ...NUMBER, nullable: call.safe },
      call.safe,
    );
  },
  equalsIgnoreCase: alikeButCase,
  matches: (call) => {
    const [pattern] = call.args;
    return pattern === undefined || call.safe ? undefined : writeFullMatch(call.w, call.object, pattern);
  },
  replaceAll: replaced('replaceAll'),
  replaceFirst: replaced('replaceFirst'),
  replace,
  split,
  tokenize: tokens,
  take: (call) => part(call, true),
  drop: (call) => part(call, false),
  capitalize: (call) => {
    if (!/^[\w.?[\]"]+$/.test(call.object.text) || call.safe) return undefined;
    const base = within(call.object, BINDS.value);
    return { text: `${base}.charAt(0).toUpperCase() + ${base}.slice(1)`, binds: BINDS.plus, type: TEXT };
  },
  toInteger: (call) => byPiece(call, atom(`${call.w.piece('whole')}(${call.object.text})`, NUMBER)),
  toLong: (call) => byPiece(call, atom(`${call.w.piece('whole')}(${call.object.text})`, NUMBER)),
  toDouble: toDecimal,
  toFloat: toDecimal,
  toBigDecimal: toDecimal,
};
