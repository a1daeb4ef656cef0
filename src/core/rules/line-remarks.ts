import { nameForm } from '../fields/option-kind.ts';
import type { FieldCatalogue } from './field-catalogue.ts';
import type { MappingLine } from './mapping-line.ts';

/** What a person should know of one line; `other` is the number of another line, counted from one. */
export type LineRemark =
  | { readonly code: 'wins-over' | 'gives-way-to'; readonly way: 'out' | 'in'; readonly other: number }
  | { readonly code: 'field-gone' | 'cannot-cross' | 'only-leaves' | 'off-screen' }
  | { readonly code: 'stand-in-gone'; readonly value: string }
  | { readonly code: 'kind-changed'; readonly kind: string }
  | { readonly code: 'values-gone'; readonly values: readonly string[] };

/** Kinds whose values Jira lists in full: only of these it can be said that one is not there any more. */
const LISTED: ReadonlySet<string> = new Set([
  'select',
  'radio',
  'multiSelect',
  'checkboxes',
  'cascading',
  'priority',
  'issueType',
  'status',
]);

/** Remarks about each line, in the order of the lines. Without a catalogue nothing is said about the site. */
export function remarksOn(
  lines: readonly MappingLine[],
  catalogue?: Pick<FieldCatalogue, 'fields'>,
): readonly (readonly LineRemark[])[] {
  const fields = new Map(catalogue?.fields.map((field) => [field.id, field]));
  return lines.map((line, at) => [
    ...(catalogue === undefined ? [] : ofSite(line, fields.get(line.field))),
    ...rivals(lines, at, 'out'),
    ...rivals(lines, at, 'in'),
  ]);
}

/** Lines that give the same target: of those that are on the last one counts. */
function rivals(lines: readonly MappingLine[], at: number, way: 'out' | 'in'): LineRemark[] {
  const line = lines[at];
  const target = line && targetOf(line, way);
  if (target === undefined) return [];
  return lines.flatMap((other, place): LineRemark[] => {
    if (place === at || targetOf(other, way) !== target) return [];
    return [{ code: place < at ? 'wins-over' : 'gives-way-to', way, other: place + 1 }];
  });
}

function targetOf({ on, direction, field, path }: MappingLine, way: 'out' | 'in'): string | undefined {
  if (!on || (direction !== 'both' && direction !== way)) return undefined;
  const target = way === 'out' ? path : field;
  return target === '' ? undefined : target;
}

function ofSite(line: MappingLine, field: FieldCatalogue['fields'][number] | undefined): LineRemark[] {
  if (line.field === '') return [];
  if (field === undefined) return [{ code: 'field-gone' }];
  if (field.kind === undefined) return [{ code: 'cannot-cross' }];
  if (field.kind !== line.kind) return [{ code: 'kind-changed', kind: field.kind }];
  const gone = goneValues(line, field.values);
  return [
    ...(field.writable || line.direction === 'out' ? [] : [{ code: 'only-leaves' } as const]),
    ...(gone.length === 0 ? [] : [{ code: 'values-gone', values: gone } as const]),
    ...standIn(line, field.values),
    ...(field.offScreen && line.on && line.direction !== 'out' ? [{ code: 'off-screen' } as const] : []),
  ];
}

/** What is written in place of a value without a match has to be one of the values, too. */
function standIn({ kind, direction, noMatch, ...line }: MappingLine, known: readonly string[] | undefined) {
  const value = line.default ?? '';
  const isUsed = direction !== 'out' && noMatch === 'default' && value !== '';
  if (!isUsed || !LISTED.has(kind) || known === undefined) return [];
  const isKnown = known.some((one) => nameForm(one) === nameForm(value));
  return isKnown ? [] : [{ code: 'stand-in-gone', value } as const];
}

function goneValues({ kind, values }: MappingLine, known: readonly string[] | undefined): string[] {
  if (!LISTED.has(kind) || known === undefined) return [];
  const forms = new Set(known.map(nameForm));
  return values.map(({ here }) => here).filter((here) => here !== '' && !forms.has(nameForm(here)));
}
