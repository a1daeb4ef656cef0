import { normalForm, readField, writeField } from '../fields/fields.ts';
import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import { type Fingerprint, fingerprint } from '../replica/fingerprint.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { CompiledRules, Rule } from './compile-version.ts';

/** What a path asks of the local issue: the value for a field, or why it cannot be. */
export type Command =
  | {
      readonly ok: true;
      readonly field: string;
      readonly raw: unknown;
      /** Fingerprint of the local value once the command has run. */
      readonly local: Fingerprint;
    }
  | { readonly ok: false; readonly code: PartialCode };
export type Commands = Readonly<Record<string, Command>>;

/**
 * Runs the incoming rules on a peer's values. Every path of `values` gets a command or a reason, but for paths
 * that matter on create alone when the issue is there already.
 */
export function runIncoming(
  rules: CompiledRules,
  key: string,
  values: ReplicaFields,
  place: { readonly moment: 'create' | 'always'; readonly project?: JiraProject },
): Commands {
  const commands: Record<string, Command> = {};
  for (const [path, value] of Object.entries(values)) {
    const rule = rules.incoming.find((one) => one.path === path);
    if (rule?.on === 'create' && place.moment === 'always') continue;
    if (!rule || value.kind === 'unreadable') {
      commands[path] = { ok: false, code: rule ? 'wrong-kind' : 'not-mapped' };
      continue;
    }
    const written = writeField(rule.kind, value, {
      field: rule.field,
      ...(place.project ? { project: place.project } : {}),
    });
    commands[path] = written.ok
      ? { ok: true, field: rule.field, raw: written.raw, local: localForm(rule, key, written.raw, value) }
      : written;
  }
  return commands;
}

/** The fingerprint of the local value of every incoming path; absent where Jira did not return the field. */
export function localFingerprints(
  rules: CompiledRules,
  key: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Fingerprint>> {
  const found: Record<string, Fingerprint> = {};
  for (const rule of rules.incoming) {
    if (rule.on === 'create' || !Object.hasOwn(fields, rule.field)) continue;
    const value = readField(rule.kind, fields[rule.field]);
    if (value) found[rule.path] = fingerprint(key, normalForm(rule.kind, value));
  }
  return found;
}

/** What will be read back: the written value as the kind reads it, or the incoming one where it cannot be read. */
function localForm(rule: Rule, key: string, raw: unknown, value: ReplicaValue): Fingerprint {
  return fingerprint(key, normalForm(rule.kind, readField(rule.kind, raw) ?? value));
}
