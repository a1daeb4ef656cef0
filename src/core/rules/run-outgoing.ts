import { normalForm, readField } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import { type Fingerprint, fingerprint } from '../replica/fingerprint.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { CompiledRules } from './compile-version.ts';

/** One path of the local issue as it would leave now. */
export interface LocalPath {
  readonly value: ReplicaValue;
  /** Kind of the local field. */
  readonly kind: LocalKind;
  /** Fingerprint of what leaves. */
  readonly out: Fingerprint;
  /** Fingerprint of the local value it comes from. */
  readonly local: Fingerprint;
}
export type LocalPaths = Readonly<Record<string, LocalPath>>;

/**
 * Runs the outgoing rules on Jira's field values. A field that Jira did not return, or that holds something of
 * another kind, is absent from the result: absent says nothing and is never a command.
 */
export function runOutgoing(
  rules: CompiledRules,
  key: string,
  fields: Readonly<Record<string, unknown>>,
  moment: 'create' | 'always',
): LocalPaths {
  const paths: Record<string, LocalPath> = {};
  for (const rule of rules.outgoing) {
    if (rule.on === 'create' && moment === 'always') continue;
    if (!Object.hasOwn(fields, rule.field)) continue;
    const value = readField(rule.kind, fields[rule.field]);
    if (!value) continue;
    const out = fingerprint(key, normalForm(rule.kind, value));
    paths[rule.path] = { value, kind: rule.kind, out, local: out };
  }
  return paths;
}
