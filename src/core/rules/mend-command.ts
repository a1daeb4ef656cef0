import * as z from 'zod';
import { NAMELESS } from '../fields/field-kind.ts';
import { fieldKinds } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import { nameForm } from '../fields/option-kind.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import type { Command, Runnable } from './command.ts';
import type { Rule } from './compile-version.ts';

/** Something that a field names and the site does not have. */
export interface Missing {
  readonly makes: 'option' | 'version' | 'component';
  readonly name: string;
  readonly parent?: string;
}

/** What to do about a field that Jira has refused. */
export type Mending =
  | { readonly is: 'again'; readonly command: Runnable }
  | { readonly is: 'make'; readonly missing: readonly Missing[]; readonly command: Runnable }
  | { readonly is: 'leave' }
  | { readonly is: 'aside'; readonly code: PartialCode };

const MAKES: Partial<Record<LocalKind, Missing['makes']>> = {
  select: 'option',
  radio: 'option',
  multiSelect: 'option',
  checkboxes: 'option',
  cascading: 'option',
  version: 'version',
  versions: 'version',
  components: 'component',
};

/** Whether values without a match can be made in fields of this kind. */
export const canMake = (kind: LocalKind): boolean => MAKES[kind] !== undefined;

/**
 * Decides by the rule's policy what becomes of a refused command. `allowed`: the values that Jira takes in the
 * field; undefined where it does not say. `word`: the command for another value of the same field.
 */
export function mendCommand(
  rule: Rule,
  command: Runnable,
  allowed: readonly unknown[] | undefined,
  word: (...names: readonly string[]) => Command | undefined,
): Mending {
  if (command.instead) {
    const { instead, ...rest } = command;
    return { is: 'again', command: { ...rest, raw: instead.raw, local: instead.local } };
  }
  const wanted = wantedBy(rule, command);
  if (wanted.length === 0) return { is: 'aside', code: 'refused' };
  if (!allowed) return unlisted(rule, command, word);
  const missing = wanted.filter((one) => !isAllowed(one, allowed));
  // Every value is there: Jira refuses for another reason. Members are refused together with their neighbours.
  if (missing.length === 0) {
    const told = command.told === undefined ? undefined : byIds(command.told, wanted, allowed);
    if (told !== undefined && !sameTold(told, command.told))
      return { is: 'again', command: { ...command, told } };
    return command.member ? { is: 'again', command } : { is: 'aside', code: 'refused' };
  }
  return byPolicy(rule, command, missing, allowed, word);
}

/**
 * Jira lists no values. No create screen shows the resolution, so that its values are never listed: whatever it refuses
 * there is taken for missing.
 */
function unlisted(
  rule: Rule,
  command: Runnable,
  word: (...names: readonly string[]) => Command | undefined,
): Mending {
  if (rule.kind !== 'resolution') return { is: 'aside', code: 'refused' };
  if (rule.noMatch === 'nothing') return { is: 'leave' };
  const other = rule.noMatch === 'default' && rule.default !== undefined ? word(rule.default) : undefined;
  const isOther = other?.ok === true && other.local !== command.local;
  return isOther ? { is: 'again', command: other } : { is: 'aside', code: 'refused' };
}

function byPolicy(
  rule: Rule,
  command: Runnable,
  missing: readonly Wanted[],
  allowed: readonly unknown[],
  word: (...names: readonly string[]) => Command | undefined,
): Mending {
  const makes = MAKES[rule.kind];
  switch (rule.noMatch) {
    case 'nothing':
      return withoutMissing(rule, command, missing, allowed, word);
    case 'default': {
      const other = rule.default === undefined ? undefined : word(...rule.default.split('\n'));
      const isOther = other?.ok && wantedBy(rule, other).every((one) => isAllowed(one, allowed));
      return isOther ? { is: 'again', command: other } : { is: 'aside', code: 'no-match' };
    }
    case 'create':
      if (makes === undefined) return { is: 'aside', code: 'no-match' };
      return { is: 'make', missing: missing.flatMap((one) => stepsTo(makes, one, allowed)), command };
    case 'error':
    case 'same':
      return { is: 'aside', code: 'no-match' };
  }
}

/** What is there is written: the other members of a set, the option above a missing one. */
function withoutMissing(
  rule: Rule,
  command: Runnable,
  missing: readonly Wanted[],
  allowed: readonly unknown[],
  word: (...names: readonly string[]) => Command | undefined,
): Mending {
  const [only] = missing;
  if (rule.kind === 'cascading' && only && isAllowed({ name: only.name }, allowed)) {
    const parent = word(only.name);
    return parent?.ok ? { is: 'again', command: parent } : { is: 'leave' };
  }
  const left = wantedBy(rule, command).filter((one) => !missing.includes(one) && isAllowed(one, allowed));
  if (command.member || left.length === 0) return { is: 'leave' };
  const others = word(...left.map(({ name }) => name));
  return others?.ok ? { is: 'again', command: others } : { is: 'leave' };
}

interface Wanted {
  readonly name: string;
  readonly child?: string;
}

/** The names that a command puts into its field. */
function wantedBy(rule: Rule, command: Runnable): readonly Wanted[] {
  if (command.member?.op === 'remove') return [];
  const raw = command.member ? command.member.entries : command.raw;
  const value: ReplicaValue | undefined = fieldKinds[rule.kind]?.read(raw, NAMELESS);
  if (value?.kind === 'options') return value.value.map((name) => ({ name }));
  if (value?.kind === 'option' && value.value !== null) return [{ name: value.value }];
  if (value?.kind !== 'cascading' || value.value === null) return [];
  const { parent, child } = value.value;
  return [child === undefined ? { name: parent } : { name: parent, child }];
}

const allowedValue = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  children: z.array(z.unknown()).optional(),
});

/** Names as the ids under which Jira takes them; undefined where they are ids already, or unknown. */
function byIds(
  told: string | readonly string[],
  wanted: readonly Wanted[],
  allowed: readonly unknown[],
): string | readonly string[] | undefined {
  const values = allowed.map((one) => allowedValue.safeParse(one).data);
  const idOf = (name: string) =>
    values.find((one) => one?.name !== undefined && nameForm(one.name) === nameForm(name))?.id;
  const ids = wanted.map(({ name }) => idOf(name));
  if (typeof told === 'string') return ids[0];
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

/** What was told by ids already is refused for another reason. */
const sameTold = (one: string | readonly string[], other: string | readonly string[] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function isAllowed({ name, child }: Wanted, allowed: readonly unknown[]): boolean {
  return allowed.some((one) => {
    const parsed = allowedValue.safeParse(one);
    const own = parsed.success ? (parsed.data.value ?? parsed.data.name) : undefined;
    if (own === undefined || nameForm(own) !== nameForm(name)) return false;
    return child === undefined || isAllowed({ name: child }, parsed.data?.children ?? []);
  });
}

/** An option below one that is missing too needs both. */
function stepsTo(makes: Missing['makes'], { name, child }: Wanted, allowed: readonly unknown[]): Missing[] {
  const above = isAllowed({ name }, allowed) ? [] : [{ makes, name }];
  return child === undefined ? above : [...above, { makes, name: child, parent: name }];
}
