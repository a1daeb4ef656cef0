import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const named = z.looseObject({ id: z.string(), key: z.string() });

/**
 * Another issue: a parent, an epic. It crosses as the sender names it and is turned into the receiver's own issue
 * before it is written (localize-issues.ts), so that here ids are always this site's.
 */
export const issue: FieldKind<'issue'> = {
  wire: 'issue',
  called: 'another work item',
  needs: 'nothing',
  read: (raw) => {
    if (raw === null) return { kind: 'issue', value: null };
    const parsed = named.safeParse(raw);
    if (!parsed.success) return undefined;
    return { kind: 'issue', value: { id: parsed.data.id, key: parsed.data.key } };
  },
  write: ({ value }) => ({ ok: true, raw: value === null ? null : { id: value.id, key: value.key } }),
  normal: ({ value }) => value?.id ?? null,
};
