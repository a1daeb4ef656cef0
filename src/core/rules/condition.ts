import * as z from 'zod';
import { nameForm } from '../fields/option-kind.ts';
import type { Rule } from './compile-version.ts';

const named = z.looseObject({ name: z.string() });

/** Whether the conditions of a rule hold for the local issue. What is not known of it does not hold. */
export function holds({ when }: Pick<Rule, 'when'>, fields: Readonly<Record<string, unknown>>): boolean {
  if (when?.types && !isOne(when.types, fields['issuetype'])) return false;
  return !(when?.statuses && !isOne(when.statuses, fields['status']));
}

function isOne(names: readonly string[], raw: unknown): boolean {
  const parsed = named.safeParse(raw);
  return parsed.success && names.some((name) => nameForm(name) === nameForm(parsed.data.name));
}
