import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';
import { nameForm } from './option-kind.ts';

const cascade = z.looseObject({
  value: z.string(),
  child: z.looseObject({ value: z.string() }).nullish(),
});

/** An option and one of the options below it. */
export const cascading: FieldKind<'cascading'> = {
  wire: 'cascading',
  called: 'a cascading select list',
  needs: 'options',
  read: (raw) => {
    if (raw === null) return { kind: 'cascading', value: null };
    const parsed = cascade.safeParse(raw);
    if (!parsed.success) return undefined;
    const { value: parent, child } = parsed.data;
    return { kind: 'cascading', value: child ? { parent, child: child.value } : { parent } };
  },
  write: ({ value }) => {
    if (value === null) return { ok: true, raw: null };
    const { parent, child } = value;
    return { ok: true, raw: { value: parent, ...(child === undefined ? {} : { child: { value: child } }) } };
  },
  normal: ({ value }) =>
    value === null
      ? null
      : [nameForm(value.parent), value.child === undefined ? null : nameForm(value.child)],
};
