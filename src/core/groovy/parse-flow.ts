import { parseStatements } from './parse-closure.ts';
import { parseType } from './parse-type.ts';
import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Case, Statement } from './tree.ts';

/** `for (x in list)` and `for (Type x : list)`; undefined, and nothing read, for a loop that counts. */
export function parseFor(parsing: Parsing): Statement | undefined {
  const from = parsing.at;
  const { start } = parsing.next();
  parsing.expectSign('(', 'behind for');
  if (!parsing.takeWord('def') && !parsing.takeWord('final')) parsing.takeWord('var');
  const typed = parsing.at;
  let type = parseType(parsing);
  if (parsing.isWord('in') || parsing.peek().kind !== 'name') {
    parsing.at = typed;
    type = undefined;
  }
  const name = parsing.next();
  if (name.kind !== 'name' || (!parsing.takeWord('in') && !parsing.takeSign(':'))) {
    parsing.at = from;
    return undefined;
  }
  const list = parsing.grammar.expression(parsing);
  parsing.expectSign(')', 'to close the head of for');
  const body = parsing.grammar.branch(parsing);
  const loop = {
    is: 'for' as const,
    name: name.text,
    nameAt: name.start,
    list,
    body,
    start,
    end: parsing.end,
  };
  return type === undefined ? loop : { ...loop, type };
}

/** `for (int i = 0; i < n; i++)`. */
export function parseCount(parsing: Parsing): Statement {
  const { start } = parsing.next();
  parsing.expectSign('(', 'behind for');
  const first = parsing.isSign(';') ? undefined : parsing.grammar.statement(parsing);
  parsing.expectSign(';', 'in the head of for');
  const test = parsing.isSign(';') ? undefined : parsing.grammar.expression(parsing);
  parsing.expectSign(';', 'in the head of for');
  const next = parsing.isSign(')') ? undefined : parsing.grammar.expression(parsing);
  parsing.expectSign(')', 'to close the head of for');
  const body = parsing.grammar.branch(parsing);
  return { is: 'count', first, test, next, body, start, end: parsing.end };
}

export function parseSwitch(parsing: Parsing): Statement {
  const { start } = parsing.next();
  parsing.expectSign('(', 'behind switch');
  const value = parsing.grammar.expression(parsing);
  parsing.expectSign(')', 'to close the head of switch');
  parsing.expectSign('{', 'behind the head of switch');
  const cases: Case[] = [];
  while (!parsing.isSign('}')) cases.push(oneCase(parsing));
  parsing.next();
  return { is: 'switch', value, cases, start, end: parsing.end };
}

function oneCase(parsing: Parsing): Case {
  const { start } = parsing.peek();
  if (parsing.takeWord('default')) {
    parsing.expectSign(':', 'behind default');
    return { body: parseBody(parsing), start, end: parsing.end };
  }
  if (!parsing.takeWord('case')) throw parsing.unexpected('a case is missing');
  const test = parsing.grammar.expression(parsing);
  parsing.expectSign(':', 'behind a case');
  return { test, body: parseBody(parsing), start, end: parsing.end };
}

function parseBody(parsing: Parsing): readonly Statement[] {
  return parseStatements(parsing, () => parsing.isWord('case') || parsing.isWord('default'));
}

export function parseTry(parsing: Parsing): Statement {
  const { start } = parsing.next();
  if (parsing.isSign('(')) throw new Refused(start, 'a try with resources');
  const body = parsing.grammar.block(parsing);
  const caught = parsing.isWord('catch') ? parseCatch(parsing) : undefined;
  if (parsing.isWord('catch')) throw new Refused(parsing.peek().start, 'a second catch');
  const last = parsing.takeWord('finally') ? parsing.grammar.block(parsing) : undefined;
  if (caught === undefined && last === undefined) throw parsing.unexpected('a catch is missing');
  return {
    is: 'try',
    body,
    ...(caught && { caught }),
    ...(last && { last }),
    start,
    end: parsing.end,
  };
}

function parseCatch(parsing: Parsing) {
  parsing.next();
  parsing.expectSign('(', 'behind catch');
  const types: string[] = [];
  const { start } = parsing.peek();
  for (;;) {
    const type = parseType(parsing);
    if (type === undefined) break;
    types.push(type);
    if (!parsing.takeSign('|')) break;
  }
  const name = parsing.expectName('the name of what is caught').text;
  parsing.expectSign(')', 'to close the head of catch');
  return { name, types, at: start, body: parsing.grammar.block(parsing) };
}
