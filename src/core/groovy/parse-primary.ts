import { parseArguments, parseListOrMap } from './parse-arguments.ts';
import { parseType } from './parse-type.ts';
import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Token } from './token.ts';
import type { Expression } from './tree.ts';

const NO_VALUES = new Set(
  'if else for while do switch case default try catch finally throw return break continue import package class interface enum trait extends implements in as instanceof assert'.split(
    ' ',
  ),
);

/** A value without what hangs on it. */
export function parsePrimary(parsing: Parsing): Expression {
  const token = parsing.peek();
  const { start, end } = token;
  switch (token.kind) {
    case 'number':
      parsing.next();
      return { is: 'number', raw: token.text, start, end };
    case 'text':
      parsing.next();
      return { is: 'text', value: token.text, slashy: token.slashy === true, start, end };
    case 'template':
      parsing.next();
      return templateOf(parsing, token);
    case 'name':
      return nameOf(parsing, token);
    case 'sign':
      return bracketed(parsing, token);
    case 'end':
      throw parsing.unexpected('a value is missing');
  }
}

function templateOf(parsing: Parsing, { parts = [], slashy, start, end }: Token): Expression {
  const read = parts.map((part) =>
    typeof part === 'string' ? part : parsing.inner(part, (inner) => parsing.grammar.whole(inner)),
  );
  return { is: 'template', parts: read, slashy: slashy === true, start, end };
}

function nameOf(parsing: Parsing, token: Token): Expression {
  const { text, start, end } = token;
  if (text === 'true' || text === 'false' || text === 'null') {
    parsing.next();
    return { is: 'constant', value: text, start, end };
  }
  if (text === 'new') return created(parsing);
  if (NO_VALUES.has(text)) throw parsing.unexpected('a value is missing');
  parsing.next();
  return { is: 'name', name: text, start, end };
}

function created(parsing: Parsing): Expression {
  const { start } = parsing.next();
  const type = parseType(parsing);
  if (type === undefined) throw parsing.unexpected('a type is missing behind new');
  if (!parsing.takeSign('(')) throw new Refused(start, `new ${type} without brackets`);
  const { args, named } = parseArguments(parsing, ')');
  if (named.length > 0) throw new Refused(start, `new ${type} with named values`);
  parsing.expectSign(')', `behind the values of new ${type}`);
  return { is: 'new', type, args, start, end: parsing.end };
}

function bracketed(parsing: Parsing, token: Token): Expression {
  if (token.text === '(') {
    parsing.next();
    const value = parsing.grammar.expression(parsing);
    parsing.expectSign(')', 'to close this bracket');
    return { ...value, start: token.start, end: parsing.end };
  }
  if (token.text === '[') return parsing.deeper(() => parseListOrMap(parsing));
  if (token.text === '{') return parsing.grammar.closure(parsing);
  if (token.text === '@') throw new Refused(token.start, 'an annotation');
  throw parsing.unexpected('a value is missing');
}
