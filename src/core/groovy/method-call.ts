import { atom, type Code, linkable, unlessNull } from './code.ts';
import { Refused } from './place.ts';
import type { Closure, Expression } from './tree.ts';
import type { ValueType } from './value-type.ts';
import type { ClosureAs, Writer } from './writer.ts';

/** A function called on a value. */
export interface MethodCall {
  readonly w: Writer;
  readonly object: Code;
  readonly name: string;
  /** Without the closure. */
  readonly args: readonly Expression[];
  readonly closure?: Closure;
  /** `?.` */
  readonly safe: boolean;
  readonly at: number;
  /** Nothing is done with what it gives. */
  readonly dropped: boolean;
}

/** JavaScript for the call; undefined where the name is not known here. */
export type Method = (call: MethodCall) => Code | undefined;
export type Methods = Readonly<Record<string, Method>>;

/** As many values as the function takes, as code. */
export function valuesOf(call: MethodCall, least: number, most = least): readonly Code[] {
  const { length } = call.args;
  if (length < least || length > most) {
    throw new Refused(call.at, `${call.name} with ${length} value${length === 1 ? '' : 's'}`);
  }
  return call.args.map((one) => call.w.value(one));
}

export function first(codes: readonly Code[]): Code {
  const [code] = codes;
  if (code === undefined) throw new Error('a call has as many values as were asked for');
  return code;
}

/** A function of JavaScript on the value itself. */
export function native(call: MethodCall, name: string, values: readonly string[], type: ValueType): Code {
  const link = call.safe ? '?.' : '.';
  const text = `${linkable(call.object, call.safe)}${link}${name}(${values.join(', ')})`;
  const nullable = type.nullable || call.safe;
  return { ...atom(text, { ...type, nullable }, call.safe), chained: call.safe };
}

/** A function that stands below the script, with the value as its first. */
export function byPiece(call: MethodCall, code: Code): Code {
  return call.safe ? unlessNull(call.object, code, call.at) : code;
}

export function closureOf(call: MethodCall, as: ClosureAs): string | undefined {
  return call.closure === undefined ? undefined : call.w.closure(call.closure, as).text;
}

export function neededClosure(call: MethodCall, as: ClosureAs): string {
  const text = closureOf(call, as);
  if (text !== undefined) return text;
  throw new Refused(call.at, `${call.name} without a closure`, `write ${call.name} { … }`);
}
