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
  path = `/rest/api/3/issue/${issue.key}/properties`;
});

const stored = (one: Issue) => sample.site.state.issues.get(one.id)?.properties;

describe('issue properties', () => {
  test('a write makes no event, no history and does not move the issue', async () => {
    await sample.clock.advance(60);
    expect((await sample.rest('PUT', `${path}/counterpart`, { links: [] })).status).toBe(201);
    expect((await sample.rest('PUT', `${path}/counterpart`, { links: [1] })).status).toBe(200);
    expect(stored(issue)).toEqual({ counterpart: { links: [1] } });
    expect(sample.site.state.issues.get(issue.id)?.updated).toBe(issue.updated);
    expect([sample.events.length, sample.site.state.changes.size]).toEqual([0, 0]);
  });

  test('a value is any JSON up to 32,768 characters and never nothing', async () => {
    for (const value of [0, false, 'text', [1], { a: null }]) {
      expect((await sample.rest('PUT', `${path}/p`, value)).status).toBeLessThan(300);
      expect((await sample.rest('GET', `${path}/p`)).at('value')).toEqual(value);
    }
    expect((await sample.rest('PUT', `${path}/p`, 'x'.repeat(32_766))).status).toBe(200);
    expect((await sample.rest('PUT', `${path}/p`, 'x'.repeat(32_767))).status).toBe(400);
    expect((await sample.rest('PUT', `${path}/p`)).status).toBe(400);
    expect((await sample.rest('PUT', `${path}/${'k'.repeat(256)}`, 1)).status).toBe(400);
  });

  test('keys are listed, values deleted, and a missing one is 404', async () => {
    await sample.rest('PUT', `${path}/a`, 1);
    const keys = await sample.rest('GET', path);
    expect(keys.at('keys.0')).toMatchObject({
      key: 'a',
      self: expect.stringContaining(`/issue/${issue.id}/properties/a`),
    });
    expect((await sample.rest('DELETE', `${path}/a`)).status).toBe(204);
    expect((await sample.rest('DELETE', `${path}/a`)).status).toBe(404);
    expect((await sample.rest('GET', `${path}/a`)).status).toBe(404);
  });

  test('who sees but may not edit the issue is refused with 403, who does not see it with 404', async () => {
    const scheme = sample.site.state.permissionSchemes.get(sample.dev.permissionSchemeId);
    if (scheme) {
      const grants = scheme.grants.filter(({ permission }) => permission !== 'EDIT_ISSUES');
      sample.site.state.permissionSchemes.put({ ...scheme, grants });
    }
    expect((await sample.rest('PUT', `${path}/a`, 1, sample.developer)).status).toBe(403);
    expect((await sample.rest('PUT', `${path}/a`, 1, sample.outsider)).status).toBe(404);
  });
});

describe('properties of many issues', () => {
  const at = '/rest/api/3/issue/properties';

  test('each issue gets its own by multi, and the reader is sent to a finished task', async () => {
    const other = sampleIssue(sample, sample.dev);
    const issues = [
      { issueID: Number(issue.id), properties: { a: 1 } },
      { issueID: Number(other.id), properties: { a: 2 } },
    ];
    const answer = await sample.rest('POST', `${at}/multi`, { issues });
    expect(answer.status).toBe(303);
    expect([stored(issue), stored(other)]).toEqual([{ a: 1 }, { a: 2 }]);
    const task = await sample.rest('GET', answer.headers.get('location') ?? '');
    expect(task.body).toMatchObject({ status: 'COMPLETE', progress: 100 });
  });

  test('more than a hundred issues or ten properties are refused', async () => {
    const many = Array.from({ length: 101 }, (_, n) => ({ issueID: n, properties: { a: 1 } }));
    expect((await sample.rest('POST', `${at}/multi`, { issues: many })).status).toBe(400);
    const properties = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`p${n}`, n]));
    expect((await sample.rest('POST', at, { entitiesIds: [Number(issue.id)], properties })).status).toBe(400);
  });

  test('one key is set and deleted where the filter fits', async () => {
    const other = sampleIssue(sample, sample.dev, { properties: { a: 'old' } });
    const set = {
      value: 'new',
      filter: { entityIds: [Number(issue.id), Number(other.id)], currentValue: 'old' },
    };
    expect((await sample.rest('PUT', `${at}/a`, set)).status).toBe(303);
    expect([stored(issue), stored(other)]).toEqual([{}, { a: 'new' }]);
    expect(
      (await sample.rest('DELETE', `${at}/a`, { entityIds: [Number(other.id)], currentValue: 'new' })).status,
    ).toBe(303);
    expect(stored(other)).toEqual({});
  });
});
