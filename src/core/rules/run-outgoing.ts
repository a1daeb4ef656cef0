import { convert } from '../fields/convert.ts';
import type { ReadPlace } from '../fields/field-kind.ts';
import { fieldKinds, normalForm, readField } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import { type Fingerprint, fingerprint, MEMBER_GONE, MEMBER_THERE } from '../replica/fingerprint.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { CompiledRules, Rule } from './compile-version.ts';
import { holds } from './condition.ts';
import { asPeerMayKnow } from './people.ts';
import { type Redaction, redactValue } from './redaction.ts';
import { scriptedPaths } from './scripted-values.ts';
import { mapValue, mapWord } from './value-map.ts';

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

/** A set of more members than this crosses as a whole. */
const MOST_MEMBERS = 200;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Runs the outgoing rules on Jira's field values. A field that Jira did not return, or that holds something of
 * another kind, is absent from the result: absent says nothing and is never a command. Of a set, members of
 * `remembered` (paths that the twin knows of) that are there no more are null.
 */
export function runOutgoing(
  rules: CompiledRules,
  key: string,
  fields: Fields,
  moment: 'create' | 'always',
  remembered: readonly string[] = [],
): LocalPaths {
  const paths: Record<string, LocalPath> = {};
  const place = leavingPlace(rules, key);
  for (const rule of rules.outgoing) {
    if (rule.on === 'create' && moment === 'always') continue;
    if (!Object.hasOwn(fields, rule.field) || !holds(rule, fields)) continue;
    const value = readField(rule.kind, fields[rule.field], place);
    if (!value) continue;
    const members = asMembers(rule, value, remembered);
    if (members) {
      Object.assign(paths, members);
      continue;
    }
    const leaving = leavingValue(rule, value);
    if (!leaving || 'code' in leaving) continue;
    const local = fingerprint(key, normalForm(rule.kind, value));
    const out = leaving === value ? local : printOf(key, rule.kind, leaving);
    paths[rule.path] = { value: leaving, kind: rule.kind, out, local };
  }
  const all = rules.script === undefined ? paths : { ...paths, ...scriptedPaths(rules, key, fields, place) };
  return rules.redaction ? redactedPaths(rules.redaction, key, all) : all;
}

/** The paths without what the redaction hides: of one whose value stays here as a whole nothing is said. */
function redactedPaths(redaction: Redaction, key: string, paths: LocalPaths): LocalPaths {
  const left: Record<string, LocalPath> = {};
  for (const [path, one] of Object.entries(paths)) {
    const value = redactValue(redaction, path, one.value);
    if (value === one.value) left[path] = one;
    else if (value) left[path] = { ...one, value, out: printOf(key, one.kind, value) };
  }
  return left;
}

/** How what leaves is read: as the peer may know it. */
function leavingPlace({ userMap, service }: CompiledRules, key: string): ReadPlace {
  return { asPeerMayKnow: asPeerMayKnow(userMap, key), approverDomains: service?.approvals.domains };
}

/** Values that the rules keep from leaving although they were meant to, with the reason. */
export function keptBack(
  rules: CompiledRules,
  key: string,
  fields: Fields,
): Readonly<Record<string, PartialCode>> {
  const place = leavingPlace(rules, key);
  const kept: Record<string, PartialCode> = {};
  for (const rule of rules.outgoing) {
    if (rule.on === 'create' || !Object.hasOwn(fields, rule.field) || !holds(rule, fields)) continue;
    const value = readField(rule.kind, fields[rule.field], place);
    if (!value) {
      kept[rule.path] = 'wrong-kind';
      continue;
    }
    const leaving = leavingValue(rule, value);
    if (leaving && 'code' in leaving) kept[rule.path] = leaving.code;
  }
  return kept;
}

/** The value that leaves for a local one; undefined where nothing does. */
function leavingValue(rule: Rule, value: ReplicaValue): ReplicaValue | { code: PartialCode } | undefined {
  if (rule.constant !== undefined) {
    const constant = convert({ kind: 'text', value: rule.constant }, value.kind);
    return constant.ok ? constant.value : { kind: 'text', value: rule.constant };
  }
  const mapped = mapValue(rule, value);
  if (mapped.is === 'value') return mapped.value;
  return mapped.is === 'nothing' ? undefined : { code: 'no-match' };
}

/** A set, each member a path of its own; undefined for what is to cross as one value. */
function asMembers(
  rule: Rule,
  value: ReplicaValue,
  remembered: readonly string[],
): Record<string, LocalPath> | undefined {
  const set = fieldKinds[rule.kind]?.set;
  if (!set || rule.set === 'whole' || rule.set === undefined || value.kind !== 'options') return undefined;
  if (rule.constant !== undefined || value.value.length > MOST_MEMBERS) return undefined;
  const known = new Map<string, string>();
  for (const path of remembered) {
    const { name, member } = splitPath(path);
    if (name === rule.path && member !== undefined) known.set(set.form(member), path);
  }
  const paths: Record<string, LocalPath> = {};
  for (const name of value.value) {
    const mapped = mapWord(rule, name);
    if (mapped.is !== 'word' || mapped.word.trim() === '') continue;
    // The path keeps the spelling under which both sides know the member.
    const path = known.get(set.form(mapped.word)) ?? `${rule.path}/${mapped.word.trim()}`;
    paths[path] = member(rule.kind, true);
  }
  if (rule.set === 'union') return paths;
  for (const path of known.values()) paths[path] ??= member(rule.kind, null);
  return paths;
}

function member(kind: LocalKind, value: true | null): LocalPath {
  const print = printOf('', kind, { kind: 'member', value });
  return { value: { kind: 'member', value }, kind, out: print, local: print };
}

/** The fingerprint of a value under a rule for a local field of this kind. */
export function printOf(key: string, kind: LocalKind, value: ReplicaValue): Fingerprint {
  if (value.kind === 'member') return value.value === null ? MEMBER_GONE : MEMBER_THERE;
  return fingerprint(key, canonical(kind, value));
}

/** The form of a value that leaves, which the value map may have made one of another kind than the field's. */
function canonical(kind: LocalKind, value: ReplicaValue): unknown {
  return fieldKinds[kind]?.wire === value.kind ? normalForm(kind, value) : [value.kind, value.value];
}
