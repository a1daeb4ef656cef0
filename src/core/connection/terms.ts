import * as z from 'zod';

const path = z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/);

/** One direction of what a side's rules let cross, in the replica's own names: no field, filter or user of the side. */
const direction = z.strictObject({
  paths: z.array(path).max(300),
  comments: z.enum(['off', 'public', 'all']),
  worklogs: z.enum(['off', 'public', 'all']),
  attachments: z.boolean(),
  links: z.boolean(),
  /** E-mail addresses go with names. */
  emails: z.boolean(),
  /** What of a service desk crosses beside fields and comments. */
  desk: z
    .array(z.enum(['approvals', 'sla', 'satisfaction']))
    .min(1)
    .max(3)
    .optional(),
  /** A script chooses what else crosses: SHA-256 of its text, base64url, so that another script is another agreement. */
  script: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** Rules of the side hide parts of what leaves: SHA-256 of them, so that hiding less is another agreement. */
  redaction: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
});

export const terms = z.strictObject({ out: direction, in: direction });
export type Terms = z.infer<typeof terms>;
