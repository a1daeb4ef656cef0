import type { AdfDocument } from '../document/adf-node.ts';
import { valueText } from '../fields/value-text.ts';
import type { ApprovalValue } from '../replica/facet-value.ts';
import type { ReplicaUser } from '../replica/replica-parts.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { hiddenNames } from './redacted-version.ts';
import { redactedDocument } from './redaction-document.ts';
import { findsNothing, type Machine, machineOf, type Span, spansOf } from './redaction-machine.ts';
import type { HiddenPattern, RedactionRules } from './redaction-rules.ts';
import { type PatternFault, readPattern } from './redaction-syntax.ts';

/** What stands where something was hidden: of no language, and allowed in names of files. */
export const HIDDEN = '█████';

/** The redaction rules that are on, made ready once per version. */
export interface Redaction {
  /** Names of local fields and of paths that do not leave. */
  readonly fields: ReadonlySet<string>;
  readonly machines: readonly Machine[];
}

/** A text as it may leave, and whether that is another one. */
export interface RedactedText {
  readonly text: string;
  readonly hidden: boolean;
}

/** The rules that are on; undefined where none is. One that cannot be read hides everything: see `redactText`. */
export function redactionOf(rules: RedactionRules | undefined): Redaction | undefined {
  const fields = hiddenNames(rules);
  const machines = (rules?.patterns ?? []).flatMap((one) => (one.on ? [made(one)] : []));
  return fields.size === 0 && machines.length === 0 ? undefined : { fields, machines };
}

function made(one: HiddenPattern): Machine {
  const machine = patternMachine(one);
  if (machine.ok) return machine.machine;
  throw new Error(
    `The redaction pattern ${one.id} was published and cannot be read: ${machine.fault.message}`,
  );
}

export type PatternMachine =
  | { readonly ok: true; readonly machine: Machine }
  | { readonly ok: false; readonly fault: PatternFault };

/** The machine of a pattern as a person wrote it, or what is wrong with it. */
export function patternMachine({
  pattern,
  ignoreCase,
}: Pick<HiddenPattern, 'pattern' | 'ignoreCase'>): PatternMachine {
  const read = readPattern(pattern, ignoreCase);
  if (!read.ok) return read;
  const machine = machineOf(read.piece);
  if (!machine)
    return {
      ok: false,
      fault: { at: 1, message: 'The counts multiply to too much.', next: 'Use smaller counts, or + and *.' },
    };
  if (findsNothing(machine))
    return {
      ok: false,
      fault: {
        at: 1,
        message: 'The pattern is content with nothing at all.',
        next: 'Write + for * where at least one must be there.',
      },
    };
  return { ok: true, machine };
}

/** All characters that any pattern finds; all of the text where the search takes too long. */
export function hiddenSpans({ machines }: Redaction, characters: readonly string[]): readonly Span[] {
  const all: Span[] = [];
  for (const machine of machines) {
    const spans = spansOf(machine, characters);
    if (!spans) return [{ from: 0, to: characters.length }];
    all.push(...spans);
  }
  all.sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of all) {
    const last = joined.at(-1);
    if (last && last.to >= span.from)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** A text without what the patterns find, a mark standing for it. */
export function redactText(redaction: Redaction, text: string): RedactedText {
  const characters = [...text];
  const spans = hiddenSpans(redaction, characters);
  if (spans.length === 0) return { text, hidden: false };
  let left = '';
  let at = 0;
  for (const { from, to } of spans) {
    left += `${characters.slice(at, from).join('')}${HIDDEN}`;
    at = to;
  }
  return { text: left + characters.slice(at).join(''), hidden: true };
}

/** Whether a pattern finds anything in a text. */
export const isHit = (redaction: Redaction, text: string): boolean => redactText(redaction, text).hidden;

export function redactDocument(redaction: Redaction, document: AdfDocument): AdfDocument {
  return redactedDocument(document, {
    spans: (characters) => hiddenSpans(redaction, characters),
    mark: HIDDEN,
  });
}

/** A person as the peer may know them: the reference stays, so that the user map goes on to work. */
export function redactUser(redaction: Redaction, user: ReplicaUser): ReplicaUser {
  const { email, emailHash, ...named } = user;
  const kept = { ...named, name: redactText(redaction, user.name).text.slice(0, 255) };
  if (email === undefined) return emailHash === undefined ? kept : { ...kept, emailHash };
  return isHit(redaction, email) ? kept : { ...kept, email };
}

function redactApproval(redaction: Redaction, { name, approvers, ...one }: ApprovalValue): ApprovalValue {
  return {
    ...one,
    name: redactText(redaction, name).text.slice(0, 255),
    approvers: approvers.map(({ who, decision, said }) => ({
      who: redactUser(redaction, who),
      decision,
      ...(said === undefined ? {} : { said: redactText(redaction, said).text.slice(0, 2000) }),
    })),
  };
}

/**
 * A value as it may leave under a path; undefined where it does not leave at all. Texts and the names of people keep
 * what is not hidden; of a set the members that are hit stay here; every other value that is hit stays here as a whole,
 * since half an option, date or number is none.
 */
export function redactValue(
  redaction: Redaction,
  path: string,
  value: ReplicaValue,
): ReplicaValue | undefined {
  const { name, member } = splitPath(path);
  if (redaction.fields.has(name)) return undefined;
  if (member !== undefined && isHit(redaction, member)) return undefined;
  if (redaction.machines.length === 0 || value.value === null) return value;
  switch (value.kind) {
    case 'text':
      return { kind: 'text', value: redactText(redaction, value.value).text.slice(0, 32_767) };
    case 'richText':
      return { kind: 'richText', value: redactDocument(redaction, value.value) };
    case 'user':
      return { kind: 'user', value: redactUser(redaction, value.value) };
    case 'users':
      return { kind: 'users', value: value.value.map((user) => redactUser(redaction, user)) };
    case 'approvals':
      return { kind: 'approvals', value: value.value.map((one) => redactApproval(redaction, one)) };
    case 'options':
      return { kind: 'options', value: value.value.filter((option) => !isHit(redaction, option)) };
    default: {
      const text = valueText(value);
      return text !== undefined && isHit(redaction, text) ? undefined : value;
    }
  }
}
