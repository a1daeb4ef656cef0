import type { IssueWrite } from '../ports/jira.ts';
import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { Fingerprint } from '../replica/fingerprint.ts';

/** A write to a local field that a path asks for. */
export interface Runnable {
  readonly ok: true;
  readonly field: string;
  /** The value of the field once it is written, as Jira shows it; of a member, what Jira is told of it. */
  readonly raw: unknown;
  /** Fingerprint of the local value once the command has run. */
  readonly local: Fingerprint;
  /** A member of a set: how it is written, and as what it stands in the field as read. */
  readonly member?: { readonly op: 'add' | 'remove'; readonly entries: readonly unknown[] };
  /** Where the value is written, if not whole and in the field itself. */
  readonly under?: { readonly field: string; readonly value: Readonly<Record<string, unknown>> };
  /** What Jira takes for `raw`, where that is something else. */
  readonly told?: string | readonly string[];
  /** What to write where Jira refuses `raw`. */
  readonly instead?: { readonly raw: unknown; readonly local: Fingerprint };
}

/** What a path asks of the local issue: a write, or why it cannot be. */
export type Command = Runnable | { readonly ok: false; readonly code: PartialCode };
export type Commands = Readonly<Record<string, Command>>;

type Runnables = Readonly<Record<string, Runnable>>;

/** The fields of one PUT that runs all commands; sets by add and remove, never as a whole. */
export function editOf(commands: Runnables): Pick<IssueWrite, 'fields' | 'update'> {
  const fields: Record<string, unknown> = {};
  const update: Record<string, Record<string, unknown>[]> = {};
  for (const { field, raw, under, told, member } of Object.values(commands)) {
    if (member) {
      const steps = member.entries.map((entry) => ({ [member.op]: entry }));
      update[field] = [...(update[field] ?? []), ...steps];
    } else if (under) {
      fields[under.field] = { ...asRecord(fields[under.field]), ...under.value };
    } else {
      fields[field] = told ?? raw;
    }
  }
  return Object.keys(update).length > 0 ? { fields, update } : { fields };
}

/** The fields of a POST that makes an issue: a set holds its members at once. */
export function createOf(commands: Runnables): Readonly<Record<string, unknown>> {
  const { fields } = editOf(Object.fromEntries(Object.entries(commands).filter(([, one]) => !one.member)));
  const members = Object.values(commands).filter(({ member }) => member?.op === 'add');
  return overlaid(fields, members);
}

/** Jira's field values with the commands run over them: what a read after the write would show. */
export function overlaid(
  fields: Readonly<Record<string, unknown>>,
  commands: readonly Runnable[],
): Readonly<Record<string, unknown>> {
  const after: Record<string, unknown> = { ...fields };
  for (const { field, raw, member } of commands) {
    if (!member) {
      after[field] = raw;
      continue;
    }
    const now = after[field];
    const held: readonly unknown[] = Array.isArray(now) ? now : [];
    after[field] =
      member.op === 'add'
        ? [...held, ...member.entries]
        : held.filter((one) => !member.entries.some((entry) => isSame(one, entry)));
  }
  return after;
}

/** Whether Jira's answer `errors` means this command by one of its keys. */
export function isNamedBy({ field, under }: Runnable, keys: readonly string[]): boolean {
  const own = under?.field ?? field;
  return keys.some((key) => key === own || key === field || key.startsWith(`${own}_`));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Members are told to Jira by the part of them that names them. */
function isSame(held: unknown, entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return held === entry;
  const known = asRecord(held);
  return Object.entries(entry).every(([name, value]) => known[name] === value);
}
