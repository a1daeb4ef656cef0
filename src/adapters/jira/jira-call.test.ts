import { type APIResponse, route } from '@forge/api';
import { describe, expect, it } from 'vitest';
import { PortError } from '../../core/ports/port-error.ts';
import { attachmentCalls } from './attachment-calls.ts';
import { commentCalls } from './comment-calls.ts';
import { issueCalls } from './issue-calls.ts';
import type { RequestOptions, SendToJira } from './jira-call.ts';
import { searchCalls } from './search-calls.ts';

interface Sent {
  readonly path: string;
  readonly options: RequestOptions | undefined;
}

/** A Jira that gives the prepared answers in turn and keeps what it was asked. */
function jira(...answers: (Response | Error)[]): { send: SendToJira; sent: Sent[] } {
  const sent: Sent[] = [];
  const send: SendToJira = async (where, options): Promise<APIResponse> => {
    sent.push({ path: where.value, options });
    const answer = answers.shift() ?? new Response('{}');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { send, sent };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

async function fault(work: Promise<unknown>): Promise<PortError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof PortError) return error;
  throw new Error(`Expected a PortError, got ${String(error)}`);
}

const textOf = (bytes: Uint8Array | 'not-found'): string =>
  bytes === 'not-found' ? bytes : Buffer.from(bytes).toString();

const write = { fields: { summary: 'x' } };
const doc = { type: 'doc', version: 1, content: [] } as const;

describe('a call that Jira limits', () => {
  it('is rate-limited, with its seconds and its reason', async () => {
    const { send } = jira(
      json(429, {}, { 'retry-after': '17', 'ratelimit-reason': 'jira-per-issue-on-write' }),
    );
    const error = await fault(issueCalls(send).updateIssue('1', write));
    expect(error).toMatchObject({ code: 'rate-limited', retryAfter: 17, reason: 'jira-per-issue-on-write' });
  });

  it('is rate-limited without seconds where the gateway names none', async () => {
    const error = await fault(issueCalls(jira(json(429, {})).send).readIssue('1', { fields: [] }));
    expect(error.code).toBe('rate-limited');
    expect(error.retryAfter).toBeUndefined();
  });
});

describe('a call whose answer is lost', () => {
  it.each([500, 502, 503, 504, 408])('with %i may have happened when it writes', async (status) => {
    expect((await fault(issueCalls(jira(json(status, {})).send).createIssue(write))).code).toBe(
      'unknown-outcome',
    );
  });

  it('changes nothing when it reads, by any method', async () => {
    expect((await fault(issueCalls(jira(json(503, {})).send).readIssue('1', { fields: [] }))).code).toBe(
      'unavailable',
    );
    const search = searchCalls(jira(json(503, {})).send).searchIssues('project = 1', {
      fields: [],
      limit: 1,
    });
    expect((await fault(search)).code).toBe('unavailable');
  });

  it('is the same when the network breaks', async () => {
    const { send } = jira(new Error('socket hang up'));
    expect(
      (await fault(commentCalls(send).addComment('1', { body: doc, internal: false, properties: {} }))).code,
    ).toBe('unknown-outcome');
  });
});

describe('a page in place of an answer', () => {
  const page = () =>
    new Response('<!DOCTYPE html><title>Atlassian</title>', {
      status: 200,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    });

  it('says nothing of whether a write has happened', async () => {
    expect((await fault(commentCalls(jira(page()).send).deleteComment('1', '2'))).code).toBe(
      'unknown-outcome',
    );
    expect((await fault(issueCalls(jira(page()).send).createIssue(write))).code).toBe('unknown-outcome');
  });

  it('is never taken for a file, but a file may be a page', async () => {
    const range = new Response('<p>', { status: 206, headers: { 'content-type': 'text/html' } });
    const calls = attachmentCalls(jira(page(), range).send);
    expect((await fault(calls.readAttachment('1', { from: 0, length: 3 }))).code).toBe('unavailable');
    expect(textOf(await calls.readAttachment('1', { from: 0, length: 3 }))).toBe('<p>');
  });
});

describe('a write that meets another one', () => {
  it('has not happened and may be tried again, whatever it is to write', async () => {
    const comment = { body: doc, internal: false, properties: {} };
    const { send } = jira(json(409, {}), json(409, {}), json(409, {}));
    expect((await fault(commentCalls(send).addComment('1', comment))).code).toBe('unavailable');
    expect((await fault(commentCalls(send).deleteComment('1', '2'))).code).toBe('unavailable');
    expect((await fault(issueCalls(send).createIssue(write))).code).toBe('unavailable');
  });
});

describe('a write that Jira refuses', () => {
  it('names each field with its message', async () => {
    const { send } = jira(json(400, { errorMessages: [], errors: { summary: 'Summary is required.' } }));
    expect(await issueCalls(send).updateIssue('1', write)).toEqual({
      refused: true,
      fields: { summary: 'Summary is required.' },
      messages: [],
    });
  });

  it('of an issue that is gone is not-found, and a conflicting one may be tried again', async () => {
    expect(await issueCalls(jira(json(404, {})).send).updateIssue('1', write)).toBe('not-found');
    expect((await fault(issueCalls(jira(json(409, {})).send).updateIssue('1', write))).code).toBe(
      'unavailable',
    );
  });
});

