import { parseType } from './parse-type.ts';
import type { Parsing } from './parsing.ts';
import { Refused } from './place.ts';
import type { Closure, Parameter, Statement } from './tree.ts';

/** `{ a, b -> … }` or `{ … }`. */
export function parseClosure(parsing: Parsing): Closure {
  return parsing.deeper(() => {
    const { start } = parsing.peek();
    parsing.expectSign('{', 'before a closure');
    const parameters = arrowed(parsing);
    const body = parseStatements(parsing);
    parsing.expectSign('}', 'to close this closure');
    const closure = { is: 'closure' as const, body, start, end: parsing.end };
    return parameters === undefined ? closure : { ...closure, parameters };
  });
}

/** Names up to `->`; undefined, and nothing read, where there are none. */
function arrowed(parsing: Parsing): readonly Parameter[] | undefined {
  if (!hasArrow(parsing)) return undefined;
  const from = parsing.at;
  const parameters = parseParameters(parsing, '->');
  if (parameters !== undefined && parsing.takeSign('->')) return parameters;
  parsing.at = from;
  return undefined;
}

/** Looks ahead without reading, so that closures in closures are each read once. */
function hasArrow(parsing: Parsing): boolean {
  for (let ahead = 0; ; ahead += 1) {
    const token = parsing.peek(ahead);
    if (token.kind === 'end') return false;
    if (token.kind !== 'sign') continue;
    if (token.text === '->') return true;
    if (['{', '}', ';', '(', '.'].includes(token.text)) return false;
  }
}

/** Parameters before `close`; undefined where something else stands. */
export function parseParameters(parsing: Parsing, close: '->' | ')'): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  while (!parsing.isSign(close)) {
    const one = parameter(parsing);
    if (one === undefined) return undefined;
    parameters.push(one);
    if (!parsing.takeSign(',')) break;
  }
  return parsing.isSign(close) ? parameters : undefined;
}

function parameter(parsing: Parsing): Parameter | undefined {
  const { start } = parsing.peek();
  if (!parsing.takeWord('def') && !parsing.takeWord('final')) parsing.takeWord('var');
  const from = parsing.at;
  let type = parseType(parsing);
  if (parsing.peek().kind !== 'name') {
    parsing.at = from;
    type = undefined;
  }
  if (parsing.peek().kind !== 'name') return undefined;
  const { text, end } = parsing.next();
  const typed = type === undefined ? {} : { type };
  if (!parsing.isSign('=')) {
    const follows = parsing.peek();
    if (follows.kind !== 'sign' || ![',', ')', '->'].includes(follows.text)) return undefined;
    return { name: text, ...typed, start, end };
  }
  parsing.next();
  const initial = parsing.grammar.expression(parsing);
  return { name: text, ...typed, initial, start, end: parsing.end };
}

/** Statements up to the `}` that closes them, to the end, or to where they `stop`. */
export function parseStatements(parsing: Parsing, stop = () => false): readonly Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    while (parsing.takeSign(';'));
    if (parsing.isSign('}') || parsing.peek().kind === 'end' || stop()) return statements;
    statements.push(guarded(parsing));
  }
}

/** A statement; what cannot be read is skipped to its end and kept as refused. */
function guarded(parsing: Parsing): Statement {
  const from = parsing.at;
  try {
    const statement = parsing.grammar.statement(parsing);
    const token = parsing.peek();
    const ends = token.newLine || token.kind === 'end' || parsing.isSign(';') || parsing.isSign('}');
    if (ends) return statement;
    throw parsing.unexpected('the end of the statement is missing');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return skipped(parsing, from, error);
  }
}

function skipped(parsing: Parsing, from: number, error: Refused): Statement {
  parsing.at = from;
  const { start } = parsing.peek();
  let open = 0;
  for (;;) {
    const token = parsing.peek();
    if (token.kind === 'end') break;
    const begun = parsing.at > from;
    if (open === 0 && begun && token.newLine && !goesOn(parsing)) break;
    if (open === 0 && (parsing.isSign('}') || (begun && parsing.isSign(';')))) break;
    if (token.kind === 'sign' && ['{', '(', '['].includes(token.text)) open += 1;
    if (token.kind === 'sign' && ['}', ')', ']'].includes(token.text)) open = Math.max(0, open - 1);
    parsing.next();
  }
  const why = { at: error.at, reason: error.message, instead: error.instead };
  return { is: 'refused', why, start, end: Math.max(parsing.end, start) };
}

/** Whether the next line belongs to the statement before it. */
function goesOn(parsing: Parsing): boolean {
  return ['else', 'catch', 'finally'].some((word) => parsing.isWord(word)) || parsing.isSign('{');
}
