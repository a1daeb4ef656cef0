import { parsePostfix } from './parse-postfix.ts';
import { parseType } from './parse-type.ts';
import { LONGEST_CHAIN, type Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Token } from './token.ts';
import type { Expression } from './tree.ts';

/** How strongly a sign binds; what is not here is no operator between two values. */
const BINDS: Readonly<Record<string, number>> = {
  '||': 3,
  '&&': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '=~': 8,
  '==~': 8,
  '==': 9,
  '!=': 9,
  '<=>': 9,
  '===': 9,
  '!==': 9,
  '<': 10,
  '<=': 10,
  '>': 10,
  '>=': 10,
  in: 10,
  as: 10,
  instanceof: 10,
  '<<': 11,
  '>>': 11,
  '>>>': 11,
  '..': 11,
  '..<': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  '**': 14,
};
const ASSIGNS = new Set('= += -= *= /= %= **= <<= >>= >>>= ?='.split(' '));
/** Signs that may not stand first on a line and go on with the line before: they begin a value there. */
const NOT_FIRST = new Set(['+', '-', '/', '++', '--']);
const CAST_AHEAD = new Set(['name', 'number', 'text', 'template']);

export function parseExpression(parsing: Parsing): Expression {
  return parsing.deeper(() => assignment(parsing));
}

function assignment(parsing: Parsing): Expression {
  const target = choice(parsing);
  const token = parsing.peek();
  if (token.kind !== 'sign' || !ASSIGNS.has(token.text)) return target;
  parsing.next();
  const value = parseExpression(parsing);
  return { is: 'assign', sign: token.text, target, value, start: target.start, end: parsing.end };
}

function choice(parsing: Parsing): Expression {
  const test = binary(parsing, 0);
  if (parsing.takeSign('?:')) {
    const other = parsing.deeper(() => choice(parsing));
    return { is: 'elvis', value: test, other, start: test.start, end: parsing.end };
  }
  if (!parsing.takeSign('?')) return test;
  const yes = parseExpression(parsing);
  parsing.expectSign(':', 'behind the first value of a choice');
  const no = parsing.deeper(() => choice(parsing));
  return { is: 'choice', test, yes, no, start: test.start, end: parsing.end };
}

function binary(parsing: Parsing, least: number): Expression {
  let left = unary(parsing);
  for (let count = 0; ; count += 1) {
    if (count > LONGEST_CHAIN) throw new Refused(left.start, 'so many signs in one value', 'use variables');
    const token = parsing.peek();
    const negated = isNegated(parsing);
    const sign = negated ?? token.text;
    const binds = operatorOf(token, negated);
    if (binds === undefined || binds <= least) return left;
    parsing.at += negated === undefined ? 1 : 2;
    left = parsing.deeper(() => joined(parsing, left, sign, binds, negated !== undefined, token.start));
  }
}

function operatorOf(token: Token, negated: string | undefined): number | undefined {
  if (negated !== undefined) return BINDS[negated];
  if (token.kind === 'name') {
    return ['in', 'as', 'instanceof'].includes(token.text) && !token.newLine ? BINDS[token.text] : undefined;
  }
  if (token.kind !== 'sign' || (token.newLine && NOT_FIRST.has(token.text))) return undefined;
  return Object.hasOwn(BINDS, token.text) ? BINDS[token.text] : undefined;
}

/** `!in` and `!instanceof`. */
function isNegated(parsing: Parsing): string | undefined {
  if (!parsing.isSign('!') || parsing.peek().newLine) return undefined;
  const word = parsing.peek(1);
  const joins = word.start === parsing.peek().end && word.kind === 'name';
  return joins && (word.text === 'in' || word.text === 'instanceof') ? word.text : undefined;
}

function joined(
  parsing: Parsing,
  left: Expression,
  sign: string,
  binds: number,
  negated: boolean,
  at: number,
): Expression {
  const { start } = left;
  if (sign === 'as' || sign === 'instanceof') {
    const type = parseType(parsing);
    if (type === undefined) throw parsing.unexpected(`a type is missing behind ${sign}`);
    if (sign === 'as') return { is: 'cast', type, value: left, start, end: parsing.end };
    return { is: 'isA', type, value: left, negated, start, end: parsing.end };
  }
  const right = sign === '**' ? binary(parsing, binds - 1) : binary(parsing, binds);
  const { end } = parsing;
  if (sign === '..' || sign === '..<') {
    return { is: 'range', from: left, to: right, open: sign === '..<', start, end };
  }
  return { is: 'binary', sign: negated ? '!in' : sign, left, right, at, start, end };
}

function unary(parsing: Parsing): Expression {
  const token = parsing.peek();
  if (token.kind === 'sign') {
    if (token.text === '!' || token.text === '-' || token.text === '+' || token.text === '~') {
      parsing.next();
      const value = parsing.deeper(() => unary(parsing));
      return { is: 'unary', sign: token.text, value, start: token.start, end: parsing.end };
    }
    if (token.text === '++' || token.text === '--') {
      parsing.next();
      const value = parsing.deeper(() => unary(parsing));
      return { is: 'step', sign: token.text, value, start: token.start, end: parsing.end };
    }
    if (token.text === '(') {
      const cast = castOf(parsing);
      if (cast !== undefined) return cast;
    }
  }
  return parsePostfix(parsing);
}

/** `(String) value`; nothing is read where no cast stands. */
function castOf(parsing: Parsing): Expression | undefined {
  const from = parsing.at;
  const { start } = parsing.next();
  const type = parseType(parsing);
  const closed = type !== undefined && parsing.takeSign(')');
  const ahead = parsing.peek();
  const value = CAST_AHEAD.has(ahead.kind) && !ahead.newLine && !isOperatorWord(ahead);
  if (type === undefined || !closed || (!value && !(parsing.isSign('(') && !ahead.newLine))) {
    parsing.at = from;
    return undefined;
  }
  const cast = parsing.deeper(() => unary(parsing));
  return { is: 'cast', type, value: cast, start, end: parsing.end };
}

function isOperatorWord(token: Token): boolean {
  return token.kind === 'name' && ['in', 'as', 'instanceof'].includes(token.text);
}

/** Reads one value from all of the tokens, as between the braces of a template. */
export function parseWhole(parsing: Parsing): Expression {
  if (parsing.isSign('->')) throw new Refused(parsing.peek().start, 'a closure inside a text');
  const value = parseExpression(parsing);
  if (parsing.peek().kind !== 'end')
    throw parsing.unexpected('the end of what is put into the text is missing');
  return value;
}
