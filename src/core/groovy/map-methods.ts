import { atom, BINDS, type Code, isPath, within } from './code.ts';
import { first, type MethodCall, type Methods, neededClosure, valuesOf } from './method-call.ts';
import { Refused } from './place.ts';
import { ANY, FLAG, listOf, mapOf, orNull, TEXT, type ValueType, VOID } from './value-type.ts';
import { textAt } from './write-text.ts';
import type { Ending } from './writer.ts';

const valueType = (call: MethodCall): ValueType => call.object.type.of ?? ANY;

function entries(call: MethodCall): string {
  return `${call.w.piece('entriesOf')}(${call.object.text})`;
}

/** A closure over key and value, or over the entry of both. */
function closure(call: MethodCall, ending: Ending): string {
  const of = valueType(call);
  if ((call.closure?.parameters?.length ?? 1) === 2) {
    return neededClosure(call, { takes: [TEXT, of], ending, entry: true });
  }
  return neededClosure(call, { takes: [{ is: 'entry', nullable: false, of }], ending });
}

function key(call: MethodCall, code: Code): string {
  return textAt(call.w, code, call.at).text;
}

function fromEntries(text: string, of: ValueType): Code {
  return atom(`Object.fromEntries(${text}.map(({ key, value }) => [key, value]))`, mapOf(of));
}

function put(call: MethodCall): Code {
  if (!call.dropped || !isPath(call.object))
    throw new Refused(call.at, 'put as a value', 'write map[key] = value');
  const [name, value] = valuesOf(call, 2);
  if (name === undefined || value === undefined) return call.object;
  const text = `${call.object.text}[${key(call, name)}] = ${within(value, BINDS.assign)}`;
  return { text, binds: BINDS.assign, type: VOID };
}

export const mapMethods: Methods = {
  get: (call) => {
    const name = first(valuesOf(call, 1));
    return atom(`${call.w.piece('itemAt')}(${call.object.text}, ${name.text})`, orNull(valueType(call)));
  },
  getOrDefault: (call) => {
    const [name, other] = valuesOf(call, 2);
    if (name === undefined || other === undefined || !isPath(call.object)) return undefined;
    const map = call.object.text;
    const found = key(call, name);
    const text = `(Object.hasOwn(${map}, ${found}) ? ${map}[${found}] : ${within(other, BINDS.assign)})`;
    return atom(text, ANY);
  },
  put,
  containsKey: (call) =>
    atom(`Object.hasOwn(${call.object.text}, ${key(call, first(valuesOf(call, 1)))})`, FLAG),
  containsValue: (call) => {
    const wanted = first(valuesOf(call, 1));
    return atom(`${call.w.piece('contains')}(Object.values(${call.object.text}), ${wanted.text})`, FLAG);
  },
  keySet: (call) => atom(`Object.keys(${call.object.text})`, listOf(TEXT)),
  values: (call) => atom(`Object.values(${call.object.text})`, listOf(valueType(call))),
  entrySet: (call) => atom(entries(call), listOf({ is: 'entry', nullable: false, of: valueType(call) })),
  each: (call) => atom(`${entries(call)}.forEach(${closure(call, 'nothing')})`, VOID),
  collect: (call) => atom(`${entries(call)}.map(${closure(call, 'value')})`, listOf(ANY)),
  find: (call) =>
    atom(
      `${entries(call)}.find(${closure(call, 'test')})`,
      { is: 'entry', nullable: true, of: valueType(call) },
      true,
    ),
  any: (call) => atom(`${entries(call)}.some(${closure(call, 'test')})`, FLAG),
  every: (call) => atom(`${entries(call)}.every(${closure(call, 'test')})`, FLAG),
  findAll: (call) => fromEntries(`${entries(call)}.filter(${closure(call, 'test')})`, valueType(call)),
  putAll: (call) => {
    const other = first(valuesOf(call, 1));
    if (!call.dropped || other.type.is !== 'map') return undefined;
    return atom(`Object.assign(${call.object.text}, ${other.text})`, VOID);
  },
};
