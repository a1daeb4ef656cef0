import { route } from '@forge/api';
import * as z from 'zod';
import { JIRA } from '../../core/limits.ts';
import type { Adf, Jira, JiraComment } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { author, id, time } from './issue-answers.ts';
import {
  callJira,
  callWithJson,
  isRefusal,
  parseAnswer,
  refusal,
  refusedBy,
  type SendToJira,
} from './jira-call.ts';

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

  async commentExists(issueId, commentId) {
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/comment/${commentId}`);
    if (answer.status === 404) return false;
    if (!answer.ok) throw await refusal(answer, `look for comment ${commentId}`);
    return true;
  },

  async addComment(issueId, { body, internal, properties, parent }) {
    const all = Object.entries(properties).map(([key, value]) => ({ key, value }));
    const reply = parent === undefined ? {} : { parentId: Number(parent) };
    const sent = { body, properties: [...all, ...hiding(internal)], ...reply };
    const answer = await callWithJson(send, route`/rest/api/3/issue/${issueId}/comment`, 'POST', sent);
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    return parseAnswer(answer, z.object({ id }), `comment on issue ${issueId}`);
  },

  async updateComment(issueId, commentId, { body, internal }) {
    const where = route`/rest/api/3/issue/${issueId}/comment/${commentId}`;
    const answer = await callWithJson(send, where, 'PUT', changed(body, internal));
    if (answer.status === 404) return 'not-found';
    if (isRefusal(answer)) return refusedBy(answer);
    if (!answer.ok) throw await refusal(answer, `change comment ${commentId}`);
    return 'done';
  },

  async deleteComment(issueId, commentId) {
    const where = route`/rest/api/3/issue/${issueId}/comment/${commentId}`;
    const answer = await callJira(send, where, { method: 'DELETE' });
    if (!answer.ok && answer.status !== 404) throw await refusal(answer, `delete comment ${commentId}`);
  },
});

/** The property by which a service desk keeps a comment from its customers. */
const hiding = (internal: boolean) =>
  internal ? [{ key: 'sd.public.comment', value: { internal: true } }] : [];

const changed = (body: Adf, internal: boolean) => (internal ? { body, properties: hiding(true) } : { body });

/** A page that cannot be read makes the list incomplete: then nothing may be concluded from what is missing. */
async function readAll(send: SendToJira, issueId: string): ReturnType<Jira['readComments']> {
  const comments: JiraComment[] = [];
  for (;;) {
    const query = new URLSearchParams({
      startAt: String(comments.length),
      maxResults: String(JIRA.commentPage),
      orderBy: 'created',
      expand: 'properties',
    });
    try {
      const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/comment?${query}`);
      const page = await parseAnswer(answer, commentPage, `read the comments of issue ${issueId}`);
      comments.push(...page.comments);
      if (page.comments.length === 0 || comments.length >= page.total)
        return { comments, complete: comments.length >= page.total };
    } catch (error) {
      if (!(error instanceof PortError) || comments.length === 0) throw error;
      return { comments, complete: false };
    }
  }
}
