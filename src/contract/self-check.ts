import * as z from 'zod';
import { operation } from './operation.ts';

/** What the app needs in order to work here, each point checked now. */
export const selfCheckGet = operation(
  'selfCheck.get',
  ['admin'],
  z.object({}),
  z.object({
    checks: z.array(
      z.object({
        name: z.string(),
        ok: z.boolean(),
        message: z.string(),
        next: z.string().optional(),
      }),
    ),
  }),
);

export const selfCheckOperations = [selfCheckGet] as const;
