import { isTextKind, piecePrints } from '../../fields/merge-text.ts';
import type { CompiledRules, Rule } from '../../rules/compile-version.ts';
import type { MergeBase } from '../records/merge-base.ts';

/** More than a value of the store takes belongs to no text that Jira holds. */
const LONGEST = 200_000;

/** The rule of a path whose texts are merged. */
export function mergingRule(rules: CompiledRules, path: string): Rule | undefined {
  return rules.incoming.find((rule) => rule.path === path && rule.mergeText === true);
}

/** What is kept of a text that both sides have now: `raw` as the field holds it here, `out` as it leaves. */
export function mergeBaseOf(rule: Rule, key: string, raw: unknown, out: string): MergeBase | undefined {
  if (!isTextKind(rule.kind)) return undefined;
  const prints = piecePrints(rule.kind, key, raw);
  return prints.length > LONGEST ? undefined : { v: 1, out, prints };
}
