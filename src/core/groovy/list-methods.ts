import { atom, BINDS, type Code, isPath, within } from './code.ts';
import {
  byPiece,
  closureOf,
  first,
  type MethodCall,
  type Methods,
  native,
  neededClosure,
  valuesOf,
} from './method-call.ts';
import { Refused } from './place.ts';
import { ANY, FLAG, itemIn, listOf, NUMBER, orNull, TEXT, type ValueType, VOID } from './value-type.ts';
import { textAt } from './write-text.ts';

/** What an item of the list is; an option in the value of a field may be asked for its `.value`. */
const itemOf = (call: MethodCall): ValueType => itemIn(call.object.type);

/** The list; empty where Groovy takes null for an empty one, an error where it is no list. */
function asList(call: MethodCall): string {
  const { object } = call;
  if (object.type.is !== 'list') return `${call.w.piece('listFrom')}(${object.text})`;
  if (!object.type.nullable && object.loose !== true) return within(object, BINDS.value);
  return `(${within(object, BINDS.assign)} ?? [])`;
}

function over(call: MethodCall, name: string, closure: string, type: ValueType, loose = false): Code {
  if (call.safe && call.object.type.is === 'list') return native(call, name, [closure], type);
  const code = atom(`${asList(call)}.${name}(${closure})`, type, loose);
  return name === 'forEach' ? code : byPiece(call, code);
}

const testing = (call: MethodCall) => ({ takes: [itemOf(call)], ending: 'test' as const });
const making = (call: MethodCall) => ({ takes: [itemOf(call)], ending: 'value' as const });

function mapped(call: MethodCall, name: 'map' | 'flatMap'): Code {
  if (call.closure === undefined) throw new Refused(call.at, `${call.name} without a closure`);
  const closure = call.w.closure(call.closure, making(call));
  return over(call, name, closure.text, listOf(name === 'map' ? (closure.type.of ?? ANY) : ANY));
}

/** A sort by what a closure gives of each item, or by a closure that compares two. */
function sorted(call: MethodCall): Code {
  const two = call.closure?.parameters?.length === 2;
  const keep = call.args.length === 1 && call.args[0]?.is === 'constant' && call.args[0].value === 'false';
  if (call.args.length > 0 && !keep) throw new Refused(call.at, 'sort with values');
  let by = '';
  if (two) by = neededClosure(call, { takes: [itemOf(call), itemOf(call)], ending: 'value' });
  else if (call.closure !== undefined) {
    const key = neededClosure(call, making(call));
    by = `${call.w.piece('comparing')}(${key})`;
  } else by = call.w.piece('compare');
  const type = { ...call.object.type, nullable: false };
  if (call.object.type.is !== 'list') return atom(`${asList(call)}.sort(${by})`, listOf(ANY));
  if (keep) return atom(`[...${asList(call)}].sort(${by})`, type);
  return native(call, 'sort', [by], type);
}

function extreme(sign: 1 | -1): Methods[string] {
  return (call) => {
    if (call.args.length > 0) return undefined;
    const key = closureOf(call, making(call));
    const text = `${call.w.piece('mostOf')}(${asList(call)}, ${sign}${key === undefined ? '' : `, ${key}`})`;
    return atom(text, orNull(itemOf(call)));
  };
}

function joined(call: MethodCall): Code {
  const [separator] = valuesOf(call, 0, 1);
  const item = itemOf(call);
  const plain = item.is === 'text' && !item.nullable;
  const by = separator === undefined ? '""' : textAt(call.w, separator, call.at).text;
  const list = call.object.type.is === 'list' ? within(call.object, BINDS.value) : asList(call);
  const link = call.safe ? '?.' : '.';
  const text = `${list}${link}${plain ? '' : `map((one) => ${call.w.piece('textOf')}(one)).`}join(${by})`;
  return { ...atom(text, { ...TEXT, nullable: call.safe }, call.safe), chained: call.safe };
}

/** Adds to a list: in place where it is a variable; lists of issue and replica are written anew. */
export function appended(call: MethodCall, what: string): Code {
  if (!call.dropped) throw new Refused(call.at, `${call.name} as a value`, 'as a statement, or list + item');
  if (call.object.type.is !== 'list') {
    throw new Refused(
      call.at,
      `${call.name} on a value of which is not known that it is a list`,
      'write list = list + item',
    );
  }
  if (/^\w+$/.test(call.object.text)) return atom(`${call.object.text}.push(${what})`, VOID);
  if (!isPath(call.object)) throw new Refused(call.at, `${call.name} on a list that is not kept`);
  return { text: `${call.object.text} = [...${call.object.text}, ${what}]`, binds: BINDS.assign, type: VOID };
}

