import { arrowBody, atom, BINDS, type Code, indented, quoted, within } from './code.ts';
import { Refused } from './place.ts';
import type { Expression, MapEntry } from './tree.ts';
import { ANY, FLAG, listOf, mapOf, NOTHING, orNull, TEXT, type ValueType } from './value-type.ts';
import { writeCall } from './write-call.ts';
import { writeCast, writeIsA, writeNew } from './write-cast.ts';
import { writeIndex } from './write-index.ts';
import { writeMember } from './write-member.ts';
import { writeBinary, writeRange, writeStep, writeUnary } from './write-operators.ts';
import { textOf, writeNumber, writeTemplate } from './write-text.ts';
import type { Writer } from './writer.ts';

/** JavaScript for a value. Throws {@link Refused} for what is not surely right. */
export function writeValue(w: Writer, node: Expression): Code {
  switch (node.is) {
    case 'text':
      return atom(quoted(node.value), TEXT);
    case 'template':
      return writeTemplate(w, node);
    case 'number':
      return writeNumber(w, node.raw, node.start);
    case 'constant':
      return atom(node.value, node.value === 'null' ? NOTHING : FLAG);
    case 'name':
      return writeName(w, node.name, node.start);
    case 'list':
      return writeList(w, node.items, node);
    case 'map':
      return writeMap(w, node.entries, node);
    case 'closure':
      return w.closure(node, { takes: (node.parameters ?? [undefined]).map(() => ANY), ending: 'value' });
    case 'member':
      return writeMember(w, node);
    case 'index':
      return writeIndex(w, node);
    case 'call':
      return writeCall(w, node);
    case 'new':
      return writeNew(w, node);
    case 'cast':
      return writeCast(w, node.type, node.value);
    case 'isA':
      return writeIsA(w, node);
    case 'range':
      return writeRange(w, node);
    case 'binary':
      return writeBinary(w, node);
    case 'unary':
      return writeUnary(w, node);
    default:
      return writeRest(w, node);
  }
}

function writeRest(w: Writer, node: Expression): Code {
  switch (node.is) {
    case 'choice':
      return writeChoice(w, node);
    case 'elvis':
      return writeElvis(w, node);
    case 'step':
      return writeStep(w, node);
    case 'assign':
      throw new Refused(
        node.start,
        'an assignment inside of a value',
        'write == to compare, or assign on a line of its own',
      );
    default:
      throw new Refused(node.start, `this cannot stand here`);
  }
}

function writeName(w: Writer, name: string, at: number): Code {
  const variable = w.scope.find(name);
  if (variable !== undefined) {
    return atom(variable.name, variable.type, variable.loose);
  }
  const given = w.scope.given(name);
  if (given !== undefined && name !== 'store' && name !== 'fail' && name !== 'changed')
    return atom(name, given);
  if (name === 'issueKey') return atom('issue.key', TEXT);
  if (name === 'httpClient') {
    throw new Refused(at, 'httpClient', 'write what the page about Groovy names for its use');
  }
  if (/Helper$|^debug$/.test(name)) {
    throw new Refused(
      at,
      `${name} as a value`,
      'call its functions where they are needed: they are known everywhere',
    );
  }
  throw new Refused(at, `the name ${name} is not known`);
}

function writeList(w: Writer, items: readonly Expression[], span: Expression): Code {
  const codes = items.map((item) => {
    if (item.is !== 'spread') return { node: item, code: stored(w.value(item)) };
    const code = w.value(item.value);
    if (code.type.is !== 'list')
      throw new Refused(item.start, '* before a value of which is not known that it is a list');
    return { node: item, code: { ...atom(`...${within(code, BINDS.assign)}`, code.type.of ?? ANY) } };
  });
  return atom(literal(w, '[', codes, ']', span), listOf(common(codes.map(({ code }) => code.type))));
}

/** What is put in a list or a map: null rather than undefined. */
function stored(code: Code): Code {
  const { text } = code;
  return { ...code, text: code.binds < BINDS.assign ? `(${text})` : text };
}

