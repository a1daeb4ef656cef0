import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

/** Names of options are told apart without regard to case, as Jira finds them. */
export const nameForm = (name: string): string => name.trim().toLowerCase();

/**
 * A field that holds one of the site's own things by its name. Written by name: Jira says where there is none,
 * which costs nothing in the common case that there is one. `key` is what Jira calls the name.
 */
export function optionKind(called: string, key: 'name' | 'value'): FieldKind<'option'> {
  const named = z.looseObject({ [key]: z.string() });
  return {
    wire: 'option',
    called,
    needs: 'options',
    read: (raw) => {
      if (raw === null) return { kind: 'option', value: null };
      const parsed = named.safeParse(raw);
      return parsed.success ? { kind: 'option', value: parsed.data[key] ?? null } : undefined;
    },
    write: ({ value }) => {
      const name = value?.trim() ?? '';
      return { ok: true, raw: name === '' ? null : { [key]: name } };
    },
    normal: ({ value }) => (value === null ? null : nameForm(value)),
  };
}
