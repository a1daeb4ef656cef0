import * as z from 'zod';
import type { JiraAuthor, JiraIssue } from '../../core/ports/jira.ts';

export const id = z.string().regex(/^\d{1,19}$/);

/** Jira writes times like 2026-01-05T10:00:00.000+0100. */
export const time = z.string().transform((text, context) => {
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(at)) {
    context.addIssue(`${text} is not a time`);
    return z.NEVER;
  }
  return at;
});

const values = z.record(z.string(), z.unknown());

/** Fields that every read asks for beside those that its caller names. */
export const ownFields = ['created', 'updated', 'project'] as const;

const issueAnswer = z.object({
  id,
  key: z.string(),
  fields: values,
  properties: values.optional(),
});

const ownValues = z.object({
  created: time,
  updated: time,
  project: z.object({ id, key: z.string() }),
});

export const issue: z.ZodType<JiraIssue> = issueAnswer.transform((answer, context) => {
  const own = ownValues.safeParse(answer.fields);
  if (!own.success) {
    context.addIssue('An issue without created, updated or project');
    return z.NEVER;
  }
  const { project, created, updated } = own.data;
  return {
    id: answer.id,
    key: answer.key,
    created,
    updated,
    project,
    fields: answer.fields,
    properties: answer.properties ?? {},
  };
});

export const searchAnswer = z.object({
  issues: z.array(issue).default([]),
  isLast: z.boolean().optional(),
  nextPageToken: z.string().nullish(),
});

export const createdIssue = z.object({ id, key: z.string() });

/** The author of a comment or file; Jira leaves it out for deleted accounts. */
export const author: z.ZodType<JiraAuthor> = z
  .object({
    accountId: z.string().default(''),
    displayName: z.string().default(''),
    accountType: z.string().default(''),
  })
  .nullish()
  .transform((person) => person ?? { accountId: '', displayName: '', accountType: '' });
