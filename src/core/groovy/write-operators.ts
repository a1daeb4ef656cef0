import { atom, BINDS, type Code, isPath, within } from './code.ts';
import { Refused } from './place.ts';
import type { Expression } from './tree.ts';
import { FLAG, listOf, NUMBER, type ValueType } from './value-type.ts';
import { writeFullMatch, writeSearch } from './write-pattern.ts';
import { writeMinus, writePlus } from './write-plus.ts';
import type { Writer } from './writer.ts';

type Binary = Expression & { is: 'binary' };

export function writeBinary(w: Writer, node: Binary): Code {
  switch (node.sign) {
    case '&&':
    case '||':
      return flagOf(w.test(node));
    case '==':
    case '!=':
      return writeEqual(w, node, node.sign === '!=');
    case '===':
    case '!==':
      throw new Refused(
        node.at,
        `${node.sign}, which asks whether two values are one object`,
        'write == or !=',
      );
    case '<':
    case '<=':
    case '>':
    case '>=':
      return writeCompare(w, node);
    case '<=>':
      return atom(`${w.piece('compare')}(${w.value(node.left).text}, ${w.value(node.right).text})`, NUMBER);
    case 'in':
    case '!in': {
      const text = `${w.piece('isIn')}(${w.value(node.left).text}, ${w.value(node.right).text})`;
      if (node.sign === 'in') return atom(text, FLAG);
      return { text: `!${text}`, binds: BINDS.unary, type: FLAG };
    }
    case '=~':
      return writeSearch(w, node);
    case '==~':
      return writeFullMatch(w, w.value(node.left), node.right);
    case '+':
      return writePlus(w, w.value(node.left), w.value(node.right), node.at);
    case '-':
      return writeMinus(w, w.value(node.left), w.value(node.right), node.at);
    case '*':
    case '/':
    case '%':
    case '**':
      return writeNumeric(w, node);
    default:
      throw new Refused(
        node.at,
        `the sign ${node.sign}`,
        node.sign === '<<' ? 'as a statement: list << item, or list += item' : '',
      );
  }
}

/** True or false itself, not something taken for it. */
export function flagOf(code: Code): Code {
  return code.type.is === 'flag' && !code.type.nullable ? code : atom(`Boolean(${code.text})`, FLAG);
}

function isNull(node: Expression): boolean {
  return node.is === 'constant' && node.value === 'null';
}

function isLiteral(node: Expression): boolean {
  return node.is === 'text' || node.is === 'number' || (node.is === 'constant' && node.value !== 'null');
}

/** Groovy's `==` is equality of what values say, also of lists and maps, and null is equal to undefined. */
function writeEqual(w: Writer, node: Binary, negated: boolean): Code {
  const left = w.value(node.left);
  const right = w.value(node.right);
  if (isNull(node.left) || isNull(node.right)) {
    const text = `${within(left, BINDS.equal)} ${negated ? '!=' : '=='} ${within(right, BINDS.equal + 1)}`;
    return { text, binds: BINDS.equal, type: FLAG };
  }
  const sides = [left, right] as const;
  const literal = isLiteral(node.left) ? right : isLiteral(node.right) ? left : undefined;
  const sure = ['text', 'number', 'flag', 'options', 'nothing'];
  const strict =
    literal !== undefined
      ? sure.includes(literal.type.is)
      : sides.every(({ type }) => ['text', 'number', 'flag'].includes(type.is)) &&
        sides.some(({ type, loose }) => !type.nullable && loose !== true);
  if (strict) {
    const text = `${within(left, BINDS.equal)} ${negated ? '!==' : '==='} ${within(right, BINDS.equal + 1)}`;
    return { text, binds: BINDS.equal, type: FLAG };
  }
  const text = `${w.piece('equal')}(${left.text}, ${right.text})`;
  return negated ? { text: `!${text}`, binds: BINDS.unary, type: FLAG } : atom(text, FLAG);
}

function writeCompare(w: Writer, node: Binary): Code {
  const left = w.value(node.left);
  const right = w.value(node.right);
  if (isSureNumber(left) && isSureNumber(right)) {
    const text = `${within(left, BINDS.compare)} ${node.sign} ${within(right, BINDS.compare + 1)}`;
    return { text, binds: BINDS.compare, type: FLAG };
  }
  const text = `${w.piece('compare')}(${left.text}, ${right.text}) ${node.sign} 0`;
  return { text, binds: BINDS.compare, type: FLAG };
}

