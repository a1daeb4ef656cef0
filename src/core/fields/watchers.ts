import * as z from 'zod';
import type { FieldKind } from './field-kind.ts';

const watches = z.looseObject({ watchCount: z.number().int().min(0) });

/** How many people watch the issue: it only leaves, since who watches is each site's own affair. */
export const watchers: FieldKind<'number'> = {
  wire: 'number',
  called: 'the count of watchers',
  needs: 'nothing',
  readOnly: true,
  read: (raw) => {
    const parsed = watches.safeParse(raw);
    return parsed.success ? { kind: 'number', value: parsed.data.watchCount } : undefined;
  },
  write: () => ({ ok: false, code: 'wrong-kind' }),
  normal: ({ value }) => value,
};
