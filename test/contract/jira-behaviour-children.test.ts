import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SampleSite, sampleSite } from '../../host/jira/sample-site.ts';
import { type JiraServer, serveJira } from '../support/jira-server.ts';
import { type OpenApiChecker, openApiChecker } from '../support/openapi.ts';
import { type RestClient, restClient } from '../support/rest-client.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { adf } from '../support/strict-jira.ts';

/** Comments, files, work and links of an issue as somebody who tests against Jira Cloud by HTTP knows them. */
let sample: SampleSite;
let server: JiraServer;
let checker: OpenApiChecker | undefined;
let ann: RestClient;
let dora: RestClient;
const specs = specsDirectory();
const api = '/rest/api/3';

beforeAll(async () => {
  sample = sampleSite();
  checker = specs === undefined ? undefined : openApiChecker(specs);
  server = await serveJira(sample.site, checker);
  ann = restClient(server.url, sample.admin.emailAddress);
  dora = restClient(server.url, sample.developer.emailAddress);
});

afterAll(async () => {
  await server.stop();
  if (checker) process.stdout.write(`${checker.report()}\n`);
  expect(checker?.mismatches ?? []).toEqual([]);
});

const create = async (project = 'DEV'): Promise<string> => {
  const type = project === 'DEV' ? 'Task' : 'Service Request';
  const fields = { project: { key: project }, issuetype: { name: type }, summary: 'One' };
  const made = await ann.post(`${api}/issue`, { fields });
  expect(made.status, made.text).toBe(201);
  sample.events.length = 0;
  return String(made.at('key'));
};

const events = () => sample.events.map(({ name }) => name.replace('avi:jira:', ''));

/** A multipart body built by hand, as an app does that has no FormData at hand. */
function multipart(name: string, content: Buffer): RequestInit {
  const boundary = 'a-line-that-is-in-no-file';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    method: 'POST',
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-atlassian-token': 'no-check',
    },
  };
}

describe('comments', () => {
  test('author, times and self are there, and the list agrees with the single comment', async () => {
    const key = await create();
    const made = await ann.post(`${api}/issue/${key}/comment`, { body: adf('hello') });
    expect(made.status).toBe(201);
    expect(made.at('created')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
    expect(String(made.at('self'))).toContain(`/rest/api/3/issue/`);
    const list = await ann.get(`${api}/issue/${key}/comment`);
    expect(list.body).toMatchObject({ startAt: 0, maxResults: 100, total: 1 });
    expect(list.at('comments.0')).toEqual(
      (await ann.get(`${api}/issue/${key}/comment/${String(made.at('id'))}`)).body,
    );
  });

  test('writing and editing fire the same event, and the issue counts as updated', async () => {
    const key = await create();
    const made = await ann.post(`${api}/issue/${key}/comment`, { body: adf('hello') });
    expect(events()).toEqual(['updated:issue', 'commented:issue']);
    await ann.put(`${api}/issue/${key}/comment/${String(made.at('id'))}`, { body: adf('changed') });
    expect(events().filter((name) => name === 'commented:issue')).toHaveLength(2);
    expect(events()).not.toContain('updated:comment');
    expect(sample.events.at(-1)?.payload).toMatchObject({
      atlassianId: sample.admin.accountId,
      selfGenerated: false,
      comment: { body: 'changed' },
    });
  });

  test('a comment of one issue is not found under another', async () => {
    const [one, two] = [await create(), await create()];
    const made = await ann.post(`${api}/issue/${one}/comment`, { body: adf('hello') });
    expect((await ann.get(`${api}/issue/${two}/comment/${String(made.at('id'))}`)).status).toBe(404);
  });

  test('an internal comment of a service project says so to the agent', async () => {
    const key = await create('SUP');
    const properties = [{ key: 'sd.public.comment', value: { internal: true } }];
    await ann.post(`${api}/issue/${key}/comment`, { body: adf('between us'), properties });
    await ann.post(`${api}/issue/${key}/comment`, { body: adf('to all') });
    const list = await ann.get(`${api}/issue/${key}/comment`);
    expect([list.at('comments.0.jsdPublic'), list.at('comments.1.jsdPublic')]).toEqual([false, true]);
    expect(
      sample.events
        .filter(({ name }) => name.endsWith('commented:issue'))
        .map(({ payload }) => payload['comment']),
    ).toMatchObject([{ jsdPublic: false }, { jsdPublic: true }]);
  });
});

describe('files', () => {
  test('bytes come back as they went, whole and in part, also through the redirect', async () => {
    const key = await create();
    const content = Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 256));
    const made = await ann.send(`${api}/issue/${key}/attachments`, multipart('ünï.bin', content));
    expect(made.status, made.text).toBe(200);
    const path = `${api}/attachment/content/${String(made.at('0.id'))}`;
    const login = {
      authorization: `Basic ${Buffer.from(`${sample.admin.emailAddress}:local`).toString('base64')}`,
    };
    const followed = await fetch(`${server.url}${path}`, { headers: login });
    expect(Buffer.from(await followed.arrayBuffer()).equals(content)).toBe(true);
    const part = await fetch(`${server.url}${path}?redirect=false`, {
      headers: { ...login, range: 'bytes=256-511' },
    });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '256']);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(256, 512))).toBe(true);
    expect((await ann.get(`${api}/issue/${key}?fields=attachment`)).at('fields.attachment.0.filename')).toBe(
      'ünï.bin',
    );
    expect(events()).toEqual(['updated:issue', 'created:attachment']);
  });

  test('the token against forged requests is asked for before anything else', async () => {
    const init = multipart('a.txt', Buffer.from('x'));
    const headers = { 'content-type': new Headers(init.headers).get('content-type') ?? '' };
    const refused = await ann.send(`${api}/issue/DEV-99999/attachments`, { ...init, headers });
    expect([refused.status, refused.text]).toEqual([403, 'XSRF check failed']);
  });
});

