import * as z from 'zod';

/** An issue as Jira exports it: REST v2 or v3, Cloud or Server, or the issue part of a webhook. */
const named = z.looseObject({ id: z.string().optional(), name: z.string() });

export const realUser = z
  .looseObject({
    accountId: z.string().optional(),
    key: z.string().optional(),
    name: z.string().optional(),
    displayName: z.string().optional(),
    emailAddress: z.string().optional(),
  })
  .refine((user) => user.accountId !== undefined || user.key !== undefined || user.name !== undefined);
export type RealUser = z.infer<typeof realUser>;

export const realIssue = z.looseObject({
  id: z.string().regex(/^\d+$/),
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/),
  fields: z.looseObject({
    project: z.looseObject({
      key: z.string(),
      name: z.string().optional(),
      projectTypeKey: z.string().optional(),
    }),
    issuetype: named.extend({ subtask: z.boolean().optional() }),
    summary: z.string().nullish(),
    updated: z.string().optional(),
    status: named.extend({ statusCategory: z.looseObject({ key: z.string() }).optional() }).optional(),
    resolution: named.nullish(),
    priority: named.nullish(),
    components: z.array(named).nullish(),
    versions: z.array(named).nullish(),
    fixVersions: z.array(named).nullish(),
    comment: z
      .looseObject({ comments: z.array(z.looseObject({ author: realUser.optional(), body: z.unknown() })) })
      .nullish(),
    worklog: z
      .looseObject({
        worklogs: z.array(z.looseObject({ timeSpentSeconds: z.number(), started: z.string().optional() })),
      })
      .nullish(),
    attachment: z.array(z.looseObject({ filename: z.string() })).nullish(),
  }),
});
export type RealIssue = z.infer<typeof realIssue>;

/** One file and the issue in it. */
export interface SeedFile {
  readonly file: string;
  readonly issue: RealIssue;
}

/** A file that was left out, and why. */
export interface LeftOut {
  readonly file: string;
  readonly reason: string;
}
