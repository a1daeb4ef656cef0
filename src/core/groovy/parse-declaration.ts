import { parseParameters } from './parse-closure.ts';
import { parseType } from './parse-type.ts';
import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Declared, Statement } from './tree.ts';

const MODIFIERS = new Set('def var final public private protected static'.split(' '));

/** `def x = …`, `String x`, `def f(a) { … }`; undefined, and nothing read, where none of them stands. */
export function parseDeclaration(parsing: Parsing): Statement | undefined {
  const from = parsing.at;
  const { start } = parsing.peek();
  let marked = false;
  while (parsing.peek().kind === 'name' && MODIFIERS.has(parsing.peek().text) && isModifier(parsing)) {
    parsing.next();
    marked = true;
  }
  if (marked && parsing.isSign('(')) {
    throw new Refused(start, 'several names declared at once', 'declare each on a line of its own');
  }
  const type = typeBefore(parsing);
  if (!marked && type === undefined) {
    parsing.at = from;
    return undefined;
  }
  if (parsing.peek().kind !== 'name') throw parsing.unexpected('a name is missing in a declaration');
  if (parsing.isSign('(', 1)) return declaredFunction(parsing, start, type);
  const names = [declared(parsing)];
  while (parsing.takeSign(',')) names.push(declared(parsing));
  return { is: 'declare', ...(type === undefined ? {} : { type }), names, start, end: parsing.end };
}

/** `final` and the like stand before a name or a type; else the word is a name itself. */
function isModifier(parsing: Parsing): boolean {
  return parsing.peek(1).kind === 'name' || parsing.isSign('(', 1);
}

/** A type, if a name that is declared stands behind it. */
function typeBefore(parsing: Parsing): string | undefined {
  const from = parsing.at;
  const type = parseType(parsing);
  const name = parsing.peek();
  const follows = parsing.peek(1);
  const declares =
    name.kind === 'name' &&
    !name.newLine &&
    !['in', 'as', 'instanceof'].includes(name.text) &&
    (follows.kind === 'end' ||
      follows.newLine ||
      (follows.kind === 'sign' && ['=', ';', ',', '(', '}'].includes(follows.text)));
  if (type !== undefined && declares) return type;
  parsing.at = from;
  return undefined;
}

function declared(parsing: Parsing): Declared {
  const { text, start } = parsing.expectName('a name that is declared');
  if (!parsing.takeSign('=')) return { name: text, start, end: parsing.end };
  const initial = parsing.grammar.expression(parsing);
  return { name: text, initial, start, end: parsing.end };
}

function declaredFunction(parsing: Parsing, start: number, type: string | undefined): Statement {
  const name = parsing.next().text;
  parsing.next();
  const parameters = parseParameters(parsing, ')');
  if (parameters === undefined) throw parsing.unexpected('the parameters of this function cannot be read');
  parsing.expectSign(')', 'behind the parameters of a function');
  if (parsing.isWord('throws'))
    throw new Refused(parsing.peek().start, 'a list of what is thrown', 'leave it out');
  const body = parsing.grammar.block(parsing);
  const gives = type === undefined ? {} : { gives: type };
  return { is: 'function', name, ...gives, parameters, body, start, end: parsing.end };
}
