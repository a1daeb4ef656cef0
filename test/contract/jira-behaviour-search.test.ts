import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SampleSite, sampleSite } from '../../host/jira/sample-site.ts';
import { type JiraServer, serveJira } from '../support/jira-server.ts';
import { type OpenApiChecker, openApiChecker } from '../support/openapi.ts';
import { type RestClient, restClient } from '../support/rest-client.ts';
import { specsDirectory } from '../support/specs-directory.ts';

/** Searching as somebody who tests against Jira Cloud by HTTP knows it. */
let sample: SampleSite;
let server: JiraServer;
let checker: OpenApiChecker | undefined;
let ann: RestClient;
let dora: RestClient;
let otto: RestClient;
const specs = specsDirectory();
const api = '/rest/api/3';

beforeAll(async () => {
  sample = sampleSite();
  sample.site.context.search.setLag({ kind: 'fixed', ms: 0 });
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

const create = async (over: Record<string, unknown> = {}): Promise<string> => {
  const fields = { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'A task', ...over };
  const made = await ann.post(`${api}/issue`, { fields });
  expect(made.status, made.text).toBe(201);
  return String(made.at('key'));
};

describe('searching', () => {
  test('a page gives ids alone, says whether it is the last, and is followed by its token', async () => {
    for (const summary of ['p1', 'p2', 'p3']) await create({ summary, labels: ['paged'] });
    const ask = (over: object) =>
      ann.post(`${api}/search/jql`, { jql: 'labels = paged ORDER BY key', maxResults: 2, ...over });
    const first = await ask({});
    expect(first.at('issues')).toHaveLength(2);
    expect(Object.keys(Object(first.at('issues.0')))).toEqual(['id']);
    expect([first.at('isLast'), first.at('total')]).toEqual([false, undefined]);
    const second = await ask({ nextPageToken: first.at('nextPageToken'), fields: ['summary'] });
    expect(second.at('issues.0.fields.summary')).toBe('p3');
    expect(second.at('isLast')).toBe(true);
  });

  test('what is malformed, unknown or unbounded is 400 with a sentence', async () => {
    for (const jql of ['project = ', 'nofield = 1', 'project = NOPE', '']) {
      const answer = await ann.post(`${api}/search/jql`, { jql });
      expect(answer.status, jql).toBe(400);
      expect(String(answer.at('errorMessages.0')).length, jql).toBeGreaterThan(10);
    }
  });

  test('a search may not know yet what has just been written, unless it is told to reconcile', async () => {
    sample.site.context.search.setLag({ kind: 'fixed', ms: 5_000 });
    const key = await create({ labels: ['late'] });
    const id = Number((await ann.get(`${api}/issue/${key}`)).at('id'));
    const ask = (over: object) => ann.post(`${api}/search/jql`, { jql: 'labels = late', ...over });
    expect((await ask({})).at('issues')).toEqual([]);
    expect((await ask({ reconcileIssues: [id] })).at('issues')).toHaveLength(1);
    await sample.clock.advance(6);
    expect((await ask({})).at('issues')).toHaveLength(1);
    sample.site.context.search.setLag({ kind: 'fixed', ms: 0 });
  });

  test('only what may be seen is found', async () => {
    const key = await create();
    const jql = `key = ${key}`;
    expect((await dora.post(`${api}/search/jql`, { jql })).at('issues')).toHaveLength(1);
    const hidden = await otto.post(`${api}/search/jql`, { jql });
    expect(hidden.at('issues.0')).toBeUndefined();
  });
});
