import { normalForm, readField } from '../../fields/fields.ts';
import { isTextKind, mergedText } from '../../fields/merge-text.ts';
import type { UpdateItem } from '../../protocol/kinds/sync.ts';
import { fingerprint } from '../../replica/fingerprint.ts';
import { type Commands, overlaid, type Runnable } from '../../rules/command.ts';
import type { CompiledRules, Rule } from '../../rules/compile-version.ts';
import { asPeerMayKnow } from '../../rules/people.ts';
import { runOutgoing } from '../../rules/run-outgoing.ts';
import type { Incoming } from '../decide-incoming.ts';
import { unanswered } from '../decide-outgoing.ts';
import type { MergeBase } from '../records/merge-base.ts';
import type { Rows } from '../rows.ts';
import { shadowOf } from '../shadow.ts';
import { mergeBaseOf, mergingRule } from './merge-bases.ts';

/** A path that was edited on both sides and now holds both edits. */
export interface Merged {
  /** What the peer has: its own text, as this side would send it. */
  readonly sent: string;
  /** Fingerprint of the peer's text as a command here. */
  readonly applied: string;
  /** The peer's text: what its next edit starts from. */
  readonly base: MergeBase | undefined;
}

export interface MergeInput {
  readonly rules: CompiledRules;
  readonly key: string;
  readonly rows: Rows;
  readonly item: Pick<UpdateItem, 'changed' | 'context' | 'full'>;
  /** Jira's field values as read. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly commands: Commands;
  readonly decision: Incoming;
}

/** Paths in conflict whose texts could be merged, were it known what both sides had before. */
export function mergeable({ rules, item, decision }: MergeInput): readonly string[] {
  if (item.full === true) return [];
  return [...decision.lost, ...decision.overruled].filter(
    (path) => !decision.byRules.includes(path) && mergingRule(rules, path) !== undefined,
  );
}

/** The decision with texts merged that were edited on both sides; without an equal base the policy's word stands. */
export function withMerges(
  input: MergeInput,
  bases: Readonly<Record<string, MergeBase | undefined>>,
): Incoming {
  const write = { ...input.decision.write };
  const merged: Record<string, Merged> = {};
  for (const path of mergeable(input)) {
    const rule = mergingRule(input.rules, path);
    const command = input.commands[path];
    const base = bases[path];
    if (!rule || !command?.ok || base === undefined || base.out !== agreedOut(input, path)) continue;
    const result = mergeOne(input, rule, command, base);
    if (!result) continue;
    write[path] = result.command;
    merged[path] = result.merged;
  }
  const left = (paths: readonly string[]) => paths.filter((path) => merged[path] === undefined);
  const { lost, overruled } = input.decision;
  return { ...input.decision, write, lost: left(lost), overruled: left(overruled), merged };
}

/** What the peer is known to have had when it made its edit. */
function agreedOut({ rows, item }: MergeInput, path: string): string | null | undefined {
  const own = unanswered(rows.work)[path];
  return own !== undefined && own.since <= item.context ? own.out : shadowOf(rows.twin.shadow, path).sent;
}

function mergeOne(
  { rules, key, fields }: MergeInput,
  rule: Rule,
  came: Runnable,
  base: MergeBase,
): { readonly command: Runnable; readonly merged: Merged } | undefined {
  if (!isTextKind(rule.kind)) return undefined;
  const here = fields[rule.field];
  const raw = mergedText(rule.kind, key, { base: base.prints, here, there: came.raw });
  const place = { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) };
  const read = raw === undefined ? undefined : readField(rule.kind, raw, place);
  if (!read) return undefined;
  const local = fingerprint(key, normalForm(rule.kind, read));
  const theirs = runOutgoing(rules, key, overlaid(fields, [came]), 'always')[rule.path];
  const sent = theirs?.out ?? came.local;
  return {
    command: { ok: true, field: rule.field, raw, local },
    merged: { sent, applied: came.local, base: mergeBaseOf(rule, key, came.raw, sent) },
  };
}
