import { describe, expect, it } from 'vitest';
import { sampleSite } from './sample-site.ts';

describe('the REST router', () => {
  it('answers a stranger with 401 in the shape of an error collection', async () => {
    const { rest } = sampleSite();
    const answer = await rest('GET', '/rest/api/3/myself', undefined, { kind: 'anonymous' });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      errorMessages: ['Client must be authenticated to access this resource.'],
      errors: {},
    });
  });

  it('answers an unknown path with 404 and a known path with another method with 405', async () => {
    const { rest } = sampleSite();
    expect((await rest('GET', '/rest/api/3/nothing')).status).toBe(404);
    const answer = await rest('DELETE', '/rest/api/3/myself');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('serves version 2 and latest by the same routes, with links of version 2', async () => {
    const { rest } = sampleSite();
    const answer = await rest('GET', '/rest/api/2/myself');
    expect(answer.at('self')).toMatch(/^https:\/\/blue\.atlassian\.net\/rest\/api\/2\/user\?accountId=/);
    expect((await rest('GET', '/rest/api/latest/myself')).status).toBe(200);
  });

  it('refuses an app whose scopes do not cover the endpoint', async () => {
    const { rest, app } = sampleSite();
    const answer = await rest('GET', '/rest/api/3/myself', undefined, { ...app, scopes: ['read:jira-work'] });
    expect(answer.status).toBe(401);
    expect(answer.at('errorMessages.0')).toBe('Unauthorized; scope does not match');
  });
});