describe('work', () => {
  test('logged work shows in time tracking of the issue', async () => {
    const key = await create();
    await ann.put(`${api}/issue/${key}`, { fields: { timetracking: { originalEstimate: '2d' } } });
    await ann.post(`${api}/issue/${key}/worklog`, { timeSpent: '3h' });
    const issue = await ann.get(`${api}/issue/${key}?fields=timetracking,worklog,timespent`);
    expect(issue.at('fields.timetracking')).toMatchObject({
      originalEstimate: '2d',
      remainingEstimate: '1d 5h',
      timeSpent: '3h',
      timeSpentSeconds: 10_800,
    });
    expect([issue.at('fields.timespent'), issue.at('fields.worklog.total')]).toEqual([10_800, 1]);
  });

  test('the comment of a worklog is a document in version 3 and text in version 2', async () => {
    const key = await create();
    const made = await ann.post(`/rest/api/2/issue/${key}/worklog`, { timeSpent: '1h', comment: 'plain' });
    expect([made.status, made.at('comment')]).toEqual([201, 'plain']);
    expect((await ann.get(`${api}/issue/${key}/worklog`)).at('worklogs.0.comment.type')).toBe('doc');
  });
});

describe('links', () => {
  test('each end shows the other, and both histories tell of it', async () => {
    const [one, two] = [await create(), await create()];
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: one }, outwardIssue: { key: two } };
    const made = await ann.post(`${api}/issueLink`, link);
    expect([made.status, made.text]).toEqual([201, '']);
    expect((await ann.get(`${api}/issue/${one}`)).at('fields.issuelinks.0.outwardIssue.key')).toBe(two);
    expect((await ann.get(`${api}/issue/${two}`)).at('fields.issuelinks.0.inwardIssue.key')).toBe(one);
    const history = await ann.get(`${api}/issue/${two}/changelog`);
    expect(history.at('values.0.items.0')).toMatchObject({
      field: 'Link',
      toString: `This issue is blocked by ${one}`,
    });
  });

  test('links can be made in an edit of the issue', async () => {
    const [one, two] = [await create(), await create()];
    const add = { type: { name: 'Relates' }, outwardIssue: { key: two } };
    expect((await ann.put(`${api}/issue/${one}`, { update: { issuelinks: [{ add }] } })).status).toBe(204);
    expect((await ann.get(`${api}/issue/${one}`)).at('fields.issuelinks')).toHaveLength(1);
  });
});

describe('what deleting an issue takes along', () => {
  test('its comments, files, work and links are gone, and only the issue itself is told of', async () => {
    const [one, two] = [await create(), await create()];
    const comment = await ann.post(`${api}/issue/${one}/comment`, { body: adf('x') });
    const file = await ann.send(`${api}/issue/${one}/attachments`, multipart('a.txt', Buffer.from('x')));
    const work = await ann.post(`${api}/issue/${one}/worklog`, { timeSpent: '1h' });
    await ann.post(`${api}/issueLink`, {
      type: { name: 'Relates' },
      inwardIssue: { key: one },
      outwardIssue: { key: two },
    });
    sample.events.length = 0;
    expect((await ann.delete(`${api}/issue/${one}`)).status).toBe(204);
    expect(events()).toEqual(['deleted:issue']);
    expect((await ann.get(`${api}/attachment/${String(file.at('0.id'))}`)).status).toBe(404);
    expect((await ann.post(`${api}/comment/list`, { ids: [Number(comment.at('id'))] })).at('total')).toBe(0);
    expect((await ann.post(`${api}/worklog/list`, { ids: [Number(work.at('id'))] })).body).toEqual([]);
    expect((await ann.get(`${api}/issue/${two}`)).at('fields.issuelinks')).toEqual([]);
  });
});

describe('who may', () => {
  test('what is restricted to a role is not there for others, wherever it could be seen', async () => {
    const key = await create();
    const visibility = { type: 'role', value: 'Administrators' };
    const comment = await ann.post(`${api}/issue/${key}/comment`, { body: adf('quiet'), visibility });
    const work = await ann.post(`${api}/issue/${key}/worklog`, { timeSpent: '1h', visibility });
    const issue = await dora.get(`${api}/issue/${key}?fields=comment,worklog`);
    expect([issue.at('fields.comment.total'), issue.at('fields.worklog.total')]).toEqual([0, 0]);
    for (const path of [
      `issue/${key}/comment/${String(comment.at('id'))}`,
      `comment/${String(comment.at('id'))}/properties`,
      `issue/${key}/worklog/${String(work.at('id'))}`,
    ]) {
      expect((await dora.get(`${api}/${path}`)).status, path).toBe(404);
    }
    const found = await dora.post(`${api}/search/jql`, { jql: 'comment ~ quiet' });
    expect(found.at('issues')).toEqual([]);
  });
});
