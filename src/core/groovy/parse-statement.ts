import { parseDeclaration } from './parse-declaration.ts';
import { parseCount, parseFor, parseSwitch, parseTry } from './parse-flow.ts';
import { bareCall } from './parse-postfix.ts';
import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Statement } from './tree.ts';

const NOT_TAKEN: Readonly<Record<string, readonly [string, string]>> = {
  class: ['a class', 'write functions: def name(a, b) { … }'],
  interface: ['an interface', ''],
  enum: ['an enum', 'write a map, or texts'],
  trait: ['a trait', ''],
  package: ['a package', 'leave the line out'],
  do: ['a do … while loop', 'write while'],
  synchronized: ['a synchronized block', 'leave it out: a script runs alone'],
  case: ['a case outside of a switch', ''],
  default: ['a default outside of a switch', ''],
  else: ['an else without its if', ''],
  catch: ['a catch without its try', ''],
  finally: ['a finally without its try', ''],
};

export function parseStatement(parsing: Parsing): Statement {
  return parsing.deeper(() => statement(parsing));
}

function statement(parsing: Parsing): Statement {
  const token = parsing.peek();
  const { start } = token;
  if (parsing.isSign('@')) throw new Refused(start, 'an annotation', 'leave it out');
  if (parsing.isSign('{')) throw new Refused(start, 'a block that stands by itself', 'leave its braces out');
  if (token.kind === 'name') {
    const word = parsing.isSign('.', 1) || parsing.isSign('=', 1) ? undefined : byWord(parsing, token.text);
    if (word !== undefined) return word;
    if (parsing.isSign(':', 1)) throw new Refused(start, 'a label', 'write loops without labels');
  }
  const declared = parseDeclaration(parsing);
  if (declared !== undefined) return declared;
  const value = parsing.grammar.expression(parsing);
  const call = bareCall(parsing, value);
  return { is: 'expression', value: call ?? value, start, end: parsing.end };
}

function byWord(parsing: Parsing, word: string): Statement | undefined {
  const { start } = parsing.peek();
  const refused = Object.hasOwn(NOT_TAKEN, word) ? NOT_TAKEN[word] : undefined;
  if (refused !== undefined) throw new Refused(start, refused[0], refused[1]);
  switch (word) {
    case 'if':
      return choice(parsing);
    case 'while': {
      parsing.next();
      const test = bracketed(parsing, 'while');
      const body = parsing.grammar.branch(parsing);
      return { is: 'while', test, body, start, end: parsing.end };
    }
    case 'for':
      return parseFor(parsing) ?? parseCount(parsing);
    case 'switch':
      return parseSwitch(parsing);
    case 'try':
      return parseTry(parsing);
    case 'import':
      return imported(parsing);
    case 'break':
    case 'continue': {
      parsing.next();
      if (parsing.peek().kind === 'name' && !parsing.peek().newLine)
        throw new Refused(start, 'a jump to a label');
      return { is: word, start, end: parsing.end };
    }
    default:
      return withValue(parsing, word);
  }
}

function withValue(parsing: Parsing, word: string): Statement | undefined {
  const { start } = parsing.peek();
  if (word === 'return') {
    parsing.next();
    const ahead = parsing.peek();
    if (ahead.newLine || ahead.kind === 'end' || parsing.isSign(';') || parsing.isSign('}')) {
      return { is: 'return', start, end: parsing.end };
    }
    const value = parsing.grammar.expression(parsing);
    return { is: 'return', value, start, end: parsing.end };
  }
  if (word === 'throw') {
    parsing.next();
    const value = parsing.grammar.expression(parsing);
    return { is: 'throw', value, start, end: parsing.end };
  }
  if (word === 'assert') {
    parsing.next();
    const test = parsing.grammar.expression(parsing);
    if (!parsing.takeSign(':')) return { is: 'assert', test, start, end: parsing.end };
    const says = parsing.grammar.expression(parsing);
    return { is: 'assert', test, says, start, end: parsing.end };
  }
  return undefined;
}

function bracketed(parsing: Parsing, word: string) {
  parsing.expectSign('(', `behind ${word}`);
  const test = parsing.grammar.expression(parsing);
  parsing.expectSign(')', `to close the condition of ${word}`);
  return test;
}

function choice(parsing: Parsing): Statement {
  const { start } = parsing.next();
  const test = bracketed(parsing, 'if');
  const yes = parsing.grammar.branch(parsing);
  if (parsing.isSign(';') && parsing.isWord('else', 1)) parsing.next();
  if (!parsing.takeWord('else')) return { is: 'if', test, yes, chained: false, start, end: parsing.end };
  const chained = parsing.isWord('if');
  const no = parsing.grammar.branch(parsing);
  return { is: 'if', test, yes, no, chained, start, end: parsing.end };
}

function imported(parsing: Parsing): Statement {
  const { start } = parsing.next();
  parsing.takeWord('static');
  let name = '';
  while (!parsing.peek().newLine && !parsing.isSign(';') && parsing.peek().kind !== 'end') {
    const { text } = parsing.next();
    name += text === 'as' ? ' as ' : text;
  }
  if (name === '') throw parsing.unexpected('a name is missing behind import');
  return { is: 'import', name, start, end: parsing.end };
}
