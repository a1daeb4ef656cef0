import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira } from '../../core/ports/jira.ts';
import {
  callJira,
  callWithJson,
  isRefusal,
  parseAnswer,
  refusal,
  refusedBy,
  type SendToJira,
} from './jira-call.ts';

type LinkCalls = Pick<
  Jira,
  | 'linkTypes'
  | 'linkExists'
  | 'addLink'
  | 'deleteLink'
  | 'readRemoteLinks'
  | 'remoteLinkExists'
  | 'putRemoteLink'
  | 'deleteRemoteLink'
>;

const linkTypeList = z.object({ issueLinkTypes: z.array(z.object({ name: z.string() })) });
const remoteLinkId = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

export const linkCalls = (send: SendToJira): LinkCalls => ({
  async linkTypes() {
    const answer = await callJira(send, route`/rest/api/3/issueLinkType`);
    const { issueLinkTypes } = await parseAnswer(answer, linkTypeList, 'read the link types');
    return issueLinkTypes.map(({ name }) => name);
  },

  async linkExists(linkId) {
    const answer = await callJira(send, route`/rest/api/3/issueLink/${linkId}`);
    if (answer.status === 404) return false;
    if (!answer.ok) throw await refusal(answer, `look for link ${linkId}`);
    return true;
  },

  async addLink({ type, from, to }) {
    const body = { type: { name: type }, inwardIssue: { id: from }, outwardIssue: { id: to } };
    const answer = await callWithJson(send, route`/rest/api/3/issueLink`, 'POST', body);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `link issue ${from} with ${to}`);
    const id = /\/issueLink\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1];
    return id === undefined ? {} : { id };
  },

  async deleteLink(linkId) {
    const answer = await callJira(send, route`/rest/api/3/issueLink/${linkId}`, { method: 'DELETE' });
    if (!answer.ok && answer.status !== 404) throw await refusal(answer, `delete link ${linkId}`);
  },

  async readRemoteLinks(issueId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/remotelink`);
    const list = await parseAnswer(answer, z.array(z.unknown()), `read the web links of issue ${issueId}`);
    return { list, complete: true };
  },

  async remoteLinkExists(issueId, linkId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/remotelink/${linkId}`);
    if (answer.status === 404) return false;
    if (!answer.ok) throw await refusal(answer, `look for web link ${linkId}`);
    return true;
  },

  async putRemoteLink(issueId, { globalId, relationship, url, title, summary }) {
    const body = {
      globalId,
      ...(relationship === undefined ? {} : { relationship }),
      object: { url, title, summary },
    };
    const answer = await callWithJson(send, route`/rest/api/3/issue/${issueId}/remotelink`, 'POST', body);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, remoteLinkId, `add a web link to issue ${issueId}`);
  },

  async deleteRemoteLink(issueId, linkId) {
    const where = route`/rest/api/3/issue/${issueId}/remotelink/${linkId}`;
    const answer = await callJira(send, where, { method: 'DELETE' });
    if (!answer.ok && answer.status !== 404) throw await refusal(answer, `delete web link ${linkId}`);
  },
});
