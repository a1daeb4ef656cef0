import { filesByName, type TextFile } from '../document/with-media.ts';
import type { Converted } from '../fields/conversion.ts';
import { convert, isEmpty } from '../fields/convert.ts';
import type { ReadPlace, WriteTarget, Written } from '../fields/field-kind.ts';
import { fieldKinds, normalForm, readField } from '../fields/fields.ts';
import type { JiraProject } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import { type Fingerprint, fingerprint } from '../replica/fingerprint.ts';
import type { ReplicaFields } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { isShown } from '../service/facet-fields.ts';
import type { Command, Commands } from './command.ts';
import type { CompiledRules, Rule } from './compile-version.ts';
import { holds } from './condition.ts';
import { memberCommand } from './member-command.ts';
import { type Addresses, accountOf, asPeerMayKnow, mentionOf } from './people.ts';
import { namesInSet } from './set-members.ts';
import { mapValue } from './value-map.ts';

/** What is known of where the values go. */
export interface IncomingPlace {
  readonly moment: 'create' | 'always';
  readonly project?: JiraProject;
  /** The fields as read; at a create none but what is certain of it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly addresses?: Addresses;
  /** Files that texts may show. */
  readonly files?: { readonly siteUrl: string; readonly list: readonly TextFile[] };
  /** At a create: the issue is made under a parent, so it may be a sub-task. */
  readonly underParent?: boolean;
}

/** What the rules of one connection turn values with. */
interface Bench {
  readonly rules: CompiledRules;
  readonly key: string;
  readonly place: IncomingPlace;
  readonly reading: ReadPlace;
}

/**
 * Runs the incoming rules on a peer's values. Every path of `values` gets a command or a reason, but for those
 * that say nothing here: paths that matter on create alone when the issue is there already, conditions that do
 * not hold, empty values that no rule takes in, and values that a rule leaves alone.
 */
export function runIncoming(
  rules: CompiledRules,
  key: string,
  values: ReplicaFields,
  place: IncomingPlace,
): Commands {
  const commands: Record<string, Command> = {};
  const bench: Bench = { rules, key, place, reading: { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) } };
  for (const [path, value] of Object.entries(values)) {
    const { name, member } = splitPath(path);
    const rule = rules.incoming.find((one) => one.path === name);
    if (!rule) {
      if (isShown(rules.service, path, value.kind)) continue;
      // Of a value that is none nothing is missing here.
      if (value.kind === 'unreadable' || !isEmpty(value)) commands[path] = refusal('not-mapped');
      continue;
    }
    if (rule.on === 'create' && place.moment === 'always') continue;
    if (!holds(rule, place.fields)) continue;
    const command = commandFor(bench, rule, value, member);
    if (command) commands[path] = command;
  }
  return place.moment === 'create' ? { ...constantsAtCreate(bench, values), ...commands } : commands;
}

function commandFor(
  bench: Bench,
  rule: Rule,
  value: ReplicaFields[string],
  member: string | undefined,
): Command | undefined {
  const kind = fieldKinds[rule.kind];
  if (!kind || kind.readOnly) return refusal('not-mapped');
  if (rule.constant !== undefined) return literal(bench, rule, linesOf(rule.constant));
  if (value.kind === 'unreadable' || (value.kind === 'member') !== (member !== undefined))
    return refusal('wrong-kind');
  if (value.kind === 'member')
    return memberCommand(rule, member ?? '', value.value, targetOf(bench, rule), bench.place.fields);
  const mapped = mapValue(rule, value);
  if (mapped.is === 'nothing') return undefined;
  if (mapped.is === 'no-match') return refusal('no-match');
  const fitting = fitted(mapped.value, value, kind.wire);
  if (!fitting.ok) return refusal(fitting.code);
  return asCommand(bench, rule, withUnion(rule, fitting.value, bench.place.fields));
}

/** The value in the field's own kind. A name that the value map gave may stand for what no name does: a number. */
function fitted(mapped: ReplicaValue, came: ReplicaValue, wire: ReplicaValue['kind']) {
  const direct = convert(mapped, wire);
  if (direct.ok || mapped === came) return direct;
  const text = convert(mapped, 'text');
  return text.ok ? convert(text.value, wire) : direct;
}

/** A set that only ever grows keeps what it has. */
function withUnion(rule: Rule, value: ReplicaValue, fields: IncomingPlace['fields']): ReplicaValue {
  if (rule.set !== 'union' || value.kind !== 'options') return value;
  return { kind: 'options', value: [...namesInSet(rule, fields[rule.field]), ...value.value] };
}

function asCommand(bench: Bench, rule: Rule, value: ReplicaValue): Command | undefined {
  const target = targetOf(bench, rule);
  const written = fieldKinds[rule.kind]?.write(value, target) ?? refusal('wrong-kind');
  if (written.ok) return runnable(bench, rule, written, value);
  if (rule.noMatch === 'nothing' && (written.code === 'no-user' || written.code === 'no-match'))
    return undefined;
  const usesDefault = rule.noMatch === 'default' && rule.default !== undefined && written.code === 'no-user';
  return usesDefault && rule.default !== undefined ? literal(bench, rule, linesOf(rule.default)) : written;
}

