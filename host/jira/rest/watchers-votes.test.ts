import { beforeEach, describe, expect, test } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';
import type { Issue } from '../model.ts';
import { sampleIssue } from '../sample-issue.ts';
import type { SampleSite } from '../sample-site.ts';

let sample: SampleSite;
let issue: Issue;
let path: string;

beforeEach(() => {
  sample = judgedSample();
  issue = sampleIssue(sample, sample.dev);
  path = `/rest/api/3/issue/${issue.key}`;
});

describe('watchers', () => {
  test('an administrator adds another person, who is then listed without any event', async () => {
    const at = `${path}/watchers`;
    expect((await sample.rest('POST', at, sample.developer.accountId)).status).toBe(204);
    const list = await sample.rest('GET', at, undefined, sample.developer);
    expect(list.body).toMatchObject({ isWatching: true, watchCount: 1 });
    expect(list.at('watchers.0.accountId')).toBe(sample.developer.accountId);
    expect(sample.events).toEqual([]);
  });

  test('without a body the caller watches, and unwatches by account id', async () => {
    const at = `${path}/watchers`;
    expect((await sample.rest('POST', at, undefined, sample.developer)).status).toBe(204);
    expect((await sample.rest('DELETE', at, undefined, sample.developer)).status).toBe(400);
    const mine = `${at}?accountId=${sample.developer.accountId}`;
    expect((await sample.rest('DELETE', mine, undefined, sample.developer)).status).toBe(204);
    expect((await sample.rest('GET', at)).at('watchCount')).toBe(0);
  });

  test('others are managed by permission alone, and must exist and see the issue', async () => {
    const at = `${path}/watchers`;
    expect((await sample.rest('POST', at, sample.admin.accountId, sample.developer)).status).toBe(403);
    expect((await sample.rest('POST', at, 'nobody')).status).toBe(404);
    expect((await sample.rest('POST', at, sample.outsider.accountId)).status).toBe(400);
    expect((await sample.rest('POST', at, { accountId: 'x' })).status).toBe(400);
  });
});

describe('votes', () => {
  test('a vote counts once and can be taken back once', async () => {
    const at = `${path}/votes`;
    expect((await sample.rest('POST', at, undefined, sample.developer)).status).toBe(204);
    await sample.rest('POST', at, undefined, sample.developer);
    expect((await sample.rest('GET', at, undefined, sample.developer)).body).toMatchObject({
      votes: 1,
      hasVoted: true,
    });
    expect((await sample.rest('DELETE', at, undefined, sample.developer)).status).toBe(204);
    expect((await sample.rest('DELETE', at, undefined, sample.developer)).status).toBe(404);
  });

  test('reporters do not vote, and nobody votes on what is resolved', async () => {
    const own = await sample.rest('POST', `${path}/votes`);
    expect([own.status, own.at('errorMessages.0')]).toEqual([
      404,
      'You cannot vote for an issue you have reported.',
    ]);
    sample.site.state.issues.put({ ...issue, values: { ...issue.values, resolution: '10000' } });
    expect((await sample.rest('POST', `${path}/votes`, undefined, sample.developer)).status).toBe(404);
  });
});
