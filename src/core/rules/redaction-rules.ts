import * as z from 'zod';

/** Words that are hidden wherever they would leave. */
const hiddenPattern = z.strictObject({
  id: z.string().min(1).max(64),
  /** Switched on; a rule that is off is kept, shown and not run. */
  on: z.boolean().default(true),
  /** What people call it. */
  name: z.string().max(100).optional(),
  /** A regular expression of the kind that redaction-syntax.ts reads. */
  pattern: z.string().min(1).max(500),
  ignoreCase: z.boolean().default(true),
});
export type HiddenPattern = z.infer<typeof hiddenPattern>;

/** A field that stays here, whatever mappings and scripts say. */
const hiddenField = z.strictObject({
  id: z.string().min(1).max(64),
  on: z.boolean().default(true),
  /** Id of a local Jira field, or a path of the replica: what bears this name on either side does not leave. */
  field: z.string().min(1).max(255),
});

/** What never leaves this side; it is applied after mappings and scripts, to everything of an issue that crosses. */
export const redactionRules = z.strictObject({
  patterns: z.array(hiddenPattern).max(50).default([]),
  fields: z.array(hiddenField).max(100).default([]),
});
export type RedactionRules = z.infer<typeof redactionRules>;
