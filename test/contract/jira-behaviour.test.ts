import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SampleSite, sampleSite } from '../../host/jira/sample-site.ts';
import { type JiraServer, serveJira } from '../support/jira-server.ts';
import { type OpenApiChecker, openApiChecker } from '../support/openapi.ts';
import { type RestClient, restClient } from '../support/rest-client.ts';
import { specsDirectory } from '../support/specs-directory.ts';
import { adf } from '../support/strict-jira.ts';

/** What somebody who tests against Jira Cloud by HTTP relies on, and no schema says. */
let sample: SampleSite;
let server: JiraServer;
let checker: OpenApiChecker | undefined;
const specs = specsDirectory();
let ann: RestClient;
let dora: RestClient;
let otto: RestClient;

const api = '/rest/api/3';
const NOT_FOUND = {
  errorMessages: ['Issue does not exist or you do not have permission to see it.'],
  errors: {},
};

beforeAll(async () => {
  sample = sampleSite();
  checker = specs === undefined ? undefined : openApiChecker(specs);
  server = await serveJira(sample.site, checker);
  ann = restClient(server.url, sample.admin.emailAddress);
  dora = restClient(server.url, sample.developer.emailAddress);
  otto = restClient(server.url, sample.outsider.emailAddress);
});

afterAll(async () => {
  await server.stop();
  if (checker) process.stdout.write(`${checker.report()}\n`);
  expect(checker?.mismatches ?? []).toEqual([]);
});

const fields = (over: Record<string, unknown> = {}) => ({
  project: { key: 'DEV' },
  issuetype: { name: 'Task' },
  summary: 'A task',
  ...over,
});

const create = async (over: Record<string, unknown> = {}, as = ann): Promise<string> => {
  const made = await as.post(`${api}/issue`, { fields: fields(over) });
  expect(made.status, made.text).toBe(201);
  return String(made.at('key'));
};

describe('who asks', () => {
  test('without a login, or with a wrong one, every resource answers 401', async () => {
    for (const client of [restClient(server.url), restClient(server.url, 'nobody@blue.example')]) {
      expect((await client.get(`${api}/myself`)).status).toBe(401);
      expect((await client.get(`${api}/issue/DEV-1`)).status).toBe(401);
      expect((await client.post(`${api}/issue`, { fields: fields() })).status).toBe(401);
    }
  });

  test('an issue that is not there and one that may not be seen are the same 404', async () => {
    const key = await create();
    expect((await ann.get(`${api}/issue/DEV-99999`)).body).toEqual(NOT_FOUND);
    expect((await otto.get(`${api}/issue/${key}`)).body).toEqual(NOT_FOUND);
  });

  test('an address is shown to its owner and hidden from others', async () => {
    const key = await create();
    const own = await ann.get(`${api}/issue/${key}?fields=reporter`);
    expect(own.at('fields.reporter.emailAddress')).toBe(sample.admin.emailAddress);
    const others = await dora.get(`${api}/issue/${key}?fields=reporter`);
    expect(others.at('fields.reporter.displayName')).toBe('Ann');
    expect(others.at('fields.reporter.emailAddress')).toBeUndefined();
  });
});

describe('how requests are refused', () => {
  test('malformed JSON is 400, another content type 415, another method 405, an unknown path 404', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await ann.send(`${api}/issue`, { method: 'POST', body: '{', headers: json })).status).toBe(400);
    const xml = { 'content-type': 'application/xml' };
    expect((await ann.send(`${api}/issue`, { method: 'POST', body: '<a/>', headers: xml })).status).toBe(415);
    expect((await ann.delete(`${api}/myself`)).status).toBe(405);
    expect((await ann.get(`${api}/nothing/here`)).status).toBe(404);
  });

  test('every refusal carries errorMessages and errors', async () => {
    const answers = [
      await ann.get(`${api}/issue/DEV-99999`),
      await ann.post(`${api}/issue`, { fields: {} }),
      await ann.post(`${api}/issue/DEV-99999/comment`, { body: adf('x') }),
      await ann.get(`${api}/nothing`),
      await ann.delete(`${api}/myself`),
      await restClient(server.url).get(`${api}/myself`),
    ];
    for (const { body } of answers) {
      expect(body).toMatchObject({ errorMessages: expect.any(Array), errors: expect.any(Object) });
    }
  });

  test('the removed search answers 410', async () => {
    expect((await ann.get(`${api}/search?jql=project=DEV`)).status).toBe(410);
    expect((await ann.post(`${api}/search`, { jql: 'project = DEV' })).status).toBe(410);
  });
});

