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

  it('refuses a body that is not JSON, or is JSON of another shape, in words of its own', async () => {
    const { site, admin } = sampleSite();
    const send = async (body: string, contentType: string) => {
      const request = new Request('https://blue.atlassian.net/rest/api/3/issue', {
        method: 'POST',
        body,
        headers: { 'content-type': contentType },
      });
      const response = await site.fetch(request, { kind: 'user', accountId: admin.accountId });
      return { status: response.status, text: await response.text() };
    };
    const malformed = await send('{"fields":', 'application/json');
    expect(malformed.status).toBe(400);
    expect(malformed.text).toContain(
      'There was an error parsing JSON. Check that your request body is valid.',
    );
    expect((await send('[1]', 'application/json')).text).toContain('Invalid request payload.');
    expect((await send('{}', 'text/plain')).status).toBe(415);
    expect((await send(`{"x":"${'a'.repeat(10 * 1024 * 1024)}"}`, 'application/json')).status).toBe(413);
  });

  it('answers HEAD without a body and a malformed escape with 400', async () => {
    const { rest } = sampleSite();
    const head = await rest('HEAD', '/rest/api/3/myself');
    expect([head.status, head.body]).toEqual([200, undefined]);
    expect((await rest('GET', '/rest/api/3/issue/%E0%A4%A')).status).toBe(400);
  });

  it('answers OPTIONS with the methods of the path', async () => {
    const { rest } = sampleSite();
    const options = await rest('OPTIONS', '/rest/api/3/issue/DEV-1');
    expect(options.status).toBe(200);
    expect(options.headers.get('allow')).toBe('DELETE, GET, PUT, HEAD, OPTIONS');
  });
});
