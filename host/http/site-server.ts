import { Hono } from 'hono';
import { appPages } from './app-pages.ts';
import { identify } from './basic-auth.ts';
import type { SiteFace } from './host-face.ts';
import { jiraPages } from './jira-pages.ts';

/** Everything one site serves: its REST API, its pages, the app's pages, and its web triggers for strangers. */
export function siteServer(site: SiteFace, home: string): Hono {
  const app = new Hono();
  app.all('/rest/*', (c) => rest(site, c.req.raw));
  app.all('/public/:token', (c) => site.webTrigger(c.req.param('token'), c.req.raw));
  app.route('/', jiraPages(site.jira, { home, origin: site.baseUrl }));
  app.route('/', appPages(site.pages));
  app.notFound((c) => c.text(`Site ${site.name} has no page ${c.req.path}.`, 404));
  app.onError((error, c) => {
    process.stderr.write(`${site.name} ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}\n`);
    return c.json({ errorMessages: ['Internal server error'], errors: {} }, 500);
  });
  return app;
}

async function rest(site: SiteFace, request: Request): Promise<Response> {
  const identity = identify(request, site.jira.state);
  if (!identity.ok) {
    // Jira's gateway answers wrong credentials in plain text, before any of Jira's own error shapes.
    return new Response(`${identity.reason}`, {
      status: 401,
      headers: {
        'www-authenticate': 'OAuth realm="https%3A%2F%2Fapi.atlassian.com"',
        'content-type': 'text/html;charset=UTF-8',
      },
    });
  }
  return site.rest(request, identity.principal);
}
