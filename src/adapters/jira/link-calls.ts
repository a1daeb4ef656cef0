import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira } from '../../core/ports/jira.ts';
import { childExists, deleteChild } from './child-at.ts';
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

  linkExists: (linkId) => childExists(send, route`/rest/api/3/issueLink/${linkId}`, `link ${linkId}`),

  async addLink({ type, from, to }) {
    const body = { type: { name: type }, inwardIssue: { id: from }, outwardIssue: { id: to } };
    const answer = await callWithJson(send, route`/rest/api/3/issueLink`, 'POST', body);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `link work item ${from} with ${to}`);
    const id = /\/issueLink\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1];
    return id === undefined ? {} : { id };
  },

  deleteLink: (linkId) => deleteChild(send, route`/rest/api/3/issueLink/${linkId}`, `link ${linkId}`),

  async readRemoteLinks(issueId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/remotelink`);
    const list = await parseAnswer(
      answer,
      z.array(z.unknown()),
      `read the web links of work item ${issueId}`,
    );
    return { list, complete: true };
  },

  remoteLinkExists: (issueId, linkId) =>
    childExists(send, route`/rest/api/3/issue/${issueId}/remotelink/${linkId}`, `web link ${linkId}`),

  async putRemoteLink(issueId, { globalId, relationship, url, title, summary }) {
    const body = {
      globalId,
      ...(relationship === undefined ? {} : { relationship }),
      object: { url, title, summary },
    };
    const answer = await callWithJson(send, route`/rest/api/3/issue/${issueId}/remotelink`, 'POST', body);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, remoteLinkId, `add a web link to work item ${issueId}`);
  },

  deleteRemoteLink: (issueId, linkId) =>
    deleteChild(send, route`/rest/api/3/issue/${issueId}/remotelink/${linkId}`, `web link ${linkId}`),
});
