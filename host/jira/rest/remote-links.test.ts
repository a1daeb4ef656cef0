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
  path = `/rest/api/3/issue/${issue.key}/remotelink`;
});

const object = { url: 'https://green.example/browse/DEV-1', title: 'DEV-1' };
const upsert = (over: Record<string, unknown> = {}) =>
  sample.rest('POST', path, {
    globalId: 'system=green&id=1',
    application: { name: 'Green' },
    object,
    ...over,
  });

describe('remote links', () => {
  test('the same global id is one link: 201, then 200, and what is left out is empty', async () => {
    const first = await upsert({ relationship: 'is a twin of' });
    expect(first.status).toBe(201);
    const second = await upsert({ application: undefined });
    expect([second.status, second.at('id')]).toEqual([200, first.at('id')]);
    const list = await sample.rest('GET', path);
    expect(list.body).toMatchObject([
      { id: first.at('id'), globalId: 'system=green&id=1', application: {}, object },
    ]);
    expect(list.at('0.relationship')).toBeUndefined();
    expect(
      sample.site.state.changes.all().flatMap(({ items }) => items.map((item) => item.toString)),
    ).toEqual(['This issue is a twin of "DEV-1 (Green)"']);
  });

  test('a link is found by global id and by id, and only under its own issue', async () => {
    const id = String((await upsert()).at('id'));
    const globalId = encodeURIComponent('system=green&id=1');
    expect((await sample.rest('GET', `${path}?globalId=${globalId}`)).at('id')).toBe(Number(id));
    expect((await sample.rest('GET', `${path}?globalId=other`)).status).toBe(404);
    expect((await sample.rest('GET', `${path}/${id}`)).at('object.title')).toBe('DEV-1');
    const other = sampleIssue(sample, sample.dev);
    expect((await sample.rest('GET', `/rest/api/3/issue/${other.key}/remotelink/${id}`)).status).toBe(400);
    expect((await sample.rest('GET', `${path}/99999`)).status).toBe(404);
    expect((await sample.rest('GET', `${path}/abc`)).status).toBe(400);
  });

  test('title and URL are required, and a global id has an end', async () => {
    expect((await upsert({ object: {} })).body).toEqual({
      errorMessages: [],
      errors: { title: "'title' is required.", url: "'url' is required." },
    });
    expect((await upsert({ object: { title: 'x', url: 'not a url' } })).status).toBe(400);
    expect((await upsert({ globalId: 'x'.repeat(256) })).status).toBe(400);
  });

  test('a PUT replaces, a DELETE removes by id or by global id', async () => {
    const id = String((await upsert()).at('id'));
    expect((await sample.rest('PUT', `${path}/${id}`, { object: { ...object, title: 'new' } })).status).toBe(
      204,
    );
    const after = await sample.rest('GET', `${path}/${id}`);
    expect([after.at('object.title'), after.at('globalId')]).toEqual(['new', undefined]);
    expect((await sample.rest('DELETE', `${path}/${id}`)).status).toBe(204);
    await upsert();
    expect((await sample.rest('DELETE', path)).status).toBe(400);
    expect(
      (await sample.rest('DELETE', `${path}?globalId=${encodeURIComponent('system=green&id=1')}`)).status,
    ).toBe(204);
    expect((await sample.rest('GET', path)).body).toEqual([]);
  });

  test('who may not see the issue gets 404', async () => {
    expect((await sample.rest('GET', path, undefined, sample.outsider)).status).toBe(404);
  });
});
