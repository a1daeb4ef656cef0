import { parseArguments } from './parse-arguments.ts';
import { parsePrimary } from './parse-primary.ts';
import { LONGEST_CHAIN, type Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Call, Expression } from './tree.ts';

const LINKS = new Set(['.', '?.', '*.']);
const NOT_TAKEN: Readonly<Record<string, string>> = {
  '.&': 'a pointer to a method (.&)',
  '.@': 'a field that is read past its getter (.@)',
  '::': 'a reference to a method (::)',
};

/** A value and all that hangs on it: members, calls, indexes, closures, `++`. */
export function parsePostfix(parsing: Parsing): Expression {
  let value = parsePrimary(parsing);
  for (let count = 0; ; count += 1) {
    const longer = link(parsing, value);
    if (longer === undefined) return value;
    if (count > LONGEST_CHAIN) throw new Refused(value.start, 'so many links in one value', 'use variables');
    value = longer;
  }
}

function link(parsing: Parsing, value: Expression): Expression | undefined {
  const token = parsing.peek();
  if (token.kind !== 'sign') return undefined;
  if (LINKS.has(token.text)) return member(parsing, value);
  const refused = NOT_TAKEN[token.text];
  if (refused !== undefined) throw new Refused(token.start, refused);
  if (token.newLine) return undefined;
  const { start } = value;
  if (token.text === '(') return called(parsing, value);
  if (token.text === '{' && isCallable(value)) {
    const closure = parsing.grammar.closure(parsing);
    if (value.is === 'call' && !value.bare) {
      return { ...value, args: [...value.args, closure], end: parsing.end };
    }
    return { is: 'call', callee: value, args: [closure], named: [], start, end: parsing.end };
  }
  if (token.text === '[') {
    parsing.next();
    const index = parsing.grammar.expression(parsing);
    parsing.expectSign(']', 'behind an index');
    return { is: 'index', object: value, index, start, end: parsing.end };
  }
  if (token.text === '++' || token.text === '--') {
    parsing.next();
    return { is: 'step', sign: token.text, value, start, end: parsing.end };
  }
  return undefined;
}

function isCallable(value: Expression): boolean {
  if (value.is === 'call') return !value.args.some((one) => one.is === 'closure' && one.end === value.end);
  return value.is === 'name' || value.is === 'member';
}

function called(parsing: Parsing, callee: Expression): Call {
  parsing.next();
  const { args, named } = parseArguments(parsing, ')');
  parsing.expectSign(')', 'behind the values of a call');
  return { is: 'call', callee, args, named, start: callee.start, end: parsing.end };
}

function member(parsing: Parsing, object: Expression): Expression {
  const link = parsing.next().text;
  const by = link === '?.' ? '?.' : link === '*.' ? '*.' : '.';
  const token = parsing.next();
  const { start } = object;
  const at = token.start;
  if (token.kind === 'name') {
    return { is: 'member', object, name: token.text, by, at, quoted: false, start, end: token.end };
  }
  if (token.kind === 'text' && !token.slashy) {
    return { is: 'member', object, name: token.text, by, at, quoted: true, start, end: token.end };
  }
  if (token.kind === 'template') {
    throw new Refused(at, 'a name that is put together from pieces', 'write object[name]');
  }
  throw new Refused(at, `a name is missing behind ${link}`);
}

/** A call without brackets, as in `debug.error "text"`: only at the beginning of a statement. */
export function bareCall(parsing: Parsing, callee: Expression): Call | undefined {
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const token = parsing.peek();
  if (token.newLine || !['name', 'number', 'text', 'template'].includes(token.kind)) return undefined;
  if (['in', 'as', 'instanceof'].includes(token.text) && token.kind === 'name') return undefined;
  const { args, named } = parseArguments(parsing, undefined);
  return { is: 'call', callee, args, named, bare: true, start: callee.start, end: parsing.end };
}
