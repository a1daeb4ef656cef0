import { describe, expect, it } from 'vitest';
import { sampleSite } from './sample-site.ts';

const BODY = { fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door' } };

describe('rate limits', () => {
  it('refuse the twenty-first write to an issue within two seconds, and only to that issue', async () => {
    const { rest, app, clock } = sampleSite();
    await rest('POST', '/rest/api/3/issue', BODY);
    await rest('POST', '/rest/api/3/issue', BODY);
    const write = (key: string, at: number) =>
      rest('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: `Door ${at}` } }, app);
    for (let at = 0; at < 20; at += 1) expect((await write('DEV-1', at)).status).toBe(204);
    const refused = await write('DEV-1', 20);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await write('DEV-2', 0)).status).toBe(204);
    await clock.advance(2000);
    expect((await write('DEV-1', 20)).status).toBe(204);
  });

  it('let a burst through and refuse what goes beyond, per endpoint', async () => {
    const { rest, app, clock } = sampleSite();
    for (let at = 0; at < 100; at += 1)
      expect((await rest('GET', '/rest/api/3/field', undefined, app)).status).toBe(200);
    const refused = await rest('GET', '/rest/api/3/field', undefined, app);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    expect((await rest('GET', '/rest/api/3/priority', undefined, app)).status).toBe(200);
    await clock.advance(1000);
    expect((await rest('GET', '/rest/api/3/field', undefined, app)).status).toBe(200);
  });

  it('shut the app out until the hour is over when its points are spent', async () => {
    const { rest, app, clock, site } = sampleSite();
    await rest('POST', '/rest/api/3/issue', BODY);
    site.limits.configure({ pointsPerHour: 5 });
    const read = () => rest('GET', '/rest/api/3/issue/DEV-1', undefined, app);
    expect((await read()).headers.get('ratelimit')).toBeNull();
    expect((await read()).status).toBe(200);
    const last = await read();
    expect(last.headers.get('ratelimit')).toBe('"global-app-quota";r=0;t=1800');
    const refused = await read();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-quota-global-based');
    expect(refused.headers.get('retry-after')).toBe('1800');
    expect((await rest('GET', '/rest/api/3/issue/DEV-1')).status).toBe(200);
    await clock.advance(1_800_000);
    expect((await read()).status).toBe(200);
  });

  it('cost one point and one per issue for reads, and one for a write', async () => {
    const { rest, site, app } = sampleSite();
    const points: [string, number][] = [];
    site.onCall((call) => points.push([`${call.method} ${call.endpoint}`, call.points]));
    await rest('POST', '/rest/api/3/issue', BODY, app);
    await rest('GET', '/rest/api/3/issue/DEV-1', undefined, app);
    await rest('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ['DEV-1', 'DEV-2'] }, app);
    await rest('POST', '/rest/api/3/issue/bulk', { issueUpdates: [BODY, BODY, BODY] }, app);
    expect(points).toEqual([
      ['POST /rest/api/3/issue', 1],
      ['GET /rest/api/3/issue/{issueIdOrKey}', 2],
      ['POST /rest/api/3/issue/bulkfetch', 2],
      ['POST /rest/api/3/issue/bulk', 3],
    ]);
  });
});

describe('interceptors', () => {
  it('answer in place of Jira before anything has happened, or after it has been committed', async () => {
    const { rest, site } = sampleSite();
    const stop = site.intercept({ before: () => new Response('{}', { status: 503 }) });
    expect((await rest('POST', '/rest/api/3/issue', BODY)).status).toBe(503);
    expect(site.state.issues.size).toBe(0);
    stop();
    const lose = site.intercept({ after: () => new Response('{}', { status: 502 }) });
    expect((await rest('POST', '/rest/api/3/issue', BODY)).status).toBe(502);
    expect(site.state.issues.size).toBe(1);
    lose();
    expect((await rest('GET', '/rest/api/3/issue/DEV-1')).status).toBe(200);
  });
});
