import * as z from 'zod';

/** A user as the other company may know them: a name for people to read and a reference, never an account id. */
export const replicaUser = z.strictObject({
  name: z.string().max(255),
  email: z.string().max(320).optional(),
  emailHash: z.string().max(64).optional(),
  ref: z.string().max(64),
});
export type ReplicaUser = z.infer<typeof replicaUser>;

/** Name of an option, a component, a version, a group. */
export const name = z.string().max(255);

/** Milliseconds since 1970 within the years that Jira takes. */
export const instant = z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999);
