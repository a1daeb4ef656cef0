import { evaluateTrigger, type Verdict } from './evaluate-trigger.ts';
import type { IssueFacts } from './issue-facts.ts';
import { quoteJql } from './quote-jql.ts';
import type { TriggerTree } from './trigger-tree.ts';

/** Answers of Jira's search to single clauses, by their text. */
export type KnownClauses = ReadonlyMap<string, boolean>;

/** One clause that keeps a query from taking a work item, and what the work item holds instead. */
export interface FailingClause {
  readonly clause: string;
  readonly holds?: string;
}

interface Judged {
  readonly verdict: Verdict;
  readonly failing: readonly FailingClause[];
}

/** A clause that was judged from values, as one would write it. */
function clauseText(test: Extract<TriggerTree, { op: 'test' }>): string {
  const { field, is, words } = test;
  if (is === 'empty') return `${field} is EMPTY`;
  if (is === 'not-empty') return `${field} is not EMPTY`;
  const quoted = words.map(quoteJql);
  const [only, ...more] = quoted;
  const positive = is === 'one-of';
  if (more.length > 0) return `${field} ${positive ? 'in' : 'not in'} (${quoted.join(', ')})`;
  return `${field} ${positive ? '=' : '!='} ${only ?? '""'}`;
}

/** Clauses whose truth only Jira's search knows, among those that decide: at most so many are worth asking. */
export function clausesToAsk(tree: TriggerTree, facts: IssueFacts, most: number): readonly string[] {
  return [...new Set(unknownClauses(tree, facts))].slice(0, most);
}

function unknownClauses(tree: TriggerTree, facts: IssueFacts): readonly string[] {
  switch (tree.op) {
    case 'and':
    case 'or':
      return tree.of.flatMap((part) => unknownClauses(part, facts));
    case 'not':
      return unknownClauses(tree.of, facts);
    case 'ask':
      return [tree.clause];
    case 'test':
      return evaluateTrigger(tree, facts) === 'unknown' ? [clauseText(tree)] : [];
    case 'always':
      return [];
  }
}

/** Whether a query takes a work item, and the clauses for which it does not. */
export function judgeClauses(tree: TriggerTree, facts: IssueFacts, known: KnownClauses): Judged {
  switch (tree.op) {
    case 'always':
      return { verdict: 'true', failing: [] };
    case 'ask':
      return ofKnown(tree.clause, known.get(tree.clause));
    case 'test':
      return ofTest(tree, facts, known);
    case 'not':
      return negated(tree.of, facts, known);
    case 'and': {
      const parts = tree.of.map((part) => judgeClauses(part, facts, known));
      return joined(parts, 'false', 'true');
    }
    case 'or': {
      const parts = tree.of.map((part) => judgeClauses(part, facts, known));
      return joined(parts, 'true', 'false');
    }
  }
}

function joined(parts: readonly Judged[], decisive: Verdict, otherwise: Verdict): Judged {
  const verdicts = parts.map(({ verdict }) => verdict);
  const unknown = verdicts.includes('unknown') ? 'unknown' : otherwise;
  const verdict = verdicts.includes(decisive) ? decisive : unknown;
  return { verdict, failing: verdict === 'true' ? [] : parts.flatMap(({ failing }) => failing) };
}

function negated(tree: TriggerTree, facts: IssueFacts, known: KnownClauses): Judged {
  const { verdict } = judgeClauses(tree, facts, known);
  if (verdict === 'unknown') return { verdict, failing: [{ clause: `NOT ${wordsOf(tree)}` }] };
  if (verdict === 'false') return { verdict: 'true', failing: [] };
  return { verdict: 'false', failing: [{ clause: `NOT ${wordsOf(tree)}` }] };
}

function wordsOf(tree: TriggerTree): string {
  switch (tree.op) {
    case 'always':
      return '()';
    case 'ask':
      return tree.clause;
    case 'test':
      return clauseText(tree);
    case 'not':
      return `NOT ${wordsOf(tree.of)}`;
    case 'and':
    case 'or':
      return `(${tree.of.map(wordsOf).join(tree.op === 'and' ? ' AND ' : ' OR ')})`;
  }
}

function ofKnown(clause: string, holds: boolean | undefined): Judged {
  if (holds === true) return { verdict: 'true', failing: [] };
  return { verdict: holds === false ? 'false' : 'unknown', failing: [{ clause }] };
}

function ofTest(tree: Extract<TriggerTree, { op: 'test' }>, facts: IssueFacts, known: KnownClauses): Judged {
  const verdict = evaluateTrigger(tree, facts);
  const clause = clauseText(tree);
  if (verdict === 'unknown') return ofKnown(clause, known.get(clause));
  if (verdict === 'true') return { verdict, failing: [] };
  // The last word of a value is the one that people read: ids and keys come first.
  const holds = (facts[tree.field] ?? []).map((words) => words.at(-1) ?? '').join(', ');
  return { verdict, failing: [{ clause, holds: holds === '' ? 'EMPTY' : holds }] };
}
