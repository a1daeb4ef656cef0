import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';
import { nameForm } from './option-kind.ts';

const held = z.looseObject({ requestType: z.looseObject({ name: z.string() }) });

/**
 * The request type of a service project, by its name. Jira shows it whole and takes it as text: the id, or
 * `portal key/request type key`. A name is tried first; where Jira knows none of it, the desk's list says the id.
 */
export const requestType: FieldKind<'option'> = {
  wire: 'option',
  called: 'the request type',
  needs: 'options',
  read: (raw) => {
    if (raw === null) return { kind: 'option', value: null };
    const parsed = held.safeParse(raw);
    return parsed.success ? { kind: 'option', value: parsed.data.requestType.name } : undefined;
  },
  write: ({ value }) => {
    const name = value?.trim() ?? '';
    if (name === '') return { ok: true, raw: null };
    return { ok: true, raw: { requestType: { name } }, told: name };
  },
  normal: ({ value }) => (value === null ? null : nameForm(value)),
};
