import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Hono } from 'hono';
import type { AppPagesSite } from './app-pages-site.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file below `folder`, or undefined; a path that leads out of it is none. */
async function fileBelow(folder: string, path: string): Promise<Response | undefined> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(`${folder}/`))) return undefined;
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'no-cache',
      },
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined;
    throw error;
  }
}

function notFound(path: string): Response {
  return new Response(`There is no file ${path}. Has the app been built (npm run build)?`, { status: 404 });
}

/** The app's code gets scripts and translations of its own, and reaches the rest by the bridge alone. */
function frameRules(origin: string): string {
  return `default-src 'none'; script-src ${origin}; connect-src ${origin}/__host/frame/; frame-ancestors ${origin}`;
}

/** Scripts and styles of the renderer, and the hidden frame with the app's bundle. */
export function appAssets(site: Pick<AppPagesSite, 'dist' | 'modules' | 'origin'>): Hono {
  const app = new Hono();
  app.get('/__host/assets/*', async (c) => {
    const path = c.req.path.slice('/__host/assets/'.length);
    return (await fileBelow(join(site.dist, 'host'), path)) ?? notFound(path);
  });
  app.get('/__host/frame/:module/', (c) => {
    const module = site.modules.find((one) => one.key === c.req.param('module'));
    if (module === undefined) return c.text('The app has no such page.', 404);
    c.header('content-security-policy', frameRules(site.origin));
    return c.html(
      `<!doctype html><html><head><meta charset="utf-8"><title>${module.key}</title>` +
        `<script src="/__host/assets/bridge-client.js" data-host="${site.origin}"></script></head>` +
        `<body><script src="app.js"></script></body></html>`,
    );
  });
  app.get('/__host/frame/:module/app.js', async (c) => {
    const module = site.modules.find((one) => one.key === c.req.param('module'));
    const path = `${module?.bundle ?? 'none'}.js`;
    return (await fileBelow(join(site.dist, 'ui'), path)) ?? notFound(path);
  });
  app.get('/__host/frame/:module/__LOCALES__/:file', async (c) => {
    // The frame's origin is opaque, so its own fetches count as cross-origin.
    const found = await fileBelow(join(site.dist, 'ui/__LOCALES__'), c.req.param('file'));
    const answer = found ?? notFound(c.req.param('file'));
    answer.headers.set('access-control-allow-origin', '*');
    return answer;
  });
  return app;
}

/**
 * As Forge serves Custom UI: everything comes from the resource itself, neither script nor style stands in the page
 * (the manifest can allow what it names), and only the page that embeds it may show it.
 */
function resourceRules({ origin, content }: Pick<AppPagesSite, 'origin' | 'content'>): string {
  const quoted = (word: string): string => (/^(unsafe-|sha\d)/.test(word) ? `'${word}'` : word);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...content.scripts.map(quoted)].join(' '),
    ["style-src 'self'", ...content.styles.map(quoted)].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `frame-ancestors ${origin}`,
  ].join('; ');
}

/** Custom UI resources, for the second port: an origin apart from the pages, as on Atlassian's cloud. */
export function appResources(site: Pick<AppPagesSite, 'resources' | 'content' | 'dist' | 'origin'>): Hono {
  const { resources, dist, origin: pageOrigin } = site;
  const app = new Hono();
  app.get(
    '/__host/assets/bridge-client.js',
    async () => (await fileBelow(join(dist, 'host'), 'bridge-client.js')) ?? notFound('bridge-client.js'),
  );
  app.get('/resource/:key/*', async (c) => {
    const resource = resources.find((one) => one.key === c.req.param('key'));
    if (resource === undefined) return c.text(`The manifest has no resource "${c.req.param('key')}".`, 404);
    const path = c.req.path.slice(`/resource/${resource.key}/`.length);
    if (path !== '' && path !== 'index.html')
      return (await fileBelow(resource.folder, path)) ?? notFound(path);
    const index = await fileBelow(resource.folder, 'index.html');
    if (index === undefined) return notFound(`${resource.key}/index.html`);
    const script = `<script src="/__host/assets/bridge-client.js" data-host="${pageOrigin}"></script>`;
    const html = await index.text();
    c.header('content-security-policy', resourceRules(site));
    return c.html(html.includes('<head>') ? html.replace('<head>', `<head>${script}`) : script + html);
  });
  return app;
}
