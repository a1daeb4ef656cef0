import { fieldKinds } from '../fields/fields.ts';
import type { Proposal, ProposedLine } from '../protocol/kinds/propose.ts';
import { isRecord } from '../rules/diff-leaves.ts';
import type { ChosenField, ProposalSide } from './proposals-record.ts';
import { valuesHere, wayHere } from './seen-from-here.ts';

/** A line of the rules as a proposal wants it on this side. */
export interface WantedLine {
  readonly field: string;
  readonly kind: ChosenField['kind'];
  readonly path: string;
  readonly direction: ProposedLine['direction'];
  /** The value map; absent: whatever stands there is left. */
  readonly values?: readonly { readonly here: string; readonly there: string }[];
}

/**
 * The lines that a proposal comes to here. Of values that differ the sender's side turns one into the other, so that
 * the receiver's has no map: on the way they have its own names.
 */
export function wantedLines(
  side: ProposalSide,
  { lines }: Proposal,
  fields: readonly ChosenField[],
): WantedLine[] {
  const chosen = new Map(fields.map((one) => [one.path, one]));
  return lines.flatMap((line): WantedLine[] => {
    const own = chosen.get(line.path);
    if (own === undefined) return [];
    const { field, kind, path } = own;
    const map = line.values === undefined ? {} : { values: side === 'out' ? valuesHere(side, line) : [] };
    return [{ field, kind, path, direction: wayHere(side, line), ...map }];
  });
}

/**
 * The mappings of a draft with what was agreed: a line of the same field and name is changed in its place, switched on;
 * others are added behind. What a line has beside that stays as it is.
 */
export function withWanted(mappings: unknown, wanted: readonly WantedLine[]): unknown[] {
  const all: unknown[] = Array.isArray(mappings) ? [...mappings] : [];
  for (const line of wanted) {
    const at = all.findIndex(
      (one) => isRecord(one) && one['path'] === line.path && one['field'] === line.field,
    );
    const before = at < 0 ? undefined : all[at];
    if (isRecord(before)) all[at] = changed(before, line);
    else all.push(added(line, all));
  }
  return all;
}

function changed(before: Readonly<Record<string, unknown>>, { direction, values }: WantedLine) {
  const { values: _, ...rest } = before;
  const map = values === undefined ? before['values'] : values.length === 0 ? undefined : [...values];
  return { ...rest, on: true, direction, ...(map === undefined ? {} : { values: map }) };
}

function added({ field, kind, path, direction, values = [] }: WantedLine, all: readonly unknown[]) {
  const taken = new Set(all.map((one) => (isRecord(one) ? one['id'] : undefined)));
  let number = all.length + 1;
  while (taken.has(`line-${number}`)) number += 1;
  const noMatch = fieldKinds[kind]?.needs === 'options' ? 'nothing' : 'error';
  return {
    id: `line-${number}`,
    on: true,
    field,
    path,
    kind,
    direction,
    noMatch,
    ...(values.length === 0 ? {} : { values: [...values] }),
  };
}
