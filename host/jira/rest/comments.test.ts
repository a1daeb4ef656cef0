import { beforeEach, describe, expect, test } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';
import type { Issue } from '../model.ts';
import { sampleIssue } from '../sample-issue.ts';
import type { SampleSite } from '../sample-site.ts';

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

let sample: SampleSite;
let issue: Issue;
let path: string;

const add = (body: Record<string, unknown>, as = sample.admin) => sample.rest('POST', path, body, as);
const names = () => sample.events.map(({ name }) => name);

beforeEach(() => {
  sample = judgedSample();
  issue = sampleIssue(sample, sample.dev);
  path = `/rest/api/3/issue/${issue.key}/comment`;
});

describe('writing comments', () => {
  test('a comment moves the issue, is watched by its author and causes both events', async () => {
    await sample.clock.advance(60_000);
    const answer = await add({ body: doc('hello') }, sample.developer);
    expect(answer.status).toBe(201);
    expect(answer.at('author.accountId')).toBe(sample.developer.accountId);
    const after = sample.site.state.issues.get(issue.id);
    expect(after?.updated).toBe(sample.clock.now());
    expect(after?.watcherIds).toEqual([sample.developer.accountId]);
    expect(names()).toEqual(['avi:jira:updated:issue', 'avi:jira:commented:issue']);
    expect(sample.events[1]?.payload['comment']).toMatchObject({ body: 'hello', jsdPublic: true });
    expect(sample.events[0]?.payload['changelog']).toMatchObject({
      items: [{ field: 'Comment', toString: 'hello' }],
    });
    expect(sample.site.state.changes.size).toBe(0);
  });

  test('an edit fires commented:issue again and keeps the first author', async () => {
    const id = String((await add({ body: doc('one') }, sample.developer)).at('id'));
    sample.events.length = 0;
    await sample.clock.advance(1000);
    const answer = await sample.rest('PUT', `${path}/${id}`, { body: doc('two') });
    expect(answer.status).toBe(200);
    expect(answer.at('author.accountId')).toBe(sample.developer.accountId);
    expect(answer.at('updateAuthor.accountId')).toBe(sample.admin.accountId);
    expect(answer.at('created')).not.toBe(answer.at('updated'));
    expect(names()).toContain('avi:jira:commented:issue');
  });

  test('a deletion fires deleted:comment and the comment is gone', async () => {
    const id = String((await add({ body: doc('one') })).at('id'));
    sample.events.length = 0;
    expect((await sample.rest('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(names()).toEqual(['avi:jira:updated:issue', 'avi:jira:deleted:comment']);
    expect((await sample.rest('GET', `${path}/${id}`)).body).toEqual({
      errorMessages: [`Can not find a comment for the id: ${id}.`],
      errors: {},
    });
  });

  test('version 3 takes documents alone and version 2 strings alone', async () => {
    const refused = { errorMessages: [], errors: { comment: 'Comment body is not valid!' } };
    expect((await add({ body: 'text' })).body).toEqual(refused);
    const second = path.replace('/3/', '/2/');
    expect((await sample.rest('POST', second, { body: doc('x') })).body).toEqual(refused);
    const answer = await sample.rest('POST', second, { body: 'some *bold* text' });
    expect(answer.at('body')).toBe('some *bold* text');
    expect((await sample.rest('GET', `${path}/${String(answer.at('id'))}`)).at('body.type')).toBe('doc');
  });

  test('a document that the schema does not know is refused as INVALID_INPUT', async () => {
    const answer = await add({ body: { type: 'doc', version: 1, content: [{ type: 'marquee' }] } });
    expect(answer.status).toBe(400);
    expect(answer.at('errorMessages.0')).toBe('INVALID_INPUT');
  });

  test('a comment that shows nothing is refused', async () => {
    for (const body of [undefined, { type: 'doc', version: 1, content: [] }, doc(' ')]) {
      expect((await add({ body })).at('errors.comment')).toBe('Comment body can not be empty!');
    }
  });

  test('without Add Comments the answer is 400 and names the person', async () => {
    const scheme = sample.site.state.permissionSchemes.get(sample.dev.permissionSchemeId);
    if (scheme) {
      const grants = scheme.grants.filter(({ permission }) => permission !== 'ADD_COMMENTS');
      sample.site.state.permissionSchemes.put({ ...scheme, grants });
    }
    const answer = await add({ body: doc('x') }, sample.developer);
    expect(answer.status).toBe(400);
    expect(answer.at('errorMessages.0')).toBe(
      'Dora, you do not have the permission to comment on this issue.',
    );
  });

  test('nobody edits or deletes the comment of another without the right to all', async () => {
    const id = String((await add({ body: doc('mine') })).at('id'));
    expect((await sample.rest('PUT', `${path}/${id}`, { body: doc('x') }, sample.developer)).status).toBe(
      400,
    );
    expect((await sample.rest('DELETE', `${path}/${id}`, undefined, sample.developer)).status).toBe(400);
    expect(sample.site.state.comments.get(id)).toBeDefined();
  });
});

describe('who sees a comment', () => {
  const admins = { type: 'role', value: 'Administrators' };

  test('a restricted comment does not exist for others, in lists and alone', async () => {
    const restricted = String((await add({ body: doc('secret'), visibility: admins })).at('id'));
    await add({ body: doc('open') });
    const list = await sample.rest('GET', path, undefined, sample.developer);
    expect(list.at('total')).toBe(1);
    expect((await sample.rest('GET', `${path}/${restricted}`, undefined, sample.developer)).status).toBe(404);
    expect((await sample.rest('GET', path)).at('total')).toBe(2);
    const byIds = await sample.rest(
      'POST',
      '/rest/api/3/comment/list',
      { ids: [Number(restricted)] },
      sample.app,
    );
    expect(byIds.at('total')).toBe(0);
  });

  test('only members may restrict to a role', async () => {
    const answer = await add({ body: doc('x'), visibility: admins }, sample.developer);
    expect(answer.status).toBe(400);
    expect(answer.at('errors.commentLevel')).toBe(
      'You are currently not a member of the project role: Administrators.',
    );
    expect((await add({ body: doc('x'), visibility: { type: 'group', value: 'nobody' } })).status).toBe(400);
  });

  test('a group restriction names the group and its id', async () => {
    const answer = await add({ body: doc('x'), visibility: { type: 'group', value: 'jira-users' } });
    expect(answer.at('visibility.value')).toBe('jira-users');
    const group = sample.site.state.groups.find(({ name }) => name === 'jira-users');
    expect(answer.at('visibility.identifier')).toBe(group?.groupId);
  });

  test('a reply inherits the visibility of its parent and cannot change it', async () => {
    const parent = String((await add({ body: doc('parent'), visibility: admins })).at('id'));
    const reply = await add({ body: doc('reply'), parentId: parent });
    expect(reply.at('visibility.value')).toBe('Administrators');
    expect(reply.at('parentId')).toBe(Number(parent));
    const change = { body: doc('reply'), visibility: { type: 'group', value: 'jira-users' } };
    expect((await sample.rest('PUT', `${path}/${String(reply.at('id'))}`, change)).status).toBe(400);
  });

  test('in a service project the mark sd.public.comment makes a comment internal', async () => {
    const request = sampleIssue(sample, sample.sup);
    const properties = [{ key: 'sd.public.comment', value: { internal: true } }];
    const at = `/rest/api/3/issue/${request.key}/comment`;
    expect((await sample.rest('POST', at, { body: doc('a'), properties })).at('jsdPublic')).toBe(false);
    expect((await sample.rest('POST', at, { body: doc('b') })).at('jsdPublic')).toBe(true);
    expect((await add({ body: doc('c'), properties })).at('jsdPublic')).toBe(true);
  });
});

describe('reading comments', () => {
  test('pages follow the order asked for', async () => {
    for (const text of ['1', '2', '3']) {
      await add({ body: doc(text) });
      await sample.clock.advance(1000);
    }
    const body = async (query: string) => (await sample.rest('GET', `${path}?${query}`)).body;
    expect(await body('orderBy=-created&maxResults=1')).toMatchObject({
      startAt: 0,
      maxResults: 1,
      total: 3,
    });
    const last = await sample.rest('GET', `${path}?startAt=2&orderBy=%2Bcreated`);
    expect(last.at('comments.0.body.content.0.content.0.text')).toBe('3');
    const first = await sample.rest('GET', `${path}?orderBy=-created`);
    expect(first.at('comments.0.body.content.0.content.0.text')).toBe('3');
    expect((await sample.rest('GET', `${path}?orderBy=author`)).status).toBe(400);
  });

  test('renderedBody and properties come when asked for', async () => {
    await add({ body: doc('a < b'), properties: [{ key: 'k', value: { n: 1 } }] });
    const plain = await sample.rest('GET', path);
    expect(plain.at('comments.0.properties')).toBeUndefined();
    const full = await sample.rest('GET', `${path}?expand=renderedBody,properties`);
    expect(full.at('comments.0.renderedBody')).toBe('<p>a &lt; b</p>');
    expect(full.at('comments.0.properties')).toEqual([{ key: 'k', value: { n: 1 } }]);
  });

  test('the list by ids refuses none and more than a thousand', async () => {
    const ask = (ids: number[]) => sample.rest('POST', '/rest/api/3/comment/list', { ids });
    expect((await ask([])).status).toBe(400);
    expect((await ask(Array.from({ length: 1001 }, (_, n) => n))).status).toBe(400);
  });

  test('properties of a comment are written, listed, read and removed without any event', async () => {
    const id = String((await add({ body: doc('x') })).at('id'));
    sample.events.length = 0;
    const at = `/rest/api/3/comment/${id}/properties`;
    expect((await sample.rest('PUT', `${at}/a.b`, { x: 1 })).status).toBe(201);
    expect((await sample.rest('PUT', `${at}/a.b`, [2])).status).toBe(200);
    expect((await sample.rest('GET', at)).at('keys.0.key')).toBe('a.b');
    expect((await sample.rest('GET', `${at}/a.b`)).body).toEqual({ key: 'a.b', value: [2] });
    expect((await sample.rest('PUT', `${at}/a.b`, 1, sample.developer)).status).toBe(403);
    expect((await sample.rest('DELETE', `${at}/a.b`)).status).toBe(204);
    expect((await sample.rest('GET', `${at}/a.b`)).status).toBe(404);
    expect((await sample.rest('PUT', `${at}/big`, 'x'.repeat(32_768))).status).toBe(400);
    expect(sample.events).toEqual([]);
  });
});
