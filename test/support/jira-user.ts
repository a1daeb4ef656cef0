import * as z from 'zod';
import type { LocalHost } from '../../host/local/local-host.ts';
import { restCalls } from './rest-calls.ts';

const created = z.object({ id: z.string(), key: z.string() });
const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    summary: z.string(),
    description: z.unknown(),
    issuetype: z.object({ name: z.string() }),
    attachment: z.array(z.object({ id: z.string(), filename: z.string(), size: z.number() })).default([]),
  }),
});
const comment = z.object({ id: z.string(), body: z.unknown(), jsdPublic: z.boolean().optional() });

const commentPage = z.object({ comments: z.array(comment), total: z.number() });

export type SeenIssue = z.infer<typeof issue>;

/** A person at one site's Jira, working over its REST API. Each call throws where Jira refuses. */
export interface JiraUser {
  create(
    project: string,
    type: string,
    fields: Record<string, unknown>,
  ): Promise<{ id: string; key: string }>;
  read(key: string): Promise<SeenIssue>;
  edit(key: string, fields: Record<string, unknown>): Promise<void>;
  /** Moves an issue along the transition of this name. */
  move(key: string, transition: string, fields?: Record<string, unknown>): Promise<void>;
  find(jql: string): Promise<SeenIssue[]>;
  comment(key: string, text: string): Promise<string>;
  editComment(key: string, id: string, text: string): Promise<void>;
  deleteComment(key: string, id: string): Promise<void>;
  /** The comments as plain text, oldest first. */
  comments(key: string): Promise<string[]>;
  attach(key: string, name: string, bytes: Uint8Array): Promise<void>;
  download(attachment: string): Promise<Uint8Array>;
  /** Any other call below `/rest/api/3`; the answer's JSON, undefined where there is none. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** A paragraph as Jira's rich text. */
export const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const ways = z.object({ transitions: z.array(z.object({ id: z.string(), name: z.string() })) });

/** The id of the transition of this name among those that Jira offers. */
function wayNamed(offered: unknown, name: string): string {
  const way = ways.parse(offered).transitions.find((one) => one.name === name);
  if (!way) throw new Error(`No transition "${name}" leads out of the status of this issue.`);
  return way.id;
}

export function jiraUser(host: LocalHost, site: string, accountId: string): JiraUser {
  const { send, json, call } = restCalls(host, site, '/rest/api/3', accountId);
  return {
    create: async (project, type, fields) => {
      const all = { project: { key: project }, issuetype: { name: type }, ...fields };
      return created.parse(await (await json('POST', '/issue', { fields: all })).json());
    },
    read: async (key) => issue.parse(await (await send('GET', `/issue/${key}`)).json()),
    edit: async (key, fields) => void (await json('PUT', `/issue/${key}`, { fields })),
    move: async (key, name, fields = {}) => {
      const offered = await (await send('GET', `/issue/${key}/transitions`)).json();
      await json('POST', `/issue/${key}/transitions`, {
        transition: { id: wayNamed(offered, name) },
        fields,
      });
    },
    find: async (jql) => {
      const answer = await json('POST', '/search/jql', { jql, fields: ['*all'] });
      return z.object({ issues: z.array(issue) }).parse(await answer.json()).issues;
    },
    comment: async (key, text) => {
      const answer = await json('POST', `/issue/${key}/comment`, { body: paragraph(text) });
      return comment.parse(await answer.json()).id;
    },
    editComment: async (key, id, text) =>
      void (await json('PUT', `/issue/${key}/comment/${id}`, { body: paragraph(text) })),
    deleteComment: async (key, id) => void (await send('DELETE', `/issue/${key}/comment/${id}`)),
    comments: (key) => commentTexts((path) => send('GET', path), key),
    attach: async (key, name, bytes) => {
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(bytes)]), name);
      await send('POST', `/issue/${key}/attachments`, {
        headers: { 'X-Atlassian-Token': 'no-check' },
        body: form,
      });
    },
    download: async (attachment) => {
      const answer = await send('GET', `/attachment/content/${attachment}?redirect=false`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    call,
  };
}

/** Every comment, page by page. */
async function commentTexts(read: (path: string) => Promise<Response>, key: string): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    const page = `orderBy=created&maxResults=100&startAt=${texts.length}`;
    const { comments, total } = commentPage.parse(await (await read(`/issue/${key}/comment?${page}`)).json());
    texts.push(...comments.map(({ body }) => textOf(body)));
    if (texts.length >= total || comments.length === 0) return texts;
  }
}

const node = z.looseObject({ text: z.string().optional(), content: z.array(z.unknown()).optional() });

/** The words of a rich text, its blocks separated by spaces. */
export function textOf(value: unknown): string {
  const parsed = node.safeParse(value);
  if (!parsed.success) return '';
  const inner = (parsed.data.content ?? []).map(textOf).filter((text) => text !== '');
  return [parsed.data.text ?? '', ...inner]
    .filter((text) => text !== '')
    .join(' ')
    .trim();
}
