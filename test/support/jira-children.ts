import * as z from 'zod';
import { type JiraUser, paragraph, textOf } from './jira-user.ts';

const worklog = z.looseObject({
  id: z.string(),
  timeSpentSeconds: z.number(),
  started: z.string(),
  comment: z.unknown().optional(),
});
const end = z.looseObject({ key: z.string() });
const link = z.looseObject({
  id: z.string(),
  type: z.looseObject({ name: z.string() }),
  outwardIssue: end.optional(),
  inwardIssue: end.optional(),
});
const made = z.looseObject({ id: z.union([z.string(), z.number().transform(String)]) });

/** Logs work as a person; answers its id. */
export async function logWork(
  user: JiraUser,
  key: string,
  seconds: number,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const body = {
    timeSpentSeconds: seconds,
    started: '2026-03-02T09:00:00.000+0000',
    comment: paragraph(text),
    ...more,
  };
  return made.parse(await user.call('POST', `/issue/${key}/worklog`, body)).id;
}

/** The worklogs of an issue: seconds and text, oldest first. */
export async function worklogsOf(user: JiraUser, key: string) {
  const answer = z.object({ worklogs: z.array(worklog) });
  const { worklogs } = answer.parse(await user.call('GET', `/issue/${key}/worklog`));
  return worklogs.map(({ id, timeSpentSeconds, started, comment }) => ({
    id,
    seconds: timeSpentSeconds,
    started: Date.parse(started),
    text: textOf(comment),
  }));
}

/** Links two issues: "`from` <outward words> `to`". */
export async function linkIssues(user: JiraUser, type: string, from: string, to: string): Promise<void> {
  const body = { type: { name: type }, inwardIssue: { key: from }, outwardIssue: { key: to } };
  await user.call('POST', '/issueLink', body);
}

/** The links that start at an issue, as "type key", sorted, and their ids. */
export async function linksFrom(user: JiraUser, key: string) {
  const answer = z.object({ fields: z.object({ issuelinks: z.array(link) }) });
  const { fields } = answer.parse(await user.call('GET', `/issue/${key}?fields=issuelinks`));
  return fields.issuelinks
    .flatMap(({ id, type, outwardIssue }) =>
      outwardIssue ? [{ id, is: `${type.name} ${outwardIssue.key}` }] : [],
    )
    .sort((a, b) => a.is.localeCompare(b.is));
}