function writeMap(w: Writer, entries: readonly MapEntry[], span: Expression): Code {
  const codes = entries.map((entry) => {
    const value = w.value(entry.value);
    const written = within(value, BINDS.assign);
    if (entry.key === undefined) return { node: entry, code: atom(`...${written}`, value.type.of ?? ANY) };
    return { node: entry, code: atom(`${keyOf(w, entry.key, entry.start)}: ${written}`, value.type) };
  });
  const keys = entries.map(({ key }) => key).filter((key) => typeof key === 'string');
  if (keys.filter((key) => /^(0|[1-9]\d*)$/.test(key)).length > 1) {
    w.note(
      span.start,
      'Keys that are whole numbers come first, in ascending order, where this map is walked.',
    );
  }
  return atom(literal(w, '{', codes, '}', span), mapOf(common(codes.map(({ code }) => code.type))));
}

function keyOf(w: Writer, key: string | Expression, at: number): string {
  if (typeof key === 'string') {
    if (key === '__proto__') throw new Refused(at, 'the key __proto__');
    return quoted(key);
  }
  if (key.is === 'number') throw new Refused(at, 'a key that is a number', 'write it as a text');
  if (key.is === 'template') {
    throw new Refused(
      at,
      'a key with ${…} in it, which Groovy does not find again',
      'write (text.toString()) as the key',
    );
  }
  const code = w.value(key);
  if (code.type.is !== 'text')
    throw new Refused(at, 'a key of which is not known that it is a text', 'write (key.toString()): value');
  return `[${textOf(w, code).text}]`;
}

/** A list or map: on one line, or a line for each part, as it was written. */
function literal(
  w: Writer,
  open: string,
  parts: readonly { readonly node: { readonly start: number; readonly end: number }; readonly code: Code }[],
  close: string,
  span: Expression,
): string {
  const first = parts[0];
  const gap = open === '{' ? ' ' : '';
  const broken = w.source(span).includes('\n') && first !== undefined;
  const oneLine = `${open}${gap}${parts.map(({ code }) => code.text).join(', ')}${gap}${close}`;
  if (first === undefined) return `${open}${close}`;
  if (!broken || (parts.length === 1 && first.code.text.includes('\n'))) return oneLine;
  const lines: string[] = [];
  let from = span.start;
  parts.forEach(({ node, code }, index) => {
    lines.push(...w.remarks(from, node.start), `${code.text},`);
    const next = parts[index + 1]?.node.start ?? span.end;
    from = node.end;
    const here = w.source({ start: node.end, end: next }).split('\n')[0] ?? '';
    const trailing = w.remarks(node.end, node.end + here.length);
    if (trailing.length > 0) lines.push(`${lines.pop() ?? ''} ${trailing.join(' ')}`);
  });
  lines.push(...w.remarks(from, span.end));
  return `${open}\n${indented(lines.join('\n'))}\n${close}`;
}

/** The type that all values have; null counts as any of them. */
function common(types: readonly ValueType[]): ValueType {
  const real = types.filter(({ is }) => is !== 'nothing');
  const [first] = real;
  if (first === undefined) return ANY;
  const alike = real.every(({ is, shape }) => is === first.is && shape === first.shape);
  if (!alike || first.is === 'list' || first.is === 'map') return alike ? first : ANY;
  return types.some(({ nullable }) => nullable) ? orNull(first) : first;
}

function writeChoice(w: Writer, node: Expression & { is: 'choice' }): Code {
  const test = w.test(node.test);
  const yes = w.value(node.yes);
  const no = w.value(node.no);
  return {
    text: `${within(test, BINDS.choice + 1)} ? ${within(yes, BINDS.assign)} : ${within(no, BINDS.assign)}`,
    binds: BINDS.choice,
    type: common([yes.type, no.type]),
    loose: yes.loose === true || no.loose === true,
  };
}

/** `a ?: b`: the first where Groovy takes it for true, else the second. */
function writeElvis(w: Writer, node: Expression & { is: 'elvis' }): Code {
  const value = w.value(node.value);
  const other = w.value(node.other);
  const type = common([{ ...value.type, nullable: false }, other.type]);
  const loose = other.loose === true;
  const { is } = value.type;
  if (is === 'void') throw new Refused(node.start, 'a value is asked of what gives none');
  if (['text', 'number', 'flag', 'nothing', 'time', 'shape', 'closure'].includes(is)) {
    const text = `${within(value, BINDS.or)} || ${within(other, BINDS.and)}`;
    return { text, binds: BINDS.or, type, loose };
  }
  return atom(`${w.piece('either')}(${value.text}, () => ${arrowBody(other)})`, type, loose);
}
