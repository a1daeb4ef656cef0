import type {
  Clause as AstClause,
  Field as AstField,
  Operand as AstOperand,
  Query as AstQuery,
} from '@atlaskit/jql-ast';
import * as jqlAst from '@atlaskit/jql-ast';
import type {
  Clause,
  FieldClause,
  FieldName,
  HistoryPredicate,
  Operand,
  OrderField,
  Query,
  SingleOperand,
} from './query.ts';
import { isReserved } from './reserved-words.ts';
import { syntaxMessage } from './syntax-message.ts';

export type Parsed =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Reads a query. A single bare word (or one quoted text) is a search for that text, as in Jira's search box. */
export function parseQuery(jql: string): Parsed {
  const bare = bareText(jql);
  if (bare !== null) return { ok: true, query: bare };
  const tree = new jqlAst.JastBuilder().build(jql);
  const fault = tree.errors[0];
  if (fault !== undefined) return { ok: false, messages: [faultMessage(jql, fault)] };
  if (tree.query === undefined) return { ok: true, query: { text: jql, where: null, orderBy: [] } };
  try {
    return { ok: true, query: toQuery(jql, tree.query) };
  } catch (error) {
    if (error instanceof IncompleteQuery) return { ok: false, messages: [error.message] };
    throw error;
  }
}

/** The parser let something through that has no meaning. */
class IncompleteQuery extends Error {
  override readonly name = 'IncompleteQuery';
}

function faultMessage(jql: string, fault: Error): string {
  const list =
    /^[\s\S]*?([\w"'. [\]-]+?)\s+((?:not\s+|was\s+|was\s+not\s+)?in)\s+("[^"]*"|'[^']*'|[\w.-]+)\s*(?:$|\)|and\s|or\s|order\s)/i.exec(
      jql,
    );
  if (list !== null && /expecting '\('/.test(fault.message)) {
    const field =
      (list[1] ?? '')
        .trim()
        .split(/\s+(?:and|or|not)\s+|\(/i)
        .at(-1) ?? '';
    const operator = (list[2] ?? 'in').toLowerCase().replace(/\s+/g, ' ');
    return `Operator '${operator}' does not support the non-list value '${list[3] ?? ''}' for field '${field.trim()}'.`;
  }
  const bracket = /([\w.[\]-]+|"[^"]*"|'[^']*')\s*(!?[=~]|[<>]=?)\s*(\([^()]*\))/.exec(jql);
  const start = 'start' in fault && typeof fault.start === 'number' ? fault.start : jql.length;
  if (bracket !== null && start <= bracket.index + bracket[0].length && /'\('/.test(fault.message)) {
    const [, field = '', operator = '=', values = ''] = bracket;
    return `Operator '${operator}' does not support the list value '${values}' for field '${unescapeText(field)}'.`;
  }
  return syntaxMessage(jql, { message: fault.message, start });
}

function bareText(jql: string): Query | null {
  const match = /^\s*([\p{L}\p{N}_-]+|"(?:[^"\\]|\\.)+"|'(?:[^'\\]|\\.)+')(\s+order\s+by\s+.+)?\s*$/isu.exec(
    jql,
  );
  const word = match?.[1];
  if (word === undefined || isReserved(word)) return null;
  const order = match?.[2];
  let orderBy: readonly OrderField[] = [];
  if (order !== undefined) {
    const parsed = parseQuery(order);
    if (!parsed.ok) return null;
    orderBy = parsed.query.orderBy;
  }
  const where: FieldClause = {
    type: 'field',
    field: { name: 'text', text: 'text', property: null },
    operator: '~',
    operand: { type: 'value', value: unescapeText(word), text: word },
    predicates: [],
  };
  return { text: jql, where, orderBy };
}

function toQuery(text: string, query: AstQuery): Query {
  const fields = query.orderBy === undefined ? [] : query.orderBy.fields;
  return {
    text,
    where: query.where === undefined ? null : toClause(query.where),
    orderBy: fields.map((entry) => ({
      field: toField(entry.field),
      direction: entry.direction === undefined ? null : entry.direction.value,
    })),
  };
}

function toClause(clause: AstClause): Clause {
  if (clause.clauseType === 'compound') {
    return { type: clause.operator.value, clauses: clause.clauses.map(toClause) };
  }
  if (clause.clauseType === 'not') return { type: 'not', clause: toClause(clause.clause) };
  if (clause.operator === undefined) throw new IncompleteQuery('Error in the JQL Query: Expecting operator.');
  const predicates = clause.predicates.map((predicate): HistoryPredicate => {
    if (predicate.operand === undefined)
      throw new IncompleteQuery('Error in JQL Query: Expecting either a value, list or function.');
    return { operator: predicate.operator.value, operand: toOperand(predicate.operand) };
  });
  return {
    type: 'field',
    field: toField(clause.field),
    operator: clause.operator.value,
    operand: clause.operand === undefined ? null : toOperand(clause.operand),
    predicates,
  };
}

function toField(field: AstField): FieldName {
  const property = field.properties?.[0];
  const text = field.text;
  // Without `.property`, the brackets are part of a name like `Severity[Dropdown]`.
  if (property === undefined || !/\.property$/i.test(field.value)) {
    const suffix = property?.key === undefined ? '' : `[${unescapeText(property.key.text)}]`;
    const name = unescapeText(text);
    return { name: suffix === '' || name.endsWith(suffix) ? name : `${name}${suffix}`, text, property: null };
  }
  const key = property.key === undefined ? '' : unescapeText(property.key.text);
  const path = (property.path ?? [])
    .map((step) => unescapeText(step.text))
    .join('')
    .replace(/^\./, '');
  return { name: field.value, text, property: { key, path } };
}

function toOperand(operand: AstOperand): Operand {
  if (operand.operandType !== 'list') return toSingle(operand);
  const values = operand.values.flatMap((value): SingleOperand[] => {
    const converted = toOperand(value);
    return converted.type === 'list' ? [...converted.values] : [converted];
  });
  return { type: 'list', values, text: `(${values.map(operandText).join(', ')})` };
}

function toSingle(operand: Exclude<AstOperand, { operandType: 'list' }>): SingleOperand {
  if (operand.operandType === 'keyword') return { type: 'empty' };
  if (operand.operandType === 'value') {
    return { type: 'value', value: unescapeText(operand.text), text: operand.text };
  }
  const name = unescapeText(operand.function.text);
  const texts = operand.arguments.map((argument) => argument.text);
  return { type: 'function', name, arguments: texts.map(unescapeText), text: `${name}(${texts.join(', ')})` };
}

export function operandText(operand: Operand): string {
  return operand.type === 'empty' ? 'EMPTY' : operand.text;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/** Removes quotes and resolves escapes, `\uXXXX` too. */
export function unescapeText(text: string): string {
  const quoted = text.length > 1 && /^(["']).*\1$/s.test(text);
  const inner = quoted ? text.slice(1, -1) : text;
  return inner.replace(/\\(u([0-9a-fA-F]{4})|.)/gs, (_, character: string, code: string | undefined) =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
