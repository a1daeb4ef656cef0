import { atom, BINDS, type Code, within } from './code.ts';
import { listMethods } from './list-methods.ts';
import { mapMethods } from './map-methods.ts';
import type { MethodCall, Methods } from './method-call.ts';
import { Refused } from './place.ts';
import { textMethods } from './text-methods.ts';
import type { Call, Closure, Member } from './tree.ts';
import { getter, insteadOf, valueMethods } from './value-methods.ts';
import { ANY, listOf, orNull, VOID } from './value-type.ts';
import { isHelper, writeHelperCall } from './write-helper-call.ts';
import { writeStaticCall } from './write-static-call.ts';
import { textAt } from './write-text.ts';
import type { Writer } from './writer.ts';

/** A call of a function of the script, of a helper, or on a value. */
export function writeCall(w: Writer, node: Call, dropped = false): Code {
  if (node.named.length > 0) throw new Refused(node.start, 'values with names', 'write a map: [name: value]');
  const spread = node.args.find((one) => one.is === 'spread');
  if (spread !== undefined) throw new Refused(spread.start, '* before a value of a call');
  const { callee } = node;
  if (callee.is === 'name') return callOfName(w, node, callee.name);
  if (callee.is === 'member') return callOfMember(w, node, callee, dropped);
  if (callee.is === 'call' || callee.is === 'closure') {
    throw new Refused(node.start, 'a call of what a call gives', 'keep it in a variable first');
  }
  throw new Refused(node.start, 'a call of this value');
}

function callOfName(w: Writer, node: Call, name: string): Code {
  const variable = w.scope.find(name);
  const values = (): string => node.args.map((one) => given(w, name, w.value(one))).join(', ');
  if (variable !== undefined) {
    if (variable.type.is !== 'closure' && variable.type.is !== 'any') {
      throw new Refused(node.start, `${name} is called and is no function`);
    }
    return atom(`${variable.name}(${values()})`, variable.type.of ?? ANY, true);
  }
  if (name === 'println' || name === 'print') return atom(`debug.log(${values()})`, VOID);
  if (name === 'store' && w.side === 'incoming') return atom(`store(${values()})`, VOID);
  if (name === 'fail' || name === 'changed')
    return atom(`${name}(${values()})`, name === 'fail' ? VOID : { is: 'flag', nullable: false });
  if (name === 'sleep') throw new Refused(node.start, 'sleep: a script never waits', 'leave the line out');
  throw new Refused(node.start, `the function ${name} is not known`);
}

function callOfMember(w: Writer, node: Call, callee: Member, dropped: boolean): Code {
  const root = callee.object;
  if (root.is === 'name' && w.scope.find(root.name) === undefined) {
    if (isHelper(root.name)) return writeHelperCall(w, node, root.name, callee);
    if (root.name === 'log') return logged(w, node);
    if (/^[A-Z]/.test(root.name)) return writeStaticCall(w, node, root.name, callee);
  }
  const closures = node.args.filter((one): one is Closure => one.is === 'closure');
  const closure = closures.at(-1);
  if (closures.length > 1) throw new Refused(callee.at, 'a call with two closures');
  const object = w.value(root);
  if (object.type.is === 'void') throw new Refused(callee.at, 'a call on what gives no value');
  const call: MethodCall = {
    w,
    object,
    name: callee.name,
    args: node.args.filter((one) => one.is !== 'closure'),
    ...(closure && { closure }),
    safe: callee.by === '?.',
    at: callee.at,
    dropped,
  };
  if (callee.by === '*.') return spreadCall(call);
  return method(call);
}

/** A value for a function of the script: undefined would be taken for one that is not given at all. */
function given(w: Writer, name: string, code: Code): string {
  const loose = w.scope.defaulted.has(name) && (code.loose === true || code.type.nullable);
  return loose && code.type.is !== 'nothing' ? `${within(code, BINDS.equal)} ?? null` : code.text;
}

function logged(w: Writer, node: Call): Code {
  const values = node.args.map((one) => textAt(w, w.value(one), one.start).text);
  w.note(node.start, 'What is logged is shown by the test run; nothing is kept of live runs.');
  return atom(`debug.log(${values.join(', ')})`, VOID);
}

/** Functions with closures of two names that lists alone have. */
const OF_LISTS = new Set(['sort', 'inject', 'eachWithIndex']);

/** Tables to look in, by what is known of the value. */
function tablesFor(call: MethodCall): readonly Methods[] {
  switch (call.object.type.is) {
    case 'list':
      return [listMethods, valueMethods];
    case 'map':
      return [mapMethods, valueMethods];
    case 'text':
    case 'richText':
      return [textMethods, valueMethods];
    case 'any':
    case 'field':
    case 'options':
      return (call.closure?.parameters?.length ?? 1) > 1 && !OF_LISTS.has(call.name)
        ? [valueMethods]
        : [valueMethods, listMethods, textMethods];
    default:
      return [valueMethods];
  }
}

function method(call: MethodCall): Code {
  for (const table of tablesFor(call)) {
    const found = Object.hasOwn(table, call.name) ? table[call.name] : undefined;
    const code = found?.(call);
    if (code !== undefined) return code;
  }
  const got = getter(call);
  if (got !== undefined) return got;
  throw new Refused(call.at, `.${call.name}() is not taken over`, insteadOf(call.name));
}

/** `list*.trim()`: the call on each item, null for null. */
function spreadCall(call: MethodCall): Code {
  const { type } = call.object;
  if (type.is !== 'list') {
    throw new Refused(
      call.at,
      '*. on a value of which is not known that it is a list',
      'write collect { … }',
    );
  }
  const name = call.w.scope.fresh('one', new Set());
  const item = { ...(type.of ?? ANY), nullable: false };
  const each = method({ ...call, object: atom(name, item), safe: type.of?.nullable !== false });
  const link = type.nullable ? '?.' : '.';
  return atom(
    `${call.object.text}${link}map((${name}) => ${each.text})`,
    type.nullable ? orNull(listOf(each.type)) : listOf(each.type),
  );
}
