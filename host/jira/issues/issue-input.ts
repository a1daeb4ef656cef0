import * as z from 'zod';

const anything = z.record(z.string(), z.unknown());

/** Body of create, edit and transition: IssueUpdateDetails. */
export const issueInputSchema = z.object({
  fields: anything.nullish(),
  update: z.record(z.string(), z.array(anything)).nullish(),
  transition: z.object({ id: z.union([z.string(), z.number()]).optional() }).nullish(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
  historyMetadata: anything.nullish(),
});

export type IssueInput = z.infer<typeof issueInputSchema>;
