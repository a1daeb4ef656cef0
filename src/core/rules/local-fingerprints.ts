import type { ReadPlace } from '../fields/field-kind.ts';
import { fieldKinds, normalForm, readField } from '../fields/fields.ts';
import { type Fingerprint, fingerprint, MEMBER_GONE, MEMBER_THERE } from '../replica/fingerprint.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { CompiledRules, Rule } from './compile-version.ts';
import { asPeerMayKnow } from './people.ts';
import { namesHere } from './set-members.ts';

/**
 * The fingerprint of the local value of every incoming path, and of the members among `paths`; absent where Jira
 * did not return the field.
 */
export function localFingerprints(
  rules: CompiledRules,
  key: string,
  fields: Readonly<Record<string, unknown>>,
  paths: readonly string[] = [],
): Readonly<Record<string, Fingerprint>> {
  const found: Record<string, Fingerprint> = {};
  const place: ReadPlace = { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) };
  for (const rule of rules.incoming) {
    if (rule.on === 'create' || !Object.hasOwn(fields, rule.field)) continue;
    const value = readField(rule.kind, fields[rule.field], place);
    if (value) found[rule.path] = fingerprint(key, normalForm(rule.kind, value));
  }
  for (const path of paths) {
    const { name, member } = splitPath(path);
    const rule = member === undefined ? undefined : rules.incoming.find((one) => one.path === name);
    if (!rule || member === undefined || !Object.hasOwn(fields, rule.field)) continue;
    if (fieldKinds[rule.kind]?.set) found[path] = printOfMember(rule, member, fields[rule.field]);
  }
  return found;
}

/** Whether a member that the peer calls so is in the set here. */
function printOfMember(rule: Rule, member: string, raw: unknown): Fingerprint {
  return namesHere(rule, member, raw).length > 0 ? MEMBER_THERE : MEMBER_GONE;
}
