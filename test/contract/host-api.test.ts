import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { controlServer } from '../../host/http/control-server.ts';
import { root } from '../architecture/sources.ts';
import { type TwoSites, twoSites } from '../support/two-sites.ts';

/** The host's API as programs drive it: docs of the addresses are in README and `counterpart help`. */
describe('the host API', () => {
  let sites: TwoSites;
  let app: ReturnType<typeof controlServer>;
  beforeAll(async () => {
    sites = await twoSites('host-api');
    app = controlServer(sites.host, { dist: join(root, 'dist'), origin: 'http://127.0.0.1:7700' });
  });
  afterAll(() => sites.dispose());

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, json };
  }

  const failure = (pattern: RegExp) => ({
    error: expect.any(String),
    message: expect.stringMatching(pattern),
  });

  it('lists sites with their projects and people', async () => {
    const { json } = await call('GET', '/host/sites');
    expect(json).toMatchObject([
      {
        name: 'blue',
        projects: [{ key: 'SUP' }, { key: 'OPS' }],
        users: [{ emailAddress: 'ann@blue.example' }, {}, {}],
      },
      { name: 'green', projects: [{ key: 'DEV' }, { key: 'HELP' }] },
    ]);
  });

  it('calls an operation as a page does, and answers what the app says', async () => {
    const ask = { module: 'admin', operation: 'connection.list', as: 'ann@blue.example' };
    expect(await call('POST', '/host/sites/blue/invoke', ask)).toEqual({
      status: 200,
      json: { ok: true, data: { connections: [], total: 0 } },
    });
    const wrong = { ...ask, operation: 'connection.get', payload: { connection: 'none' } };
    expect(await call('POST', '/host/sites/blue/invoke', wrong)).toMatchObject({
      status: 200,
      json: { ok: false, error: { code: expect.any(String), message: expect.any(String) } },
    });
  });

  it('refuses with 403 where the page itself would not show', async () => {
    const ask = { module: 'admin', operation: 'connection.list', as: 'bob@blue.example' };
    expect(await call('POST', '/host/sites/blue/invoke', ask)).toMatchObject({ status: 403 });
  });

  it.each([
    [
      'POST',
      '/host/sites/blue/invoke',
      { module: 'admin', operation: 'x', as: 'nobody@x.example' },
      400,
      /no person/,
    ],
    ['POST', '/host/sites/red/invoke', { module: 'admin', operation: 'x', as: 'a' }, 404, /no site "red"/],
    ['POST', '/host/sites/blue/invoke', '{', 400, /not JSON/],
    ['POST', '/host/faults', { kind: 'earthquake' }, 400, /Known are: .*wire/],
    ['POST', '/host/clock', { advanceSeconds: -1 }, 400, /advanceSeconds/],
    ['GET', '/host/traffic?since=yesterday', undefined, 400, /since must be a number/],
    ['GET', '/host/store?site=red', undefined, 404, /no site/],
    ['POST', '/host/sites', { name: 'Red Site' }, 400, /name/],
    ['GET', '/host/nothing', undefined, 404, /no call/],
  ])('answers %s %s with a reason', async (method, path, body, status, reason) => {
    expect(await call(method, path, body)).toEqual({ status, json: failure(reason) });
  });

  it('refuses a page of somebody else', async () => {
    const answer = await call('DELETE', '/host/faults', undefined, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  it('injects a fault and mends everything', async () => {
    const fault = { kind: 'jira', site: 'blue', status: 503, count: 1, when: 'before', endpoint: '*' };
    expect(await call('POST', '/host/faults', fault)).toMatchObject({
      status: 201,
      json: { id: expect.any(Number) },
    });
    expect((await call('DELETE', '/host/faults')).status).toBe(204);
  });

  it('publishes every operation with its schemas', async () => {
    const { json } = await call('GET', '/host/sites/blue/operations');
    const names = z
      .array(z.looseObject({ operation: z.string(), request: z.unknown(), answer: z.unknown() }))
      .parse(json);
    expect(names.map(({ operation }) => operation)).toContain('sync.issue');
  });

  it('shows traffic, meters and records, and never a secret', async () => {
    const connection = await sites.connect();
    const traffic = z.array(z.looseObject({ from: z.string(), status: z.number() }));
    expect(traffic.parse((await call('GET', '/host/traffic?site=blue')).json).length).toBeGreaterThan(0);
    expect((await call('GET', '/host/meters')).json).toMatchObject({
      sites: { blue: { messages: expect.any(Number) } },
    });
    const records = JSON.stringify((await call('GET', '/host/store?site=blue')).json);
    expect(records).toContain(connection);
    expect(records).not.toMatch(/privateKey|"d":|BEGIN PRIVATE/);
    expect(await call('POST', '/host/drain', {})).toMatchObject({
      json: { idle: true, pending: { queue: 0 } },
    });
  });

  it('adds a site with the app on it and removes it again', async () => {
    expect(await call('POST', '/host/sites', { name: 'red' })).toMatchObject({
      status: 201,
      json: { name: 'red' },
    });
    expect((await call('DELETE', '/host/sites/red')).status).toBe(204);
    expect((await call('DELETE', '/host/sites/red')).status).toBe(404);
  });
});
