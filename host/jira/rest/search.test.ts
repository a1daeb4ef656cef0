import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';
import type { SampleSite } from '../sample-site.ts';

async function issues(sample: SampleSite, ...summaries: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const summary of summaries) {
    const fields = { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary };
    const answer = await sample.rest('POST', '/rest/api/3/issue', { fields });
    expect(answer.status).toBe(201);
    ids.push(String(answer.at('id')));
  }
  return ids;
}

const search = (sample: SampleSite, body: unknown, as?: Parameters<SampleSite['rest']>[3]) =>
  sample.rest('POST', '/rest/api/3/search/jql', body, as);

describe('search/jql', () => {
  it('answers ids alone, newest key first, and no total', async () => {
    const sample = judgedSample();
    const [first, second] = await issues(sample, 'one', 'two');
    const answer = await search(sample, { jql: 'project = DEV' });
    expect(answer.body).toEqual({ issues: [{ id: second }, { id: first }], isLast: true });
  });

  it('shows the fields that are asked for', async () => {
    const sample = judgedSample();
    await issues(sample, 'one');
    const answer = await search(sample, {
      jql: 'summary ~ one',
      fields: ['summary', 'status'],
      expand: 'names,schema',
    });
    expect(answer.at('issues.0.fields.summary')).toBe('one');
    expect(answer.at('issues.0.key')).toBe('DEV-1');
    expect(answer.at('names.summary')).toBe('Summary');
    expect(answer.at('schema.status.system')).toBe('status');
    const all = await sample.rest('GET', '/rest/api/3/search/jql?jql=project%20%3D%20DEV&fields=*all');
    expect(all.at('issues.0.fields.reporter.accountId')).toBe(sample.admin.accountId);
  });

  it('pages by a token that belongs to its query', async () => {
    const sample = judgedSample();
    const ids = await issues(sample, 'a', 'b', 'c');
    const first = await search(sample, { jql: 'project = DEV order by key', maxResults: 2 });
    expect(first.at('isLast')).toBe(false);
    const token = first.at('nextPageToken');
    const second = await search(sample, {
      jql: 'project = DEV order by key',
      maxResults: 2,
      nextPageToken: token,
    });
    expect(second.body).toEqual({ issues: [{ id: ids[2] }], isLast: true });
    const other = await search(sample, { jql: 'project = SUP', nextPageToken: token });
    expect(other.status).toBe(400);
    const damaged = await search(sample, { jql: 'project = DEV', nextPageToken: 'zzz' });
    expect(damaged.at('errorMessages.0')).toBe('The provided next page token is invalid.');
    await sample.clock.advance(8 * 24 * 3600);
    const late = await search(sample, { jql: 'project = DEV order by key', nextPageToken: token });
    expect(late.at('errorMessages.0')).toMatch(/has expired/);
  });

  it('cuts pages with fields to 100 and takes up to 5000 ids', async () => {
    const sample = judgedSample();
    expect((await search(sample, { jql: 'project = DEV', maxResults: 5000 })).status).toBe(200);
    expect((await search(sample, { jql: 'project = DEV', maxResults: 5001 })).status).toBe(400);
    expect((await search(sample, { jql: 'project = DEV', maxResults: 0 })).status).toBe(400);
  });

  it.each([
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    [
      'order by created',
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    [
      'project =',
      'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
    ],
  ])('refuses %s with 400', async (jql, message) => {
    const answer = await search(judgedSample(), { jql });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errorMessages: [message], errors: {} });
  });

  it('finds only what the asker may see', async () => {
    const sample = judgedSample();
    await issues(sample, 'one');
    const answer = await search(sample, { jql: 'summary ~ one' }, sample.outsider);
    expect(answer.body).toEqual({ issues: [], isLast: true });
    const hidden = await search(sample, { jql: 'project = DEV' }, sample.outsider);
    expect(hidden.status).toBe(400);
  });

  it('sees a new issue only after the lag, unless it is reconciled', async () => {
    const sample = judgedSample();
    sample.site.context.search.setLag({ kind: 'fixed', ms: 2000 });
    const [id] = await issues(sample, 'late');
    expect((await search(sample, { jql: 'project = DEV' })).at('issues')).toEqual([]);
    const now = await search(sample, { jql: 'project = DEV', reconcileIssues: [Number(id)] });
    expect(now.at('issues')).toEqual([{ id }]);
    await sample.clock.advance(2);
    expect((await search(sample, { jql: 'project = DEV' })).at('issues')).toEqual([{ id }]);
    const many = Array.from({ length: 51 }, (_, at) => at + 1);
    expect((await search(sample, { jql: 'project = DEV', reconcileIssues: many })).status).toBe(400);
  });

  it('sees each change of an issue after its own lag, in order', async () => {
    const sample = judgedSample();
    const [id = ''] = await issues(sample, 'alpha');
    sample.site.context.search.setLag({ kind: 'fixed', ms: 3000 });
    const edit = (summary: string) => sample.rest('PUT', `/rest/api/3/issue/${id}`, { fields: { summary } });
    const seen = async () =>
      (await search(sample, { jql: `id = ${id} and summary ~ "beta or gamma"` })).at('issues');
    await edit('beta');
    await sample.clock.advance(1);
    await edit('gamma');
    expect(await seen()).toEqual([]);
    await sample.clock.advance(2);
    expect((await search(sample, { jql: 'summary ~ beta' })).at('issues.0.id')).toBe(id);
    await sample.clock.advance(1);
    expect((await search(sample, { jql: 'summary ~ gamma' })).at('issues.0.id')).toBe(id);
  });

  it('answers 410 where search used to be', async () => {
    const sample = judgedSample();
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', { jql: 'project = DEV' }],
    ] as const) {
      const answer = await sample.rest(method, '/rest/api/3/search', body);
      expect(answer.status).toBe(410);
      expect(answer.at('errorMessages.0')).toMatch(/has been removed/);
    }
  });
});

