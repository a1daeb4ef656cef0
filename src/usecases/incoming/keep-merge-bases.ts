import type { Ports } from '../../core/ports/ports.ts';
import type { Change } from '../../core/ports/store.ts';
import { mergeBaseOf, mergingRule } from '../../core/sync/conflicts/merge-bases.ts';
import type { CreatePlan } from '../../core/sync/plan-create.ts';
import { type MergeBase, mergeBaseKey, mergeBaseKind } from '../../core/sync/records/merge-base.ts';
import { shadowOf } from '../../core/sync/shadow.ts';
import type { Context } from '../twin/load-context.ts';

/** What both sides have of the texts of an issue just made, where a rule merges them. */
export async function keepMergeBases(
  ports: Pick<Ports, 'store'>,
  { connection, rules, key }: Context,
  issue: string,
  { commands, claim }: CreatePlan,
): Promise<void> {
  for (const [path, { raw }] of Object.entries(commands)) {
    const rule = mergingRule(rules, path);
    const { sent } = shadowOf(claim.shadow, path);
    const base = rule && sent !== undefined ? mergeBaseOf(rule, key, raw, sent) : undefined;
    if (base) await ports.store.put(mergeBaseKind, mergeBaseKey(connection.id, issue, path), base);
  }
}

/** Lines of a transaction that keep these bases, by path. */
export function mergeBaseChanges(
  connection: string,
  issue: string,
  bases: Readonly<Record<string, MergeBase | undefined>>,
): Change[] {
  return Object.entries(bases).flatMap(([path, value]): Change[] =>
    value ? [{ op: 'put', kind: mergeBaseKind, key: mergeBaseKey(connection, issue, path), value }] : [],
  );
}
