import { route } from '@forge/api';
import type { FieldEdit, Jira, JiraIssue } from '../../core/ports/jira.ts';
import { unseenEdits } from '../../core/sync/conflicts/unseen-edits.ts';
import { createdIssue, issue, ownFields, writtenIssue } from './issue-answers.ts';
import { bodyOf } from './issue-body.ts';
import {
  callJira,
  callWithJson,
  isRefusal,
  parseAnswer,
  refusal,
  refusedBy,
  type SendToJira,
} from './jira-call.ts';

type IssueCalls = Pick<
  Jira,
  'readIssue' | 'createIssue' | 'updateIssue' | 'deleteIssue' | 'setIssueProperty'
>;

export const issueCalls = (send: SendToJira): IssueCalls => ({
  async readIssue(idOrKey, want) {
    const query = new URLSearchParams({ fields: fieldsOf(want.fields), updateHistory: 'false' });
    if (want.properties && want.properties.length > 0) query.set('properties', want.properties.join(','));
    if (want.history === true) query.set('expand', 'changelog');
    const answer = await callJira(send, route`/rest/api/3/issue/${idOrKey}?${query}`);
    if (answer.status === 404) return 'not-found';
    return withParent(await parseAnswer(answer, issue, `read work item ${idOrKey}`), want.fields);
  },

  async createIssue({ trace, ...write }) {
    const headers = trace === undefined ? {} : { 'X-Atlassian-Webhook-Trace': trace };
    const answer = await callWithJson(send, route`/rest/api/3/issue`, 'POST', bodyOf(write), { headers });
    if (isRefusal(answer) || answer.status === 404) return refusedBy(answer);
    return parseAnswer(answer, createdIssue, 'create a work item');
  },

  async updateIssue(id, write, manner = {}) {
    const { quiet, override, seen } = manner;
    const query = new URLSearchParams({
      ...(quiet ? { notifyUsers: 'false' } : {}),
      ...(override ? { overrideScreenSecurity: 'true' } : {}),
      ...(seen === undefined ? {} : { returnIssue: 'true', expand: 'changelog' }),
    });
    const where = query.size > 0 ? route`/rest/api/3/issue/${id}?${query}` : route`/rest/api/3/issue/${id}`;
    const answer = await callWithJson(send, where, 'PUT', bodyOf(write));
    if (answer.status === 404) return 'not-found';
    if (answer.status === 403 && manner.override) return 'no-override';
    if (isRefusal(answer)) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `change work item ${id}`);
    const overwrote = seen === undefined ? [] : await overwritten(answer, Object.keys(write.fields), seen);
    return overwrote.length > 0 ? { overwrote } : 'done';
  },

  async deleteIssue(id) {
    const answer = await callJira(send, route`/rest/api/3/issue/${id}?deleteSubtasks=false`, {
      method: 'DELETE',
    });
    if (answer.status === 404) return 'not-found';
    if (answer.status === 400 || answer.status === 403) return 'refused';
    if (!answer.ok) throw await refusal(answer, `delete work item ${id}`);
    return 'done';
  },

  async setIssueProperty(id, key, value) {
    const answer = await callWithJson(send, route`/rest/api/3/issue/${id}/properties/${key}`, 'PUT', value);
    if (!answer.ok) throw await refusal(answer, `set property ${key} of work item ${id}`);
  },
});

/** A site that does not return the issue says nothing about it: the write was done all the same. */
async function overwritten(
  answer: Awaited<ReturnType<typeof callJira>>,
  fields: readonly string[],
  seen: number,
): Promise<readonly FieldEdit[]> {
  if (answer.status === 204) return [];
  const issue = writtenIssue.safeParse(await answer.json().catch(() => undefined));
  return issue.success ? unseenEdits(issue.data.changelog, seen, fields) : [];
}

/** Jira leaves the parent out where there is none, unlike every other empty field. */
function withParent(read: JiraIssue, wanted: readonly string[]): JiraIssue {
  if (!wanted.includes('parent') || 'parent' in read.fields) return read;
  return { ...read, fields: { ...read.fields, parent: null } };
}

const fieldsOf = (wanted: readonly string[]): string => [...new Set([...wanted, ...ownFields])].join(',');
