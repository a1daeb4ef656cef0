import { describe, expect, it } from 'vitest';
import { isRead, limitKeys, pointsOf } from './jira-price.ts';
import { charged, left, nextHour, type Points, pointsPerHour, shareLeft } from './points.ts';

/** 20 minutes into an hour. */
const NOW = 1_767_603_600 + 20 * 60;
const row = (spent: number, more: Partial<Points> = {}): Points => ({
  v: 1,
  rev: 1,
  token: 't',
  hour: Math.floor(NOW / 3600),
  spent,
  ...more,
});

describe('the points of an hour', () => {
  it('are for bulk work up to 60 %, for live edits up to 90 %, for pages to the last', () => {
    expect(left(row(1700), 'bulk', 3000, NOW)).toBe(100);
    expect(left(row(1800), 'bulk', 3000, NOW)).toBe(0);
    expect(left(row(1800), 'live', 3000, NOW)).toBe(900);
    expect(left(row(2700), 'live', 3000, NOW)).toBe(0);
    expect(left(row(2700), 'page', 3000, NOW)).toBe(300);
  });

  it('begin anew with the hour', () => {
    expect(left(row(3000), 'live', 3000, nextHour(NOW))).toBe(2700);
    expect(charged(row(3000), nextHour(NOW), undefined)).toMatchObject({ spent: 100, rev: 2 });
    expect(charged(row(300), NOW, undefined)).toMatchObject({ spent: 400, rev: 2 });
    expect(charged(undefined, NOW, undefined)).toMatchObject({ spent: 100, rev: 1 });
  });

  it('shrink with the pool of all customers once it is below a fifth, and stay so for the hour', () => {
    expect(shareLeft('"global-app-quota";r=6500;t=60', '"global-app-quota";q=65000;w=3600')).toBe(0.5);
    expect(shareLeft('"global-app-quota";r=30000;t=60', '"global-app-quota";q=65000;w=3600')).toBeUndefined();
    expect(shareLeft(null, null)).toBeUndefined();
    const low = charged(row(300), NOW, 0.5);
    expect(charged({ ...low, token: 't' }, NOW, undefined).share).toBe(0.5);
    expect(left(row(1300, { share: 0.5 }), 'live', 3000, NOW)).toBe(50);
  });

  it('are 3,000 where the app variable names no number', () => {
    expect([undefined, '', 'many', '-5', '2.5'].map(pointsPerHour)).toEqual([3000, 3000, 3000, 3000, 3000]);
    expect(pointsPerHour('12000')).toBe(12_000);
  });
});

describe('a call to Jira', () => {
  it('costs two points where it reads one object, one where it writes or searches', () => {
    expect(pointsOf({ method: 'GET', path: '/rest/api/3/issue/1' })).toBe(2);
    expect(pointsOf({ method: 'PUT', path: '/rest/api/3/issue/1' })).toBe(1);
    expect(pointsOf({ method: 'POST', path: '/rest/api/3/search/jql' })).toBe(1);
  });

  it('is known by its endpoint and by the issue that it writes', () => {
    expect(limitKeys({ method: 'PUT', path: '/rest/api/3/issue/10001/comment/5' })).toEqual({
      endpoint: 'PUT /rest/api/3/issue/{}/comment/{}',
      issue: '10001',
    });
    expect(limitKeys({ method: 'POST', path: '/rest/api/3/issue' }).issue).toBeUndefined();
    expect(isRead({ method: 'POST', path: '/rest/api/3/search/jql' })).toBe(true);
    expect(isRead({ method: 'POST', path: '/rest/api/3/issue' })).toBe(false);
  });
});