function runnable(
  bench: Bench,
  rule: Rule,
  written: Extract<Written, { ok: true }>,
  value: ReplicaValue,
): Command {
  const { raw, under, told } = written;
  const local = localForm(bench, rule, raw, value);
  const instead = insteadOf(bench, rule, value, local);
  return {
    ok: true,
    field: rule.field,
    raw,
    local,
    ...(under === undefined ? {} : { under }),
    ...(told === undefined ? {} : { told }),
    ...(instead === undefined ? {} : { instead }),
  };
}

/** Who may not be assigned here gives way to the account that stands for everybody. */
function insteadOf(bench: Bench, rule: Rule, value: ReplicaValue, local: Fingerprint) {
  const account = rule.default ?? bench.rules.userMap.default;
  if (value.kind !== 'user' || value.value === null || account === undefined) return undefined;
  const raw = { accountId: account };
  const other = localForm(bench, rule, raw, value);
  return other === local ? undefined : { raw, local: other };
}

/** The command that puts words into a field, or adds the first to a set. */
export function commandOfWord(
  rules: CompiledRules,
  key: string,
  rule: Rule,
  words: readonly string[],
  place: IncomingPlace,
  member: boolean,
): Command | undefined {
  const bench: Bench = { rules, key, place, reading: { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) } };
  const [word] = words;
  if (!member || word === undefined) return literal(bench, rule, words);
  const { words: _map, ...unmapped } = rule;
  return memberCommand(unmapped, word, true, targetOf(bench, rule), place.fields);
}

/** Words of the version, one a line where a set is to have several. */
const linesOf = (text: string): readonly string[] => text.split('\n');

/** Words of the version in a field: accounts for people, else what they say in the field's kind. */
function literal(bench: Bench, rule: Rule, words: readonly string[]): Command | undefined {
  const kind = fieldKinds[rule.kind];
  if (!kind) return refusal('wrong-kind');
  if (kind.wire === 'user' || kind.wire === 'users') {
    const accounts = words.map((accountId) => ({ accountId }));
    const raw = kind.wire === 'user' ? accounts[0] : accounts;
    const none: ReplicaValue = { kind: 'user', value: null };
    return { ok: true, field: rule.field, raw, local: localForm(bench, rule, raw, none) };
  }
  const several: ReplicaValue = { kind: 'options', value: [...words] };
  const value: Converted =
    kind.wire === 'options'
      ? { ok: true, value: several }
      : convert({ kind: 'text', value: words.join('\n') }, kind.wire);
  if (!value.ok) return refusal(value.code);
  const written = kind.write(value.value, targetOf(bench, rule));
  return written.ok
    ? {
        ok: true,
        field: rule.field,
        raw: written.raw,
        local: localForm(bench, rule, written.raw, value.value),
        ...(written.told === undefined ? {} : { told: written.told }),
      }
    : written;
}

/** Constants are written when an issue is made, whether or not the peer says anything for their path. */
function constantsAtCreate(bench: Bench, values: ReplicaFields): Commands {
  const commands: Record<string, Command> = {};
  for (const rule of bench.rules.incoming) {
    if (rule.constant === undefined || Object.hasOwn(values, rule.path)) continue;
    if (!holds(rule, bench.place.fields)) continue;
    const command = literal(bench, rule, linesOf(rule.constant));
    if (command) commands[rule.path] = command;
  }
  return commands;
}

/** Field id -> the raw value that its mapping falls back on: for a screen that asks for what the peer did not send. */
export function fallbacks(
  rules: CompiledRules,
  key: string,
  place: IncomingPlace,
): Readonly<Record<string, unknown>> {
  const bench: Bench = { rules, key, place, reading: { asPeerMayKnow: asPeerMayKnow(rules.userMap, key) } };
  const found: Record<string, unknown> = {};
  for (const rule of rules.incoming) {
    const word = rule.constant ?? rule.default;
    const command =
      word !== undefined && holds(rule, place.fields) ? literal(bench, rule, [word]) : undefined;
    if (command?.ok) found[rule.field] = command.told ?? command.raw;
  }
  return found;
}

function targetOf({ rules, key, place }: Bench, rule: Rule): WriteTarget {
  return {
    field: rule.field,
    labelSpaces: rules.labelSpaces,
    skipUnknown: rule.noMatch === 'nothing',
    underParent: place.underParent === true,
    mentionOf: mentionOf(rules.userMap, key),
    mediaOf: filesByName(place.fields[rule.field], place.files?.list ?? [], place.files?.siteUrl ?? ''),
    accountOf: accountOf(userMapOf(rules, rule), key, place.addresses ?? {}),
    ...(place.project ? { project: place.project } : {}),
  };
}

/** Nobody stands in for a participant but the default customer, and only where the rules say so. */
function userMapOf({ userMap, service }: CompiledRules, { kind }: Rule): CompiledRules['userMap'] {
  if (kind !== 'participants') return userMap;
  const { default: _standIn, ...known } = userMap;
  const instead = service?.participants.unknown === 'default' ? service.defaultCustomer : undefined;
  return instead === undefined ? known : { ...known, default: instead };
}

/** What will be read back: the written value as the kind reads it, or the incoming one where it cannot be read. */
function localForm(bench: Bench, rule: Rule, raw: unknown, value: ReplicaValue): Fingerprint {
  const read = readField(rule.kind, raw, bench.reading) ?? value;
  return fingerprint(bench.key, normalForm(rule.kind, read));
}

const refusal = (code: PartialCode) => ({ ok: false, code }) as const;
