import { route } from '@forge/api';
import * as z from 'zod';
import { JIRA } from '../../core/limits.ts';
import type { Adf, Jira, JiraComment } from '../../core/ports/jira.ts';
import { childChanged, childExists, deleteChild, readPages } from './child-at.ts';
import { author, id, time } from './issue-answers.ts';
import { callJira, callWithJson, isRefusal, parseAnswer, refusedBy, type SendToJira } from './jira-call.ts';

type CommentCalls = Pick<
  Jira,
  'readComments' | 'commentExists' | 'addComment' | 'updateComment' | 'deleteComment'
>;

const comment: z.ZodType<JiraComment> = z
  .object({
    id,
    author,
    created: time,
    updated: time,
    body: z.unknown(),
    jsdPublic: z.boolean().optional(),
    visibility: z.unknown().optional(),
    parentId: z.union([z.string(), z.number().transform(String)]).nullish(),
    properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  })
  .transform(({ visibility, properties, body, jsdPublic, parentId, ...rest }) => ({
    ...rest,
    body,
    ...(jsdPublic === undefined ? {} : { jsdPublic }),
    ...(parentId === undefined || parentId === null ? {} : { parent: parentId }),
    restricted: visibility !== undefined && visibility !== null,
    properties: Object.fromEntries(properties.map(({ key, value }) => [key, value])),
  }));

const commentPage = z.object({ comments: z.array(comment), total: z.number() });

export const commentCalls = (send: SendToJira): CommentCalls => ({
  readComments: (issueId) => readAll(send, issueId),

  commentExists: (issueId, commentId) =>
    childExists(send, route`/rest/api/3/issue/${issueId}/comment/${commentId}`, `comment ${commentId}`),

  async addComment(issueId, { body, internal, properties, parent }) {
    const all = Object.entries(properties).map(([key, value]) => ({ key, value }));
    const reply = parent === undefined ? {} : { parentId: Number(parent) };
    const sent = { body, properties: [...all, ...hiding(internal)], ...reply };
    const answer = await callWithJson(send, route`/rest/api/3/issue/${issueId}/comment`, 'POST', sent);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, z.object({ id }), `comment on work item ${issueId}`);
  },

  async updateComment(issueId, commentId, { body, internal, quiet }) {
    const where = quiet
      ? route`/rest/api/3/issue/${issueId}/comment/${commentId}?notifyUsers=false`
      : route`/rest/api/3/issue/${issueId}/comment/${commentId}`;
    const answer = await callWithJson(send, where, 'PUT', changed(body, internal));
    return childChanged(answer, `comment ${commentId}`);
  },

  deleteComment: (issueId, commentId) =>
    deleteChild(send, route`/rest/api/3/issue/${issueId}/comment/${commentId}`, `comment ${commentId}`),
});

/** The property by which a service desk keeps a comment from its customers. */
const hiding = (internal: boolean) =>
  internal ? [{ key: 'sd.public.comment', value: { internal: true } }] : [];

const changed = (body: Adf, internal: boolean) => (internal ? { body, properties: hiding(true) } : { body });

async function readAll(send: SendToJira, issueId: string): ReturnType<Jira['readComments']> {
  const { list: comments, complete } = await readPages(async (startAt) => {
    const query = new URLSearchParams({
      startAt: String(startAt),
      maxResults: String(JIRA.commentPage),
      orderBy: 'created',
      expand: 'properties',
    });
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/comment?${query}`);
    const page = await parseAnswer(answer, commentPage, `read the comments of work item ${issueId}`);
    return { rows: page.comments, total: page.total };
  });
  return { comments, complete };
}