describe('an issue', () => {
  it('is created in one call with its property and the trace that its event will carry', async () => {
    const { send, sent } = jira(json(201, { id: '10001', key: 'DEV-1' }));
    const made = await issueCalls(send).createIssue({
      ...write,
      properties: { counterpart: { a: 1 } },
      trace: 't',
    });
    expect(made).toEqual({ id: '10001', key: 'DEV-1' });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.options?.headers).toMatchObject({ 'X-Atlassian-Webhook-Trace': 't' });
    expect(JSON.parse(String(sent[0]?.options?.body))).toEqual({
      fields: { summary: 'x' },
      properties: [{ key: 'counterpart', value: { a: 1 } }],
    });
  });

  it('is searched page by page with the same list of ids to reconcile', async () => {
    const found = (id: string) => ({
      id,
      key: `DEV-${id}`,
      fields: {
        created: '2026-01-05T10:00:00.000+0100',
        updated: '2026-01-05T10:00:01.000+0100',
        project: { id: '1', key: 'DEV' },
      },
    });
    const { send, sent } = jira(
      json(200, { issues: [found('1')], nextPageToken: 'more' }),
      json(200, { issues: [found('2')], isLast: true }),
    );
    const issues = await searchCalls(send).searchIssues('project = 1', {
      fields: [],
      limit: 500,
      reconcile: ['7'],
    });
    expect(issues.map((issue) => issue.id)).toEqual(['1', '2']);
    expect(issues[0]?.updated).toBe(Date.UTC(2026, 0, 5, 9, 0, 1));
    const bodies = sent.map((one) => JSON.parse(String(one.options?.body)));
    expect(bodies.map((body) => body.reconcileIssues)).toEqual([[7], [7]]);
    expect(bodies[1].nextPageToken).toBe('more');
  });

  it('never leaves its path by its key', () => {
    expect(() => route`/rest/api/3/issue/${'../../user'}`).toThrow();
  });
});

describe('a comment', () => {
  it('that is internal carries the property that hides it from customers', async () => {
    const { send, sent } = jira(json(201, { id: '5' }));
    await commentCalls(send).addComment('1', { body: doc, internal: true, properties: { counterpart: 1 } });
    expect(JSON.parse(String(sent[0]?.options?.body)).properties).toEqual([
      { key: 'counterpart', value: 1 },
      { key: 'sd.public.comment', value: { internal: true } },
    ]);
  });

  it('list is incomplete when a later page cannot be read', async () => {
    const one = {
      id: '1',
      created: '2026-01-05T10:00:00.000+0000',
      updated: '2026-01-05T10:00:00.000+0000',
      body: doc,
    };
    const { send } = jira(json(200, { comments: [one], total: 2 }), json(503, {}));
    expect(await commentCalls(send).readComments('1')).toMatchObject({
      complete: false,
      comments: [{ id: '1' }],
    });
  });
});

describe('a file', () => {
  it('is sent as one part under a boundary that it does not hold, with a name that cannot end its header', async () => {
    const { send, sent } = jira(json(200, [{ id: '9' }]));
    const bytes = new TextEncoder().encode('--counterpart-part--');
    const file = { name: 'a"\r\nX: y.txt', mime: 'text/plain', bytes };
    expect(await attachmentCalls(send).addAttachments('1', [file])).toEqual({ ids: ['9'] });
    const type = sent[0]?.options?.headers?.['content-type'] ?? '';
    const raw = sent[0]?.options?.body ?? '';
    const body = typeof raw === 'string' ? raw : Buffer.from(raw).toString();
    expect(sent[0]?.options?.headers?.['X-Atlassian-Token']).toBe('no-check');
    const boundary = type.split('boundary=')[1] ?? '';
    expect(boundary).not.toBe('counterpart-part');
    expect(body.split(`--${boundary}`)).toHaveLength(3);
    expect(body).toContain('filename="a%22%0D%0AX: y.txt"');
  });

  it('of several in one call is known by its name and size, in whatever order Jira answers', async () => {
    const file = (name: string, length: number) => ({
      name,
      mime: 'text/plain',
      bytes: new Uint8Array(length),
    });
    const answered = async (...answer: object[]) =>
      attachmentCalls(jira(json(200, answer)).send).addAttachments('1', [file('a.txt', 1), file('b.txt', 2)]);
    const a = { id: '7', filename: 'a.txt', size: 1 };
    const b = { id: 8, filename: 'b.txt', size: 2 };
    expect(await answered(b, a)).toEqual({ ids: ['7', '8'] });
    expect(await answered(a, { ...b, filename: 'b_.txt' })).toEqual({ ids: ['7', '8'] });
    expect(await answered(b)).toEqual({ ids: [undefined, '8'] });
  });

  it('is read by range, also from a server that gives all of it', async () => {
    const { send, sent } = jira(
      new Response('cdef', { status: 206 }),
      new Response('abcdefgh', { status: 200 }),
    );
    const calls = attachmentCalls(send);
    expect(textOf(await calls.readAttachment('1', { from: 2, length: 4 }))).toBe('cdef');
    expect(textOf(await calls.readAttachment('1', { from: 2, length: 4 }))).toBe('cdef');
    expect(sent[0]?.options?.headers?.['range']).toBe('bytes=2-5');
    expect(sent[0]?.path).toContain('redirect=false');
  });
});
