import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode, UpdateItem } from '../protocol/kinds/sync.ts';
import { createOf, overlaid, type Runnable } from '../rules/command.ts';
import type { CompiledRules } from '../rules/compile-version.ts';
import type { Addresses } from '../rules/people.ts';
import { runIncoming } from '../rules/run-incoming.ts';
import { runOutgoing } from '../rules/run-outgoing.ts';
import { createEssentials } from './create-essentials.ts';
import type { Claim } from './records/claim.ts';
import { movedShadow } from './shadow.ts';

export interface CreatePlan {
  /** Jira field id -> value. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What takes the place of a field that Jira refuses and wants. */
  readonly essentials: Readonly<Record<string, unknown>>;
  readonly claim: Omit<Claim, 'token' | 'at'>;
}

/** What an issue made for a peer's item holds, and the shadow it will have: all that the claim must remember. */
export function planCreate(
  rules: CompiledRules,
  key: string,
  item: UpdateItem,
  digest: string,
  project: JiraProject,
  addresses: Addresses = {},
): CreatePlan {
  const commands = runIncoming(rules, key, item.fields, {
    moment: 'create',
    project,
    fields: {},
    addresses,
    underParent: Object.values(item.fields).some((one) => one.kind === 'issue' && one.value !== null),
  });
  const partial: Record<string, PartialCode> = {};
  const runnable: Record<string, Runnable> = {};
  const known: Record<string, string> = {};
  const onCreate = new Set(rules.incoming.filter((rule) => rule.on === 'create').map((rule) => rule.path));
  for (const [path, command] of Object.entries(commands)) {
    if (!command.ok) {
      partial[path] = command.code;
      continue;
    }
    runnable[path] = command;
    if (!onCreate.has(path)) known[path] = command.local;
  }
  const commanded = Object.values(runnable);
  const outgoing = runOutgoing(rules, key, overlaid({}, commanded), 'always', Object.keys(known));
  const moves = Object.fromEntries(
    Object.entries(known).map(([path, local]) => [
      path,
      { sent: outgoing[path]?.out, known: local, applied: local },
    ]),
  );
  const essentials = createEssentials(item, project);
  return {
    fields: { ...essentials, ...createOf(runnable) },
    essentials,
    claim: {
      v: 1,
      seq: item.seq,
      gen: item.gen,
      digest,
      project: project.id,
      peer: { id: item.issue.id, key: item.issue.key },
      shadow: movedShadow({}, moves),
      ...(Object.keys(partial).length > 0 ? { partial } : {}),
      ...(item.origin === undefined ? {} : { origin: item.origin, hops: (item.hops ?? 0) + 1 }),
    },
  };
}

/** The claim without what Jira refused at the create. */
export function withoutRefused(
  plan: CreatePlan,
  rules: CompiledRules,
  fields: readonly string[],
): CreatePlan {
  const paths = rules.incoming.filter((rule) => fields.includes(rule.field)).map((rule) => rule.path);
  const shadow = Object.entries(plan.claim.shadow).filter(([path]) => !paths.includes(path));
  const partial = { ...plan.claim.partial, ...Object.fromEntries(paths.map((path) => [path, 'refused'])) };
  const left = Object.entries(plan.fields).filter(([field]) => !fields.includes(field));
  const instead = Object.entries(plan.essentials).filter(
    ([field, value]) => fields.includes(field) && plan.fields[field] !== value,
  );
  return {
    fields: Object.fromEntries([...left, ...instead]),
    essentials: plan.essentials,
    claim: {
      ...plan.claim,
      shadow: Object.fromEntries(shadow),
      partial,
    },
  };
}
