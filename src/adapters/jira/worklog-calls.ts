import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira, JiraList, WorklogWrite } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { id } from './issue-answers.ts';
import {
  callJira,
  callWithJson,
  isRefusal,
  parseAnswer,
  refusal,
  refusedBy,
  type SendToJira,
} from './jira-call.ts';

type WorklogCalls = Pick<
  Jira,
  'readWorklogs' | 'worklogExists' | 'addWorklog' | 'updateWorklog' | 'deleteWorklog'
>;

const worklogPage = z.object({ worklogs: z.array(z.unknown()), total: z.number() });

export const worklogCalls = (send: SendToJira): WorklogCalls => ({
  readWorklogs: (issueId) => readAll(send, issueId),

  async worklogExists(issueId, worklogId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/worklog/${worklogId}`);
    if (answer.status === 404) return false;
    if (!answer.ok) throw await refusal(answer, `look for worklog ${worklogId}`);
    return true;
  },

  async addWorklog(issueId, { properties, ...worklog }) {
    const all = Object.entries(properties).map(([key, value]) => ({ key, value }));
    const where = route`/rest/api/3/issue/${issueId}/worklog?adjustEstimate=leave`;
    const answer = await callWithJson(send, where, 'POST', { ...bodyOf(worklog), properties: all });
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, z.object({ id }), `log work on issue ${issueId}`);
  },

  async updateWorklog(issueId, worklogId, worklog) {
    const where = route`/rest/api/3/issue/${issueId}/worklog/${worklogId}?adjustEstimate=leave`;
    const answer = await callWithJson(send, where, 'PUT', bodyOf(worklog));
    if (answer.status === 404) return 'not-found';
    if (isRefusal(answer)) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `change worklog ${worklogId}`);
    return 'done';
  },

  async deleteWorklog(issueId, worklogId) {
    const where = route`/rest/api/3/issue/${issueId}/worklog/${worklogId}?adjustEstimate=leave`;
    const answer = await callJira(send, where, { method: 'DELETE' });
    if (!answer.ok && answer.status !== 404) throw await refusal(answer, `delete worklog ${worklogId}`);
  },
});

function bodyOf({ started, seconds, body }: WorklogWrite): Record<string, unknown> {
  return {
    started: new Date(started).toISOString().replace('Z', '+0000'),
    timeSpentSeconds: seconds,
    comment: body,
  };
}

/** A page that cannot be read makes the list incomplete: then nothing may be concluded from what is missing. */
async function readAll(send: SendToJira, issueId: string): Promise<JiraList> {
  const list: unknown[] = [];
  for (;;) {
    const query = new URLSearchParams({ startAt: String(list.length), expand: 'properties' });
    try {
      const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/worklog?${query}`);
      const page = await parseAnswer(answer, worklogPage, `read the worklogs of issue ${issueId}`);
      list.push(...page.worklogs);
      const complete = list.length >= page.total;
      if (page.worklogs.length === 0 || complete) return { list, complete };
    } catch (error) {
      if (!(error instanceof PortError) || list.length === 0) throw error;
      return { list, complete: false };
    }
  }
}
