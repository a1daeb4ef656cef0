import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';
import { nameForm } from './option-kind.ts';

const held = z.array(z.looseObject({ name: z.string() }));

/**
 * The organizations that a request is shared with, by their names. Jira takes them by their ids alone: names are
 * tried first, and where Jira knows none of them, the desk's list says the ids.
 */
export const organizations: FieldKind<'options'> = {
  wire: 'options',
  called: 'organizations',
  needs: 'options',
  read: (raw) => {
    const parsed = held.safeParse(raw ?? []);
    return parsed.success ? { kind: 'options', value: parsed.data.map(({ name }) => name) } : undefined;
  },
  write: ({ value }) => {
    const names = [...new Map(value.map((name) => [nameForm(name), name.trim()])).values()].filter(
      (name) => name !== '',
    );
    return { ok: true, raw: names.map((name) => ({ name })), told: names };
  },
  normal: ({ value }) => [...new Set(value.map(nameForm))].sort(),
};