describe('creating and editing', () => {
  test('each field that does not fit is named with a message', async () => {
    const missing = await ann.post(`${api}/issue`, {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' } },
    });
    expect(missing.status).toBe(400);
    expect(missing.at('errors.summary')).toBe('You must specify a summary of the issue.');
    const wrong = await ann.post(`${api}/issue`, {
      fields: fields({ duedate: 'tomorrow', labels: ['two words'], priority: { name: 'Enormous' } }),
    });
    expect(wrong.status).toBe(400);
    expect(Object.keys(Object(wrong.at('errors'))).sort()).toEqual(['duedate', 'labels', 'priority']);
  });

  test('rich text is a document in version 3 and a string in version 2, of the same issue', async () => {
    const text = await ann.post(`${api}/issue`, { fields: fields({ description: 'plain' }) });
    expect(text.at('errors.description')).toContain('Operation value must be an Atlassian Document');
    const key = await create({ description: adf('as a document') });
    expect((await ann.get(`${api}/issue/${key}`)).at('fields.description.type')).toBe('doc');
    expect((await ann.get(`/rest/api/2/issue/${key}`)).at('fields.description')).toBe('as a document');
    const bad = { type: 'doc', version: 1, content: [{ type: 'nonsense' }] };
    const refused = await ann.post(`${api}/issue`, { fields: fields({ description: bad }) });
    expect([refused.status, refused.at('errorMessages.0')]).toEqual([400, 'INVALID_INPUT']);
  });

  test('an edit answers 204 without a body, and the issue itself where it is asked for', async () => {
    const key = await create();
    const silent = await ann.put(`${api}/issue/${key}`, { fields: { summary: 'Two' } });
    expect([silent.status, silent.text]).toEqual([204, '']);
    const shown = await ann.put(`${api}/issue/${key}?returnIssue=true`, { fields: { summary: 'Three' } });
    expect([shown.status, shown.at('fields.summary')]).toEqual([200, 'Three']);
  });

  test('set members are added and removed singly', async () => {
    const key = await create({ labels: ['a', 'b'] });
    await ann.put(`${api}/issue/${key}`, { update: { labels: [{ add: 'c' }, { remove: 'a' }] } });
    expect((await ann.get(`${api}/issue/${key}`)).at('fields.labels')).toEqual(['b', 'c']);
  });

  test('properties can be set with the issue in one call', async () => {
    const properties = [{ key: 'counterpart', value: { a: 1 } }];
    const made = await ann.post(`${api}/issue`, { fields: fields(), properties });
    const read = await ann.get(`${api}/issue/${String(made.at('key'))}?properties=counterpart`);
    expect(read.at('properties.counterpart')).toEqual({ a: 1 });
  });

  test('many are created at once, and the bad ones are named while the good ones are made', async () => {
    const answer = await ann.post(`${api}/issue/bulk`, {
      issueUpdates: [
        { fields: fields() },
        { fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' } } },
      ],
    });
    expect(answer.status).toBe(201);
    expect(answer.at('issues')).toHaveLength(1);
    expect(answer.at('errors.0.failedElementNumber')).toBe(1);
    const none = await ann.post(`${api}/issue/bulk`, { issueUpdates: [{ fields: {} }] });
    expect(none.status).toBe(400);
    const many = Array.from({ length: 51 }, () => ({ fields: fields() }));
    expect((await ann.post(`${api}/issue/bulk`, { issueUpdates: many })).status).toBe(400);
  });

  test('an issue is deleted for good, with its sub-tasks only where that is said', async () => {
    const parent = await create();
    await create({ issuetype: { name: 'Sub-task' }, parent: { key: parent } });
    expect((await ann.delete(`${api}/issue/${parent}`)).status).toBe(400);
    expect((await ann.delete(`${api}/issue/${parent}?deleteSubtasks=true`)).status).toBe(204);
    expect((await ann.get(`${api}/issue/${parent}`)).status).toBe(404);
  });
});

describe('reading', () => {
  test('fields are chosen by name, all but some, or none', async () => {
    const key = await create({ labels: ['x'] });
    const names = async (query: string) =>
      Object.keys(Object((await ann.get(`${api}/issue/${key}?${query}`)).at('fields')));
    expect(await names('fields=summary,labels')).toEqual(expect.arrayContaining(['summary', 'labels']));
    expect(await names('fields=summary,labels')).toHaveLength(2);
    expect(await names('fields=*all,-summary')).not.toContain('summary');
    expect(await names('fields=*all')).toContain('comment');
  });

  test('an issue is found by id, by key and by key in lower case', async () => {
    const key = await create();
    const id = (await ann.get(`${api}/issue/${key}`)).at('id');
    expect((await ann.get(`${api}/issue/${String(id)}`)).at('key')).toBe(key);
    expect((await ann.get(`${api}/issue/${key.toLowerCase()}`)).at('key')).toBe(key);
  });

  test('many are fetched at once, and unknown ones are passed over', async () => {
    const keys = [await create(), await create()];
    const answer = await ann.post(`${api}/issue/bulkfetch`, {
      issueIdsOrKeys: [...keys, 'DEV-99999'],
      fields: ['summary'],
    });
    expect(answer.status).toBe(200);
    expect(answer.at('issues')).toHaveLength(2);
    const many = Array.from({ length: 101 }, (_, n) => `DEV-${n}`);
    expect((await ann.post(`${api}/issue/bulkfetch`, { issueIdsOrKeys: many })).status).toBe(400);
  });

  test('history is paged, oldest first, and names field, old and new', async () => {
    const key = await create();
    for (const summary of ['1', '2', '3']) await ann.put(`${api}/issue/${key}`, { fields: { summary } });
    const page = await ann.get(`${api}/issue/${key}/changelog?startAt=1&maxResults=1`);
    expect(page.body).toMatchObject({ startAt: 1, maxResults: 1, total: 3, isLast: false });
    expect(page.at('values.0.items.0')).toMatchObject({
      field: 'summary',
      fieldId: 'summary',
      fieldtype: 'jira',
      fromString: '1',
      toString: '2',
    });
    expect(page.at('values.0.author.accountId')).toBe(sample.admin.accountId);
  });

  test('the comments of an issue come with it and count those that the reader sees', async () => {
    const key = await create();
    const visibility = { type: 'role', value: 'Administrators' };
    await ann.post(`${api}/issue/${key}/comment`, { body: adf('hidden'), visibility });
    await ann.post(`${api}/issue/${key}/comment`, { body: adf('open') });
    expect((await ann.get(`${api}/issue/${key}?fields=comment`)).at('fields.comment.total')).toBe(2);
    expect((await dora.get(`${api}/issue/${key}?fields=comment`)).at('fields.comment.total')).toBe(1);
  });
});

describe('workflow', () => {
  test('a transition that is not open from here is refused, an open one answers 204', async () => {
    const key = await create();
    expect((await ann.post(`${api}/issue/${key}/transitions`, { transition: { id: '999' } })).status).toBe(
      400,
    );
    expect((await ann.post(`${api}/issue/${key}/transitions`, {})).status).toBe(400);
    const open = await ann.get(`${api}/issue/${key}/transitions`);
    const done = [0, 1, 2, 3].find((n) => open.at(`transitions.${n}.to.statusCategory.key`) === 'done');
    const transition = { id: open.at(`transitions.${done}.id`) };
    expect((await ann.post(`${api}/issue/${key}/transitions`, { transition })).status).toBe(204);
    const after = await ann.get(`${api}/issue/${key}`);
    expect(after.at('fields.status.statusCategory')).toMatchObject({
      id: 3,
      key: 'done',
      colorName: 'green',
    });
    expect(after.at('fields.resolution.name')).toBeDefined();
    expect(after.at('fields.resolutiondate')).toBeTypeOf('string');
  });
});