function inject(call: MethodCall): Code {
  const [initial] = valuesOf(call, 1);
  const closure = neededClosure(call, { takes: [ANY, itemOf(call)], ending: 'value' });
  return atom(`${asList(call)}.reduce(${closure}, ${initial?.text ?? 'null'})`, ANY);
}

function counted(call: MethodCall): Code {
  if (call.closure !== undefined)
    return atom(`${asList(call)}.filter(${neededClosure(call, testing(call))}).length`, NUMBER);
  const [wanted] = valuesOf(call, 1);
  const text = `${asList(call)}.filter((one) => ${call.w.piece('equal')}(one, ${wanted?.text ?? ''})).length`;
  return atom(text, NUMBER);
}

function allOf(call: MethodCall): Code {
  const values = valuesOf(call, 1);
  const isList = values[0]?.type.is === 'list';
  if (!isList) throw new Refused(call.at, 'addAll of a value of which is not known that it is a list');
  return appended(call, `...${within(first(values), BINDS.assign)}`);
}

function taken(call: MethodCall, from: boolean): Code | undefined {
  const [count] = call.args;
  if (call.object.type.is !== 'list' || count?.is !== 'number') return undefined;
  const type = { ...call.object.type, nullable: false };
  return native(call, 'slice', from ? [count.raw] : ['0', count.raw], type);
}

export const listMethods: Methods = {
  each: (call) =>
    over(call, 'forEach', neededClosure(call, { takes: [itemOf(call)], ending: 'nothing' }), VOID),
  eachWithIndex: (call) =>
    over(call, 'forEach', neededClosure(call, { takes: [itemOf(call), NUMBER], ending: 'nothing' }), VOID),
  collect: (call) => mapped(call, 'map'),
  collectMany: (call) => mapped(call, 'flatMap'),
  findAll: (call) =>
    call.closure === undefined && call.args.length === 0
      ? over(call, 'filter', `(one) => ${call.w.piece('truthy')}(one)`, listOf(itemOf(call)))
      : over(call, 'filter', neededClosure(call, testing(call)), listOf(itemOf(call))),
  find: (call) => over(call, 'find', neededClosure(call, testing(call)), orNull(itemOf(call)), true),
  findIndexOf: (call) => over(call, 'findIndex', neededClosure(call, testing(call)), NUMBER),
  any: (call) =>
    over(call, 'some', closureOf(call, testing(call)) ?? `(one) => ${call.w.piece('truthy')}(one)`, FLAG),
  every: (call) => over(call, 'every', neededClosure(call, testing(call)), FLAG),
  sort: sorted,
  toSorted: (call) =>
    sorted({ ...call, args: [{ is: 'constant', value: 'false', start: call.at, end: call.at }] }),
  unique: (call) => {
    const key = closureOf(call, making(call));
    if (call.args.length > 0 || (call.closure?.parameters?.length ?? 1) > 1) return undefined;
    const list = call.object.type.is === 'list' ? call.object.text : asList(call);
    const text = `${call.w.piece('uniqueIn')}(${list}${key === undefined ? '' : `, ${key}`})`;
    return byPiece(call, atom(text, { ...call.object.type, is: 'list', nullable: false }));
  },
  join: joined,
  add: (call) => appended(call, first(valuesOf(call, 1)).text),
  push: () => undefined,
  addAll: allOf,
  inject,
  count: counted,
  max: extreme(1),
  min: extreme(-1),
  sum: (call) => {
    if (call.args.length > 0) return undefined;
    const list =
      call.closure === undefined ? asList(call) : `${asList(call)}.map(${neededClosure(call, making(call))})`;
    const plus = call.w.piece('plus');
    return atom(`${list}.reduce((sum, one) => (sum === null ? one : ${plus}(sum, one)), null)`, ANY);
  },
  flatten: (call) =>
    call.object.type.is === 'list' ? native(call, 'flat', ['Infinity'], listOf(ANY)) : undefined,
  first: (call) => atom(`${call.w.piece('endOfList')}(${asList(call)}, 0)`, itemOf(call)),
  head: (call) => atom(`${call.w.piece('endOfList')}(${asList(call)}, 0)`, itemOf(call)),
  last: (call) => atom(`${call.w.piece('endOfList')}(${asList(call)}, -1)`, itemOf(call)),
  take: (call) => taken(call, false),
  drop: (call) => taken(call, true),
  toList: (call) =>
    call.object.type.is === 'list'
      ? atom(`[...${asList(call)}]`, { ...call.object.type, nullable: false })
      : undefined,
};
