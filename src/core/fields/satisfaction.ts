import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const rated = z.looseObject({ rating: z.number().int().min(1).max(5).nullish() });

/** How satisfied the customer was, from 1 to 5. It only leaves: the rating is the customer's own. */
export const satisfaction: FieldKind<'number'> = {
  wire: 'number',
  called: 'the satisfaction of the customer',
  needs: 'nothing',
  readOnly: true,
  read: (raw) => {
    if (raw === null) return { kind: 'number', value: null };
    const parsed = rated.safeParse(raw);
    return parsed.success ? { kind: 'number', value: parsed.data.rating ?? null } : undefined;
  },
  write: () => ({ ok: false, code: 'wrong-kind' }),
  normal: ({ value }) => value,
};
