import type { IssueFacts } from './issue-facts.ts';
import { holdsPeople, looksLikeAccountId } from './trigger-fields.ts';
import type { TriggerTree } from './trigger-tree.ts';

/** `unknown`: the facts do not decide it. Only a certain `false` may drop an event. */
export type Verdict = 'true' | 'false' | 'unknown';

/** Three-valued judgement of a trigger on what is known of an issue. */
export function evaluateTrigger(tree: TriggerTree, facts: IssueFacts): Verdict {
  switch (tree.op) {
    case 'always':
      return 'true';
    case 'ask':
      return 'unknown';
    case 'not':
      return opposite(evaluateTrigger(tree.of, facts));
    case 'and':
      return first(tree.of, facts, 'false', 'true');
    case 'or':
      return first(tree.of, facts, 'true', 'false');
    case 'test':
      return evaluateTest(tree, facts);
  }
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'unknown') return 'unknown';
  return verdict === 'true' ? 'false' : 'true';
}

/** `decisive` wins over everything; without it one `unknown` leaves the whole unknown. */
function first(
  parts: readonly TriggerTree[],
  facts: IssueFacts,
  decisive: Verdict,
  otherwise: Verdict,
): Verdict {
  const verdicts = parts.map((part) => evaluateTrigger(part, facts));
  if (verdicts.includes(decisive)) return decisive;
  return verdicts.includes('unknown') ? 'unknown' : otherwise;
}

function evaluateTest(tree: Extract<TriggerTree, { op: 'test' }>, facts: IssueFacts): Verdict {
  const values = Object.hasOwn(facts, tree.field) ? facts[tree.field] : undefined;
  if (!values) return 'unknown';
  if (tree.is === 'empty') return values.length === 0 ? 'true' : 'false';
  if (tree.is === 'not-empty') return values.length > 0 ? 'true' : 'false';
  // Jira finds an issue without a value neither by `=` nor by `!=`.
  if (values.length === 0) return 'false';
  const hit = values.some((words) => words.some((word) => tree.words.includes(word)));
  if (hit) return tree.is === 'one-of' ? 'true' : 'false';
  const uncertain = holdsPeople(tree.field) && tree.words.some((word) => !looksLikeAccountId(word));
  if (uncertain) return 'unknown';
  return tree.is === 'one-of' ? 'false' : 'true';
}
