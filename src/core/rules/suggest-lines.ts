import { fieldKinds } from '../fields/fields.ts';
import { localKind } from '../fields/local-kind.ts';
import { pathOfCustom, systemFields } from '../scripting/script-fields.ts';
import type { FieldCatalogue } from './field-catalogue.ts';
import { type MappingLine, newLine } from './mapping-line.ts';
import { canMake } from './mend-command.ts';

/** Jira's own fields that most partners keep in step; the others are for each to decide. */
const USUAL: readonly string[] = [
  'summary',
  'description',
  'issueType',
  'priority',
  'labels',
  'due',
  'components',
];

/** The lines with one more for each usual field that none of them names yet. */
export function withUsualLines(
  lines: readonly MappingLine[],
  { fields }: Pick<FieldCatalogue, 'fields'>,
): MappingLine[] {
  const all = [...lines];
  for (const { path, field, kind } of systemFields) {
    const known = fields.find(({ id }) => id === field);
    const named = all.some((line) => line.path === path || line.field === field);
    if (!USUAL.includes(path) || !known?.writable || named) continue;
    const first = kind === 'issueType' ? { when: { types: [], statuses: [], firstSync: true } } : {};
    const noMatch =
      kind === 'issueType' ? 'default' : fieldKinds[kind]?.needs === 'options' ? 'nothing' : 'error';
    all.push(newLine(all, { field, path, kind, noMatch, ...first }));
  }
  return all;
}

/** What a line of this kind can do with a value that has no match here. */
export function choicesFor(kind: string): readonly MappingLine['noMatch'][] {
  const known = localKind.safeParse(kind);
  const makes = known.success && canMake(known.data);
  return ['error', 'same', 'nothing', 'default', ...(makes ? (['create'] as const) : [])];
}

/** How a field of this kind can be merged; the rules decide where none is chosen. */
export function mergesFor(kind: string): readonly NonNullable<MappingLine['merge']>[] {
  const known = localKind.safeParse(kind);
  if (!known.success) return [];
  if (fieldKinds[known.data]?.set !== undefined) return ['merge', 'replace', 'union'];
  return kind === 'text' || kind === 'richText' ? ['text'] : [];
}

/** The name that a new line gives to a field: the product's own for Jira's fields, else made from the site's. */
export function pathOfField({ id, name }: { readonly id: string; readonly name: string }): string {
  const own = systemFields.find(({ field }) => field === id);
  return own?.path ?? pathOfCustom(name).slice(0, 120);
}
