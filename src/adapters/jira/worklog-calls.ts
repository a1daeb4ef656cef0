import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira, JiraList, WorklogWrite } from '../../core/ports/jira.ts';
import { childChanged, childExists, deleteChild, readPages } from './child-at.ts';
import { id } from './issue-answers.ts';
import { callJira, callWithJson, isRefusal, parseAnswer, refusedBy, type SendToJira } from './jira-call.ts';

type WorklogCalls = Pick<
  Jira,
  'readWorklogs' | 'worklogExists' | 'addWorklog' | 'updateWorklog' | 'deleteWorklog'
>;

const worklogPage = z.object({ worklogs: z.array(z.unknown()), total: z.number() });

export const worklogCalls = (send: SendToJira): WorklogCalls => ({
  readWorklogs: (issueId) => readAll(send, issueId),

  worklogExists: (issueId, worklogId) =>
    childExists(send, route`/rest/api/3/issue/${issueId}/worklog/${worklogId}`, `worklog ${worklogId}`),

  async addWorklog(issueId, { properties, ...worklog }) {
    const query = manner(worklog.quiet);
    const all = Object.entries(properties).map(([key, value]) => ({ key, value }));
    const where = route`/rest/api/3/issue/${issueId}/worklog?${query}`;
    const answer = await callWithJson(send, where, 'POST', { ...bodyOf(worklog), properties: all });
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, z.object({ id }), `log work on work item ${issueId}`);
  },

  async updateWorklog(issueId, worklogId, worklog) {
    const where = route`/rest/api/3/issue/${issueId}/worklog/${worklogId}?${manner(worklog.quiet)}`;
    const answer = await callWithJson(send, where, 'PUT', bodyOf(worklog));
    return childChanged(answer, `worklog ${worklogId}`);
  },

  deleteWorklog: (issueId, worklogId) =>
    deleteChild(
      send,
      route`/rest/api/3/issue/${issueId}/worklog/${worklogId}?adjustEstimate=leave`,
      `worklog ${worklogId}`,
    ),
});

/** Estimates stay, and nobody is mailed where that is not wanted. */
const manner = (quiet: boolean | undefined): URLSearchParams =>
  new URLSearchParams({ adjustEstimate: 'leave', ...(quiet === true ? { notifyUsers: 'false' } : {}) });

function bodyOf({ started, seconds, body }: WorklogWrite): Record<string, unknown> {
  return {
    started: new Date(started).toISOString().replace('Z', '+0000'),
    timeSpentSeconds: seconds,
    comment: body,
  };
}

function readAll(send: SendToJira, issueId: string): Promise<JiraList> {
  return readPages(async (startAt) => {
    const query = new URLSearchParams({ startAt: String(startAt), expand: 'properties' });
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/worklog?${query}`);
    const page = await parseAnswer(answer, worklogPage, `read the worklogs of work item ${issueId}`);
    return { rows: page.worklogs, total: page.total };
  });
}
