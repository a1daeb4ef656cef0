import * as z from 'zod';
import type { FieldEdit, JiraAuthor, JiraIssue } from '../../core/ports/jira.ts';

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

const changes = z.object({
  author: z.object({ accountType: z.string().default('') }).nullish(),
  created: time,
  items: z.array(
    z.object({
      fieldId: z.string().nullish(),
      field: z.string(),
      toString: z.string().nullish().catch(null),
    }),
  ),
});

/** The history that rides on an issue: Jira gives the newest 100 changes, the newest first. */
const changelog: z.ZodType<readonly FieldEdit[]> = z
  .object({ histories: z.array(changes) })
  .transform(({ histories }) =>
    histories
      .flatMap(({ author, created, items }) =>
        items.map((item) => ({
          field: item.fieldId ?? item.field,
          at: created,
          byApp: author?.accountType === 'app',
          text: item.toString ?? null,
        })),
      )
      .sort((a, b) => a.at - b.at),
  );

const issueAnswer = z.object({
  id,
  key: z.string(),
  fields: values,
  properties: values.optional(),
  changelog: changelog.optional(),
});

/** What a PUT answers that was asked to return the issue. */
export const writtenIssue = z.object({ changelog });

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
    ...(answer.changelog === undefined ? {} : { history: answer.changelog }),
  };
});

export const searchAnswer = z.object({
  issues: z.array(issue).default([]),
  isLast: z.boolean().optional(),
  nextPageToken: z.string().nullish(),
});

/** What a bulk read answers; `issueErrors` names issues that are not there or not seen. */
export const fetchedIssues = z.object({ issues: z.array(issue).default([]) });

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
