import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appResources } from './app-assets.ts';
import { appPages } from './app-pages.ts';
import type { AppPagesSite } from './app-pages-site.ts';

const origin = 'http://127.0.0.1:7701';
const users = [
  { accountId: 'ann', displayName: 'Ann <Archer>', emailAddress: 'ann@blue.example', locale: 'en-US' },
  { accountId: 'bob', displayName: 'Bob', emailAddress: 'bob@blue.example', locale: 'de-DE' },
];

let dist: string;
let asked: unknown[];

beforeEach(async () => {
  asked = [];
  dist = await mkdtemp(join(tmpdir(), 'app-pages-'));
  await mkdir(join(dist, 'host'));
  await mkdir(join(dist, 'ui'));
  await writeFile(join(dist, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'host/renderer.js'), 'draw()');
  await writeFile(join(dist, 'ui/admin.js'), 'page()');
});

afterEach(() => rm(dist, { recursive: true }));

function pages(part: Partial<AppPagesSite> = {}) {
  return appPages({
    name: 'blue',
    dist,
    users,
    origin,
    resourceOrigin: 'http://127.0.0.1:7801',
    modules: [{ key: 'admin', type: 'jira:adminPage', title: 'Counterpart', bundle: 'admin' }],
    resources: [],
    content: { scripts: [], styles: [] },
    context: async (place, accountId) =>
      accountId === 'bob'
        ? { ok: false, message: 'Only site admins.' }
        : { ok: true, context: { place, accountId } },
    invoke: async (...call) => {
      asked.push(call);
      return { ok: true, data: 1 };
    },
    product: async (request) => new Response(`${request.method} ${new URL(request.url).pathname}`),
    ...part,
  });
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('what a page asks of the host', () => {
  it('is asked in the name of the cookie, whatever the page itself says', async () => {
    const body = { module: 'admin', functionKey: 'connection.list', payload: { a: 1 }, accountId: 'ann' };
    const answer = await pages().request(
      post('/__host/invoke', body, { cookie: 'host-user=bob%40blue.example' }),
    );
    expect(await answer.json()).toEqual({ ok: true, value: { ok: true, data: 1 } });
    expect(asked).toEqual([[{ module: 'admin' }, 'bob', 'connection.list', { a: 1 }]]);
  });

  it('is refused with 403 when it comes from another origin, or from none', async () => {
    const body = { module: 'admin', functionKey: 'x' };
    const foreign = await pages().request(post('/__host/invoke', body, { origin: 'https://evil.example' }));
    const none = await pages().request(
      new Request(`${origin}/__host/invoke`, { method: 'POST', body: JSON.stringify(body) }),
    );
    expect([foreign.status, none.status]).toEqual([403, 403]);
    expect(asked).toEqual([]);
  });

  it('is refused with 400 in another shape', async () => {
    const broken = await pages().request(post('/__host/invoke', '{'));
    const shapeless = await pages().request(post('/__host/invoke', { module: 1 }));
    expect([broken.status, shapeless.status]).toEqual([400, 400]);
    expect(JSON.stringify(await shapeless.json())).toContain('module');
  });

  it('carries what a resolver threw as a message', async () => {
    const failing = pages({
      invoke: async () => {
        throw new Error('The app has no resolver.');
      },
    });
    const answer = await failing.request(post('/__host/invoke', { module: 'admin', functionKey: 'x' }));
    expect(await answer.json()).toEqual({ ok: false, message: 'The app has no resolver.' });
  });

  it('reaches only paths below /rest/ of the site', async () => {
    const request = { method: 'GET', headers: [], body: null };
    const good = await pages().request(post('/__host/product', { ...request, path: '/rest/api/3/myself' }));
    expect(await good.json()).toMatchObject({ status: 200, body: 'GET /rest/api/3/myself' });
    for (const path of ['/__host/context', 'https://evil.example/rest/', '//evil.example/rest/api']) {
      expect((await pages().request(post('/__host/product', { ...request, path }))).status).toBe(400);
    }
  });

  it('takes locale and theme from the cookies into the context', async () => {
    const cookie = 'host-theme=dark; host-locale=de-DE';
    const answer = await pages().request(post('/__host/context', { module: 'admin' }, { cookie }));
    expect(await answer.json()).toMatchObject({
      accountId: 'ann',
      locale: 'de-DE',
      theme: { colorMode: 'dark' },
    });
  });
});

describe('the page itself', () => {
  it('shows names as text and hands the renderer its place', async () => {
    const html = await (await pages().request(`${origin}/jira/apps/admin?issueKey=SUP-1`)).text();
    expect(html).toContain('Ann &lt;Archer&gt;');
    const boot: unknown = JSON.parse(
      html.split('id="counterpart-boot">')[1]?.split('</script>')[0] ?? 'null',
    );
    expect(boot).toMatchObject({ issueKey: 'SUP-1', projectKey: 'SUP', embed: false, theme: 'light' });
  });

  it('cannot be broken out of by its own address', async () => {
    const html = await (
      await pages().request(`${origin}/jira/apps/admin?projectKey=${encodeURIComponent('</script><b>')}`)
    ).text();
    expect(html).not.toContain('</script><b>');
  });

  it('says why it does not show, with 403', async () => {
    const answer = await pages().request(`${origin}/jira/apps/admin`, {
      headers: { cookie: 'host-user=bob' },
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Only site admins.');
  });

  it('keeps the frame of the app from every address but its own', async () => {
    const frame = await pages().request(`${origin}/__host/frame/admin/`);
    expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await (await pages().request(`${origin}/__host/frame/admin/app.js`)).text()).toBe('page()');
  });
});

describe('files', () => {
  it('come only from their own folder', async () => {
    expect(await (await pages().request(`${origin}/__host/assets/renderer.js`)).text()).toBe('draw()');
    for (const path of ['../secret.txt', '..%2Fsecret.txt', '%2e%2e/secret.txt', 'none.js']) {
      const answer = await pages().request(`${origin}/__host/assets/${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('of a resource get the bridge script first', async () => {
    const folder = join(dist, 'editor');
    await mkdir(folder);
    await writeFile(join(folder, 'index.html'), '<html><head><script src="a.js"></script></head></html>');
    const content = { scripts: [], styles: [] };
    const app = appResources({ resources: [{ key: 'editor', folder }], content, dist, origin });
    const html = await (await app.request('/resource/editor/')).text();
    expect(html.indexOf('bridge-client.js')).toBeLessThan(html.indexOf('a.js'));
    expect((await app.request('/resource/other/')).status).toBe(404);
    expect((await app.request('/resource/editor/..%2Fsecret.txt')).status).toBe(404);
  });

  it('of a resource may run and style nothing that stands in the page, unless the manifest allows it', async () => {
    const folder = join(dist, 'strict');
    await mkdir(folder);
    await writeFile(join(folder, 'index.html'), '<html><head></head></html>');
    const policyOf = async (styles: readonly string[]): Promise<string[]> => {
      const content = { scripts: [], styles };
      const app = appResources({ resources: [{ key: 'strict', folder }], content, dist, origin });
      const { headers } = await app.request('/resource/strict/');
      return (headers.get('content-security-policy') ?? '').split('; ');
    };
    expect(await policyOf([])).toEqual(
      expect.arrayContaining(["script-src 'self'", "style-src 'self'", `frame-ancestors ${origin}`]),
    );
    expect(await policyOf(['unsafe-inline'])).toContain("style-src 'self' 'unsafe-inline'");
  });
});

describe('the address of the configuration page, as Jira Cloud has it', () => {
  const configurePath = '/jira/settings/apps/configure/app-1/env-1';

  it('leads to the page of the app', async () => {
    const answer = await pages({ configurePath }).request(`${origin}${configurePath}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/jira/apps/admin']);
  });

  it.each([
    ['another app or environment', { configurePath: `${configurePath}0` }],
    ['an app that is not installed', {}],
  ])('leads nowhere for %s', async (_, part) => {
    const answer = await pages(part).request(`${origin}${configurePath}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('blue');
  });
});