export function isSureNumber(code: Code): boolean {
  return code.type.is === 'number' && !code.type.nullable && code.loose !== true;
}

/** A number, or an error where the value is none. */
export function numberOf(w: Writer, code: Code): Code {
  return isSureNumber(code) ? code : atom(`${w.piece('numberFrom')}(${code.text})`, NUMBER);
}

function writeNumeric(w: Writer, node: Binary): Code {
  const left = w.value(node.left);
  const right = numberOf(w, w.value(node.right));
  if (node.sign === '*' && left.type.is === 'text') {
    return atom(`${within(left, BINDS.value)}.repeat(${right.text})`, left.type);
  }
  if (left.type.is === 'list') throw new Refused(node.at, `${node.sign} on a list`);
  const binds = node.sign === '**' ? BINDS.power : BINDS.times;
  const first = within(numberOf(w, left), node.sign === '**' ? BINDS.unary + 1 : binds);
  return { text: `${first} ${node.sign} ${within(right, binds + 1)}`, binds, type: NUMBER };
}

export function writeUnary(w: Writer, node: Expression & { is: 'unary' }): Code {
  if (node.sign === '!') {
    const test = w.test(node.value);
    return { text: `!${within(test, BINDS.unary)}`, binds: BINDS.unary, type: FLAG };
  }
  if (node.sign === '~') throw new Refused(node.start, '~', 'write a pattern where it is used: text ==~ /…/');
  const value = numberOf(w, w.value(node.value));
  // A sign before a sign would be read as one.
  return { text: `${node.sign}${within(value, BINDS.unary + 1)}`, binds: BINDS.unary, type: NUMBER };
}

/** `i++` on a variable that is known to hold a number. */
export function writeStep(w: Writer, node: Expression & { is: 'step' }): Code {
  const target = w.value(node.value);
  if (node.value.is !== 'name' || !isSureNumber(target) || !isPath(target)) {
    throw new Refused(node.start, `${node.sign} on what is not known to be a number`, 'write x = x + 1');
  }
  const prefix = node.start < node.value.start;
  const text = prefix ? `${node.sign}${target.text}` : `${target.text}${node.sign}`;
  return { text, binds: BINDS.unary, type: NUMBER };
}

export function writeRange(w: Writer, node: Expression & { is: 'range' }): Code {
  const from = numberOf(w, w.value(node.from));
  const to = numberOf(w, w.value(node.to));
  if (!node.open) return atom(`${w.piece('rangeOf')}(${from.text}, ${to.text})`, listOf(NUMBER));
  if (node.from.is !== 'number' || node.from.raw !== '0') {
    throw new Refused(node.start, 'a range that ends before its end and does not begin with 0');
  }
  return atom(`Array.from({ length: ${to.text} }, (_, index) => index)`, listOf(NUMBER));
}

const ALWAYS_AS_GROOVY = ['text', 'number', 'flag', 'nothing', 'time', 'shape', 'closure'];

/** JavaScript that is true where Groovy takes a value of this type for true. */
export function truthOf(w: Writer, code: Code): Code {
  const { is, nullable }: ValueType = code.type;
  if (is === 'void') throw new Refused(0, 'a condition on what gives no value');
  if (ALWAYS_AS_GROOVY.includes(is)) return code;
  if (is === 'list' || is === 'richText') {
    const link = nullable || code.loose === true ? '?.' : '.';
    const text = `${within(code, BINDS.value)}${link}length > 0`;
    return { text, binds: BINDS.compare, type: FLAG };
  }
  return atom(`${w.piece('truthy')}(${code.text})`, FLAG);
}

/** The condition as JavaScript. */
export function writeTest(w: Writer, node: Expression): Code {
  if (node.is === 'binary' && (node.sign === '&&' || node.sign === '||')) {
    const left = w.test(node.left);
    const right = w.test(node.right);
    const binds = node.sign === '&&' ? BINDS.and : BINDS.or;
    const text = `${within(left, binds)} ${node.sign} ${within(right, binds + 1)}`;
    const flags = [left, right].every(({ type }) => type.is === 'flag' && !type.nullable);
    return { text, binds, type: flags ? FLAG : { ...left.type, is: 'any', nullable: true } };
  }
  if (node.is === 'assign') {
    throw new Refused(node.start, '= in a condition, which assigns', 'write == to compare');
  }
  return truthOf(w, w.value(node));
}
