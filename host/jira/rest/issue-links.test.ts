import { beforeEach, describe, expect, test } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';
import type { Issue } from '../model.ts';
import { sampleIssue } from '../sample-issue.ts';
import type { SampleSite } from '../sample-site.ts';

let sample: SampleSite;
let one: Issue;
let two: Issue;

beforeEach(() => {
  sample = judgedSample();
  one = sampleIssue(sample, sample.dev);
  two = sampleIssue(sample, sample.dev);
});

const link = (over: Record<string, unknown> = {}, as = sample.admin) =>
  sample.rest(
    'POST',
    '/rest/api/3/issueLink',
    { type: { name: 'Blocks' }, inwardIssue: { key: one.key }, outwardIssue: { key: two.key }, ...over },
    as,
  );

describe('issue links', () => {
  test('the inward issue of the call blocks the outward one, in field, history and event', async () => {
    const answer = await link();
    expect(answer.status).toBe(201);
    expect(answer.body).toBeUndefined();
    const id = answer.headers.get('location')?.split('/').at(-1);
    const seen = async (issue: Issue) =>
      (await sample.rest('GET', `/rest/api/3/issue/${issue.key}`)).at('fields.issuelinks.0');
    expect(await seen(one)).toMatchObject({
      id,
      outwardIssue: { key: two.key },
      type: { outward: 'blocks' },
    });
    expect(await seen(two)).toMatchObject({ id, inwardIssue: { key: one.key } });
    expect(sample.site.state.changes.all().map(({ items }) => items[0]?.toString)).toEqual([
      `This issue blocks ${two.key}`,
      `This issue is blocked by ${one.key}`,
    ]);
    expect(sample.events.at(-1)).toMatchObject({
      name: 'avi:jira:created:issuelink',
      payload: { sourceIssueId: one.id, destinationIssueId: two.id, issueLinkType: { name: 'Blocks' } },
    });
    expect(sample.events.filter(({ name }) => name === 'avi:jira:updated:issue')).toHaveLength(2);
  });

  test('the same link twice is one link, and both calls are answered alike', async () => {
    await link();
    sample.events.length = 0;
    expect((await link()).status).toBe(201);
    expect(sample.site.state.issueLinks.size).toBe(1);
    expect(sample.events).toEqual([]);
  });

  test('unknown types and issues are 404, an issue to itself 400, a stranger is told 404', async () => {
    const unknown = await link({ type: { name: 'Adores' } });
    expect([unknown.status, unknown.at('errorMessages.0')]).toEqual([
      404,
      "No issue link type with name 'Adores' found.",
    ]);
    expect((await link({ outwardIssue: { key: 'DEV-99' } })).status).toBe(404);
    expect((await link({ outwardIssue: { key: one.key } })).status).toBe(400);
    expect((await link({}, sample.outsider)).status).toBe(404);
  });

  test('a comment goes to the outward issue; where it is refused nothing is linked', async () => {
    expect((await link({ comment: { body: 'no document' } })).status).toBe(400);
    expect(sample.site.state.issueLinks.size).toBe(0);
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
    };
    expect((await link({ comment: { body } })).status).toBe(201);
    expect(sample.site.state.comments.by('issue', two.id)).toHaveLength(1);
  });

  test('a link is read whole, and removed with history and event', async () => {
    const id = (await link()).headers.get('location')?.split('/').at(-1) ?? '';
    const at = `/rest/api/3/issueLink/${id}`;
    expect((await sample.rest('GET', at)).body).toMatchObject({
      inwardIssue: { key: one.key },
      outwardIssue: { key: two.key },
    });
    sample.events.length = 0;
    expect((await sample.rest('DELETE', at)).status).toBe(204);
    expect(sample.events.at(-1)?.name).toBe('avi:jira:deleted:issuelink');
    const gone = await sample.rest('GET', at);
    expect([gone.status, gone.at('errorMessages.0')]).toEqual([404, `No issue link with id '${id}' exists.`]);
  });

  test('without Link Issues the answer is 401 and names the issue', async () => {
    const scheme = sample.site.state.permissionSchemes.get(sample.dev.permissionSchemeId);
    if (scheme) {
      const grants = scheme.grants.filter(({ permission }) => permission !== 'LINK_ISSUES');
      sample.site.state.permissionSchemes.put({ ...scheme, grants });
    }
    const answer = await link({}, sample.developer);
    expect([answer.status, answer.at('errorMessages.0')]).toEqual([
      401,
      `No Link Issue Permission for issue '${one.key}'`,
    ]);
  });
});

describe('link types', () => {
  const at = '/rest/api/3/issueLinkType';
  const tests = { name: 'Tests', inward: 'is tested by', outward: 'tests' };

  test('an administrator makes, changes and removes them; their links go with them', async () => {
    const made = await sample.rest('POST', at, tests);
    expect(made.status).toBe(201);
    const id = String(made.at('id'));
    expect((await link({ type: { id } })).status).toBe(201);
    expect((await sample.rest('PUT', `${at}/${id}`, { inward: 'was tested by' })).body).toMatchObject({
      ...tests,
      inward: 'was tested by',
    });
    expect((await sample.rest('DELETE', `${at}/${id}`)).status).toBe(204);
    expect(sample.site.state.issueLinks.size).toBe(0);
    expect((await sample.rest('GET', `${at}/${id}`)).status).toBe(404);
  });

  test('a name is taken once, and nobody else may make one', async () => {
    expect((await sample.rest('POST', at, { ...tests, name: 'blocks' })).at('errorMessages.0')).toBe(
      'You cannot create two issue link types with the same name.',
    );
    expect((await sample.rest('POST', at, tests, sample.developer)).status).toBe(403);
    expect((await sample.rest('GET', at, undefined, sample.developer)).status).toBe(200);
  });
});
