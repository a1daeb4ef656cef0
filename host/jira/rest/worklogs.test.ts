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

const HOUR = 3600;
let sample: SampleSite;
let issue: Issue;
let path: string;

beforeEach(() => {
  sample = judgedSample();
  issue = sampleIssue(sample, sample.dev, {
    values: { summary: 'Work', reporter: sample.admin.accountId, timeestimate: 8 * HOUR },
  });
  path = `/rest/api/3/issue/${issue.key}/worklog`;
});

const value = (field: string) => sample.site.state.issues.get(issue.id)?.values[field];
const log = async (body: Record<string, unknown>, query = '', as = sample.admin) =>
  sample.rest('POST', `${path}${query}`, body, as);

describe('logging work', () => {
  test('time spent grows, the estimate falls, history and events say so', async () => {
    const answer = await log({
      timeSpent: '1h 30m',
      comment: doc('done'),
      started: '2026-03-03T10:00:00.000+0000',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ timeSpent: '1h 30m', timeSpentSeconds: 5400, issueId: issue.id });
    expect(answer.at('started')).toBe('2026-03-03T10:00:00.000+0000');
    expect([value('timespent'), value('timeestimate')]).toEqual([5400, 8 * HOUR - 5400]);
    const items = sample.site.state.changes.all()[0]?.items.map(({ field, to }) => [field, to]);
    expect(items).toEqual(
      expect.arrayContaining([
        ['timespent', '5400'],
        ['timeestimate', String(8 * HOUR - 5400)],
      ]),
    );
    expect(sample.events.map(({ name }) => name)).toEqual([
      'avi:jira:updated:issue',
      'avi:jira:created:worklog',
    ]);
    expect(Object.keys(sample.events[1]?.payload ?? {})).not.toContain('issue');
  });

  test('the four ways of adjusting the estimate', async () => {
    await log({ timeSpentSeconds: HOUR }, '?adjustEstimate=leave');
    expect(value('timeestimate')).toBe(8 * HOUR);
    await log({ timeSpentSeconds: HOUR }, '?adjustEstimate=new&newEstimate=2d');
    expect(value('timeestimate')).toBe(16 * HOUR);
    await log({ timeSpentSeconds: HOUR }, '?adjustEstimate=manual&reduceBy=4h');
    expect(value('timeestimate')).toBe(12 * HOUR);
    await log({ timeSpentSeconds: 20 * HOUR });
    expect(value('timeestimate')).toBe(0);
    expect((await log({ timeSpentSeconds: HOUR }, '?adjustEstimate=new')).at('errors.newEstimate')).toBe(
      'You must supply a valid new estimate.',
    );
    expect((await log({ timeSpentSeconds: HOUR }, '?adjustEstimate=manual')).status).toBe(400);
  });

  test('work without a time, or with nonsense, is refused in the words of Jira', async () => {
    expect((await log({})).body).toEqual({
      errorMessages: ['Worklog must not be null.'],
      errors: { timeLogged: 'You must indicate the time spent working.' },
    });
    expect((await log({ timeSpent: 'a while' })).at('errors.timeLogged')).toBe(
      'Invalid time duration entered.',
    );
    expect((await log({ timeSpent: '1h', started: 'yesterday' })).status).toBe(400);
    expect((await log({ timeSpent: '1h', comment: 'text' })).status).toBe(400);
    expect(sample.site.state.worklogs.size).toBe(0);
  });

  test('an edit moves estimate and time spent by the difference', async () => {
    const id = String((await log({ timeSpentSeconds: HOUR })).at('id'));
    sample.events.length = 0;
    const answer = await sample.rest('PUT', `${path}/${id}`, { timeSpentSeconds: 3 * HOUR });
    expect(answer.status).toBe(200);
    expect([value('timespent'), value('timeestimate')]).toEqual([3 * HOUR, 5 * HOUR]);
    expect(sample.events.map(({ name }) => name)).toContain('avi:jira:updated:worklog');
  });

  test('a deletion gives the time back and is listed as deleted a minute later', async () => {
    const id = String((await log({ timeSpentSeconds: HOUR })).at('id'));
    expect((await sample.rest('DELETE', `${path}/${id}`)).status).toBe(204);
    expect([value('timespent'), value('timeestimate')]).toEqual([undefined, 8 * HOUR]);
    expect((await sample.rest('GET', `${path}/${id}`)).at('errorMessages.0')).toBe(
      `Cannot find worklog with id: '${id}'.`,
    );
    expect((await sample.rest('GET', '/rest/api/3/worklog/deleted')).at('values')).toEqual([]);
    await sample.clock.advance(61);
    const deleted = await sample.rest('GET', '/rest/api/3/worklog/deleted');
    expect(deleted.at('values.0.worklogId')).toBe(Number(id));
  });

  test('others edit it only with the right to all', async () => {
    const id = String((await log({ timeSpentSeconds: HOUR })).at('id'));
    const change = { timeSpentSeconds: 60 };
    expect((await sample.rest('PUT', `${path}/${id}`, change, sample.developer)).status).toBe(400);
    expect((await sample.rest('DELETE', `${path}/${id}`, undefined, sample.developer)).status).toBe(400);
  });
});

