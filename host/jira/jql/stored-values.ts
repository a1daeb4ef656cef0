import * as z from 'zod';
import type { Issue } from '../model.ts';

const cascade = z.object({ parent: z.string(), child: z.string().nullable() });

/** Ids (or words) that a field of the issue holds; a field that holds one is a list of one. */
export function storedIds(issue: Issue, fieldId: string): readonly string[] {
  const value = issue.values[fieldId];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
  return [];
}

/** Both steps of a cascading choice: the parent, then the child, or `parent/none` where no child is chosen. */
export function storedCascade(issue: Issue, fieldId: string): readonly string[] {
  const parsed = cascade.safeParse(issue.values[fieldId]);
  if (!parsed.success) return [];
  const { parent, child } = parsed.data;
  return [parent, child ?? `${parent}/none`];
}

export function storedNumber(issue: Issue, fieldId: string): number | null {
  const value = issue.values[fieldId];
  return typeof value === 'number' ? value : null;
}

export function storedText(issue: Issue, fieldId: string): string | null {
  const value = issue.values[fieldId];
  return typeof value === 'string' ? value : null;
}
