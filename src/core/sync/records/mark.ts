import * as z from 'zod';
import type { RecordKind } from '../../ports/record-kind.ts';

/**
 * Says that an issue may have changed since it was last looked at; same key as the twin, born with it and never
 * deleted. `at` is epoch seconds of the newest hint, 0 when clean.
 */
const markSchema = z.object({
  v: z.literal(1),
  token: z.string(),
  connection: z.string(),
  at: z.number().int(),
});
export type Mark = z.infer<typeof markSchema>;

export const markKind: RecordKind<Mark> = {
  name: 'mark',
  schema: markSchema,
  entity: {
    attributes: (mark) => ({ v: mark.v, token: mark.token, connection: mark.connection, at: mark.at }),
  },
};
