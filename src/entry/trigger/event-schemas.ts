import * as z from 'zod';

/** Forge gives ids as strings or numbers, by event. */
const id = z.union([z.string().regex(/^\d{1,19}$/), z.int().positive().transform(String)]);

const common = {
  selfGenerated: z.boolean().default(false),
  /** What our own REST call sent as X-Atlassian-Webhook-Trace. */
  webhookTraceValue: z.string().optional(),
};

const issue = z.object({
  id,
  key: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
});

const changeItem = z.object({ field: z.string(), fieldId: z.string().optional() });

/** Created, updated, deleted, assigned. */
export const issueEvent = z.object({
  ...common,
  eventType: z.string(),
  issue,
  changelog: z.object({ items: z.array(changeItem) }).optional(),
});
export type IssueEvent = z.infer<typeof issueEvent>;

/** A comment made, edited or deleted. */
export const commentEvent = z.object({ ...common, issue });

export const attachmentEvent = z.object({
  ...common,
  attachment: z.object({ issueId: id, projectId: id.optional() }),
});

export const linkEvent = z.object({
  ...common,
  sourceIssueId: id,
  destinationIssueId: id,
  sourceProjectId: id.optional(),
  destinationProjectId: id.optional(),
});

/** Made, changed, archived, put in the trash, deleted, or brought back. */
export const projectEvent = z.object({
  eventType: z.string(),
  project: z.object({ id, key: z.string().optional() }),
});

export const worklogEvent = z.object({ ...common, worklog: z.object({ issueId: id }) });

export const anyEvent = z.object({ eventType: z.string() });