describe('reading worklogs', () => {
  test('a page can be bound by when the work began', async () => {
    for (const day of ['01', '02', '03']) {
      await log({ timeSpentSeconds: 60, started: `2026-03-${day}T00:00:00.000+0000` });
    }
    const from = Date.UTC(2026, 2, 2);
    expect((await sample.rest('GET', `${path}?startedAfter=${from}`)).at('total')).toBe(2);
    expect((await sample.rest('GET', `${path}?startedBefore=${from}`)).at('total')).toBe(1);
    expect((await sample.rest('GET', `${path}?maxResults=1&startAt=1`)).body).toMatchObject({
      startAt: 1,
      maxResults: 1,
      total: 3,
    });
    expect((await sample.rest('GET', `${path}?startAt=x`)).status).toBe(404);
  });

  test('a restricted worklog does not exist for others', async () => {
    const hidden = { timeSpentSeconds: 60, visibility: { type: 'role', value: 'Administrators' } };
    const id = String((await log(hidden)).at('id'));
    await sample.clock.advance(61);
    expect((await sample.rest('GET', path, undefined, sample.developer)).at('total')).toBe(0);
    expect((await sample.rest('GET', `${path}/${id}`, undefined, sample.developer)).status).toBe(404);
    const list = await sample.rest(
      'POST',
      '/rest/api/3/worklog/list',
      { ids: [Number(id)] },
      sample.developer,
    );
    expect(list.body).toEqual([]);
    expect((await sample.rest('GET', '/rest/api/3/worklog/updated')).at('values.0.worklogId')).toBe(
      Number(id),
    );
    const others = await sample.rest('GET', '/rest/api/3/worklog/updated', undefined, sample.developer);
    expect(others.at('values')).toEqual([]);
  });

  test('properties come with expand and are written one by one', async () => {
    const id = String((await log({ timeSpentSeconds: 60, properties: [{ key: 'k', value: 1 }] })).at('id'));
    expect((await sample.rest('GET', `${path}/${id}`)).at('properties')).toBeUndefined();
    expect((await sample.rest('GET', `${path}/${id}?expand=properties`)).at('properties.0.key')).toBe('k');
    expect((await sample.rest('PUT', `${path}/${id}/properties/k`, 2)).status).toBe(200);
    expect((await sample.rest('GET', `${path}/${id}/properties/k`)).at('value')).toBe(2);
  });
});

describe('many worklogs at once', () => {
  test('they move to another issue with their time', async () => {
    const target = sampleIssue(sample, sample.dev);
    const id = Number((await log({ timeSpentSeconds: HOUR })).at('id'));
    const answer = await sample.rest('POST', `${path}/move`, { ids: [id], issueIdOrKey: target.key });
    expect(answer.status).toBe(204);
    expect(value('timespent')).toBeUndefined();
    expect(sample.site.state.issues.get(target.id)?.values['timespent']).toBe(HOUR);
  });

  test('they are deleted together, and none where one is not of the issue', async () => {
    const ids = [
      Number((await log({ timeSpentSeconds: 60 })).at('id')),
      Number((await log({ timeSpentSeconds: 60 })).at('id')),
    ];
    expect((await sample.rest('DELETE', path, { ids: [...ids, 99_999] })).status).toBe(404);
    expect(sample.site.state.worklogs.size).toBe(2);
    expect((await sample.rest('DELETE', path, { ids })).status).toBe(204);
    expect(sample.site.state.worklogs.size).toBe(0);
  });
});
