import { join } from 'node:path';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { FaultError } from '../faults/fault-error.ts';
import { HostError } from '../host-error.ts';
import { appAssets } from './app-assets.ts';
import { machineApi } from './host-api/machine.ts';
import { overviewApi } from './host-api/overview.ts';
import { sitesApi } from './host-api/sites.ts';
import { type HostFace, HostRefusal } from './host-face.ts';
import { logInFirst } from './jira-pages.ts';

const landing = (theme: 'light' | 'dark'): string =>
  `<!doctype html><html lang="en" data-theme="${theme}">` +
  '<head><meta charset="utf-8"><title>Counterpart, locally</title>' +
  '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/__host/assets/landing.css"></head>' +
  '<body><div id="root"></div><script type="module" src="/__host/assets/landing.js"></script></body></html>';

/** The host's own port: the landing page and the API that drives the host. */
export function controlServer(
  host: HostFace,
  options: { readonly dist: string; readonly origin: string },
): Hono {
  const app = new Hono();
  app.use('/host/*', async (c, next) => {
    // A web page of somebody else must not drive the host through the browser of the person at this machine.
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== options.origin) {
      return c.json(
        { error: 'origin', message: `Only pages of ${options.origin} may call the host's API.` },
        403,
      );
    }
    return next();
  });
  app.get('/', (c) => {
    logInFirst(
      c,
      host.sites.map((site) => site.jira),
    );
    return c.html(landing(getCookie(c, 'host-theme') === 'dark' ? 'dark' : 'light'));
  });
  app.route('/', appAssets({ dist: options.dist, modules: [], origin: options.origin }));
  app.route('/', sitesApi(host, join(options.dist)));
  app.route('/', overviewApi(host));
  app.route('/', machineApi(host));
  app.notFound((c) =>
    c.json({ error: 'unknown-call', message: `The host has no call ${c.req.method} ${c.req.path}.` }, 404),
  );
  app.onError((error, c) => {
    if (error instanceof HostRefusal)
      return c.json({ error: error.code, message: error.message }, error.status);
    if (error instanceof FaultError) return c.json({ error: 'bad-fault', message: error.message }, 400);
    if (error instanceof HostError) {
      return c.json(
        { error: 'refused', message: error.message },
        error.status === 404 ? 404 : error.status === 409 ? 409 : 400,
      );
    }
    process.stderr.write(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}\n`);
    return c.json({ error: 'internal', message: error.message }, 500);
  });
  return app;
}