describe('counting, matching, suggesting', () => {
  it('counts roughly, which here is exactly', async () => {
    const sample = judgedSample();
    await issues(sample, 'a', 'b');
    const answer = await sample.rest('POST', '/rest/api/3/search/approximate-count', {
      jql: 'project = DEV',
    });
    expect(answer.body).toEqual({ count: 2 });
  });

  it('matches issues against several queries, each with its own errors', async () => {
    const sample = judgedSample();
    const ids = (await issues(sample, 'a', 'b')).map(Number);
    const jqls = ['project = DEV', 'summary ~ a', 'nope = 1', 'x ='];
    const answer = await sample.rest('POST', '/rest/api/3/jql/match', { issueIds: [...ids, 999], jqls });
    expect(answer.at('matches.0')).toEqual({ matchedIssues: ids, errors: [] });
    expect(answer.at('matches.1.matchedIssues')).toEqual([ids[0]]);
    expect(answer.at('matches.2.errors.0')).toMatch(/Field 'nope' does not exist/);
    expect(answer.at('matches.3.errors.0')).toMatch(/before the end of the query/);
  });

  it('suggests issues that the asker has looked at, and those of a query', async () => {
    const sample = judgedSample();
    await issues(sample, 'printer <b>', 'other');
    const answer = await sample.rest('GET', '/rest/api/3/issue/picker?query=print&currentJQL=project%3DDEV');
    expect(answer.at('sections.1.issues.0.summary')).toBe('<b>print</b>er &lt;b&gt;');
    expect(answer.at('sections.1.issues.1')).toBeUndefined();
  });
});

describe('questions about JQL', () => {
  it('parses with the structure of the query, or tells what is wrong', async () => {
    const sample = judgedSample();
    const queries = [
      'summary ~ test AND status changed after -5d order by updated desc',
      'invalid query',
      'summary = test',
      'project = INVALID',
    ];
    const strict = await sample.rest('POST', '/rest/api/3/jql/parse?validation=strict', { queries });
    expect(strict.at('queries.0.structure.where.clauses.1.operator')).toBe('changed');
    expect(strict.at('queries.0.structure.orderBy.fields.0.direction')).toBe('desc');
    expect(strict.at('queries.1.errors.0')).toMatch(/Expecting operator but got 'query'/);
    expect(strict.at('queries.2')).toEqual({
      query: 'summary = test',
      errors: ["The operator '=' is not supported by the 'summary' field."],
    });
    const warn = await sample.rest('POST', '/rest/api/3/jql/parse?validation=warn', { queries });
    expect(warn.at('queries.3.warnings')).toEqual([
      "The value 'INVALID' does not exist for the field 'project'.",
    ]);
    const none = await sample.rest('POST', '/rest/api/3/jql/parse?validation=none', { queries });
    expect(none.at('queries.2.errors')).toBeUndefined();
    expect(none.at('queries.2.structure.where.operand.value')).toBe('test');
    expect((await sample.rest('POST', '/rest/api/3/jql/parse?validation=some', { queries })).status).toBe(
      400,
    );
  });

  it('lists fields, functions and reserved words, and suggests values', async () => {
    const sample = judgedSample();
    const data = await sample.rest('GET', '/rest/api/3/jql/autocompletedata');
    expect(JSON.stringify(data.at('visibleFieldNames'))).toContain('"value":"statusCategory"');
    expect(JSON.stringify(data.at('visibleFunctionNames'))).toContain('membersOf');
    expect(data.at('jqlReservedWords.1')).toBe('access');
    const values = await sample.rest(
      'GET',
      '/rest/api/3/jql/autocompletedata/suggestions?fieldName=project&fieldValue=dev',
    );
    expect(values.at('results')).toEqual([{ value: 'Development', displayName: '<b>Dev</b>elopment (DEV)' }]);
  });

  it('hides names from readers who may not see them', async () => {
    const sample = judgedSample();
    const queries = [
      { query: 'project = DEV', accountId: sample.outsider.accountId },
      { query: 'project = DEV', accountId: sample.developer.accountId },
    ];
    const answer = await sample.rest('POST', '/rest/api/3/jql/sanitize', { queries });
    expect(answer.at('queries.0.sanitizedQuery')).toBe(`project = ${sample.dev.id}`);
    expect(answer.at('queries.1.sanitizedQuery')).toBe('project = DEV');
    expect(
      (await sample.rest('POST', '/rest/api/3/jql/sanitize', { queries }, sample.developer)).status,
    ).toBe(403);
  });

  it('turns user names into account ids', async () => {
    const sample = judgedSample();
    const queryStrings = ['assignee = Dora and status = Open', 'assignee in (Nobody)'];
    const answer = await sample.rest('POST', '/rest/api/3/jql/pdcleaner', { queryStrings });
    expect(answer.at('queryStrings.0')).toBe(`assignee = "${sample.developer.accountId}" and status = Open`);
    expect(answer.at('queriesWithUnknownUsers.0.convertedQuery')).toBe('assignee in (unknown)');
  });
});
