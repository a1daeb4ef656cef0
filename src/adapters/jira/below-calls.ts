import { route } from '@forge/api';
import * as z from 'zod';
import type { JiraField } from '../../core/ports/jira.ts';
import type { JiraBelow, JiraChange } from '../../core/ports/jira-below.ts';
import { createField } from './create-field.ts';
import { author, time } from './issue-answers.ts';
import { callJira, callWithJson, parseAnswer, refusal, type SendToJira } from './jira-call.ts';

const item = z.object({
  fieldId: z.string().nullish(),
  field: z.string(),
  fromString: z.string().nullish().catch(null),
  toString: z.string().nullish().catch(null),
});

const change: z.ZodType<JiraChange> = z
  .object({ author, created: time, items: z.array(item) })
  .transform(({ author: by, created, items }) => ({
    at: created,
    author: by,
    items: items.map((one) => ({
      field: one.fieldId || null,
      name: one.field,
      from: one.fromString ?? null,
      to: one.toString ?? null,
    })),
  }));

const changePage = z.object({ values: z.array(change), total: z.number() });
const watcherList = z.object({ watchers: z.array(author).default([]) });
const voteCount = z.object({ votes: z.number() });
const editScreen = z.object({ fields: z.record(z.string(), z.unknown()) });

/** Jira's largest page of a history. */
const PAGE = 100;

export const belowCalls = (send: SendToJira): JiraBelow => ({
  async changes(issueId) {
    const first = await changesFrom(send, issueId, 0);
    if (first === 'not-found' || first.total <= PAGE) return first === 'not-found' ? first : first.values;
    const last = await changesFrom(send, issueId, first.total - PAGE);
    return last === 'not-found' ? last : last.values;
  },

  async watchers(issueId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/watchers`);
    if (answer.status === 404) return 'not-found';
    return (await parseAnswer(answer, watcherList, `read who watches work item ${issueId}`)).watchers;
  },

  async votes(issueId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/votes`);
    if (answer.status === 404) return 'not-found';
    return (await parseAnswer(answer, voteCount, `read the votes of work item ${issueId}`)).votes;
  },

  async editFields(issueId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/editmeta`);
    if (answer.status === 404) return 'not-found';
    const { fields } = await parseAnswer(answer, editScreen, `read the edit screen of work item ${issueId}`);
    return Object.entries(fields).flatMap(([fieldId, shown]): JiraField[] => {
      const field = createField.safeParse({
        ...z.record(z.string(), z.unknown()).catch({}).parse(shown),
        fieldId,
      });
      return field.success ? [field.data] : [];
    });
  },

  async addWatcher(issueId, accountId) {
    const where = route`/rest/api/3/issue/${issueId}/watchers`;
    const answer = await callWithJson(send, where, 'POST', accountId);
    if (!answer.ok) throw await refusal(answer, `add somebody who watches work item ${issueId}`);
  },
});

async function changesFrom(send: SendToJira, issueId: string, from: number) {
  const query = new URLSearchParams({ startAt: String(from), maxResults: String(PAGE) });
  const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/changelog?${query}`);
  if (answer.status === 404) return 'not-found';
  return parseAnswer(answer, changePage, `read the history of work item ${issueId}`);
}
