import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';
import { nameForm } from './option-kind.ts';

/** A field that holds any number of the site's own things by their names. `key` is what Jira calls a name. */
export function optionsKind(called: string, key: 'name' | 'value'): FieldKind<'options'> {
  const named = z.array(z.looseObject({ [key]: z.string() }));
  return {
    wire: 'options',
    called,
    needs: 'options',
    read: (raw) => {
      if (raw === null) return { kind: 'options', value: [] };
      const parsed = named.safeParse(raw);
      if (!parsed.success) return undefined;
      return { kind: 'options', value: parsed.data.flatMap((one) => one[key] ?? []) };
    },
    write: ({ value }) => ({ ok: true, raw: distinctNames(value).map((name) => ({ [key]: name })) }),
    normal: ({ value }) => [...new Set(value.map(nameForm))].sort(),
    set: { entry: (name) => ({ ok: true, raw: { [key]: name.trim() } }), form: nameForm },
  };
}

function distinctNames(names: readonly string[]): readonly string[] {
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '');
  return [...new Map(trimmed.map((name) => [nameForm(name), name])).values()];
}
