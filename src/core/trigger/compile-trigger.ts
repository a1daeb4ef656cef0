import { type Clause, JastBuilder, type Operand, type TerminalClause } from '@atlaskit/jql-ast';
import { placeInText } from '../place-in-text.ts';
import { fieldOfClause, holdsPeople, jiraFieldFor, looksLikeAccountId } from './trigger-fields.ts';
import type { TriggerTree } from './trigger-tree.ts';
import { type UnannouncedClause, unannounced } from './unannounced.ts';

export type CompiledTrigger =
  | {
      readonly ok: true;
      readonly tree: TriggerTree;
      /** Jira field ids that must be read to judge the tree. */
      readonly fields: readonly string[];
      /** Clauses that only a search can judge, as written. */
      readonly asks: readonly string[];
      /** Clauses that can come true without an event of the issue. */
      readonly moves: readonly UnannouncedClause[];
    }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** Compiles the JQL of a sync trigger. Syntax errors are returned with their place; names are Jira's to check. */
export function compileTrigger(jql: string): CompiledTrigger {
  const { query, errors } = new JastBuilder().build(jql);
  const [error] = errors;
  if (error || !query) {
    const start = error && 'start' in error && typeof error.start === 'number' ? error.start : 0;
    return {
      ok: false,
      message: error?.message ?? 'The query could not be read.',
      ...placeInText(jql, start),
    };
  }
  const tree = query.where ? compileClause(query.where, jql) : ({ op: 'always' } as const);
  const moves = query.where ? moving(query.where, jql) : [];
  return { ok: true, tree, fields: [...new Set(fieldsRead(tree))], asks: asks(tree), moves };
}

function compileClause(clause: Clause, jql: string): TriggerTree {
  switch (clause.clauseType) {
    case 'compound': {
      const of = clause.clauses.map((inner) => compileClause(inner, jql));
      return { op: clause.operator.value === 'and' ? 'and' : 'or', of };
    }
    case 'not':
      return { op: 'not', of: compileClause(clause.clause, jql) };
    case 'terminal':
      return compileTerminal(clause) ?? { op: 'ask', clause: textOf(clause, jql) };
  }
}

/** Undefined: not to be judged from values alone. */
function compileTerminal(clause: TerminalClause): TriggerTree | undefined {
  const field = fieldOfClause(clause.field.value);
  const { operator, operand } = clause;
  if (!field || !operator || !operand || clause.predicates.length > 0) return undefined;
  if (clause.field.properties && clause.field.properties.length > 0) return undefined;
  const positive = operator.value === '=' || operator.value === 'in' || operator.value === 'is';
  const negative = operator.value === '!=' || operator.value === 'not in' || operator.value === 'is not';
  if (!positive && !negative) return undefined;
  const values = literals(operand);
  if (values === undefined) return undefined;
  const parts: TriggerTree[] = [];
  if (values.empty) parts.push({ op: 'test', field, is: positive ? 'empty' : 'not-empty', words: [] });
  if (values.words.length > 0) parts.push(compare(field, positive, values.words));
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return { op: positive ? 'or' : 'and', of: parts };
}

function compare(field: string, positive: boolean, words: readonly string[]): TriggerTree {
  if (field === 'resolution' && words.includes('unresolved')) {
    const rest = words.filter((word) => word !== 'unresolved');
    const unresolved: TriggerTree = { op: 'test', field, is: positive ? 'empty' : 'not-empty', words: [] };
    if (rest.length === 0) return unresolved;
    return { op: positive ? 'or' : 'and', of: [unresolved, compare(field, positive, rest)] };
  }
  return { op: 'test', field, is: positive ? 'one-of' : 'none-of', words };
}

function literals(operand: Operand): { words: string[]; empty: boolean } | undefined {
  switch (operand.operandType) {
    case 'value':
      return { words: [operand.value.toLowerCase()], empty: false };
    case 'keyword':
      return { words: [], empty: true };
    case 'function':
      return undefined;
    case 'list': {
      const inner = operand.values.map(literals);
      const words: string[] = [];
      let empty = false;
      for (const one of inner) {
        if (!one) return undefined;
        words.push(...one.words);
        empty ||= one.empty;
      }
      return { words, empty };
    }
  }
}

function moving(clause: Clause, jql: string): UnannouncedClause[] {
  switch (clause.clauseType) {
    case 'compound':
      return clause.clauses.flatMap((inner) => moving(inner, jql));
    case 'not':
      return moving(clause.clause, jql);
    case 'terminal': {
      const why = unannounced(clause);
      return why === undefined ? [] : [{ clause: textOf(clause, jql), why }];
    }
  }
}

function textOf(clause: TerminalClause, jql: string): string {
  return clause.position ? jql.slice(clause.position[0], clause.position[1]).trim() : clause.field.text;
}

function fieldsRead(tree: TriggerTree): string[] {
  switch (tree.op) {
    case 'and':
    case 'or':
      return tree.of.flatMap(fieldsRead);
    case 'not':
      return fieldsRead(tree.of);
    case 'test': {
      const field = jiraFieldFor(tree.field);
      return field ? [field] : [];
    }
    case 'always':
    case 'ask':
      return [];
  }
}

/** Also those people clauses that name someone by name or address: which account that is, only Jira knows. */
function asks(tree: TriggerTree): string[] {
  switch (tree.op) {
    case 'and':
    case 'or':
      return tree.of.flatMap(asks);
    case 'not':
      return asks(tree.of);
    case 'ask':
      return [tree.clause];
    case 'test':
      return holdsPeople(tree.field)
        ? tree.words.filter((word) => !looksLikeAccountId(word)).map((word) => `${tree.field} = "${word}"`)
        : [];
    case 'always':
      return [];
  }
}
