import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as z from 'zod';
import { appAssets } from './app-assets.ts';
import { pageHtml } from './app-page-html.ts';
import type { AppPagesSite, PagePlace, PageUser } from './app-pages-site.ts';
import { hostUserCookie, loggedInNames } from './host-user.ts';
import { readProduct } from './product-answer.ts';

const place = z.object({
  module: z.string(),
  issueKey: z.string().optional(),
  projectKey: z.string().optional(),
});
const invocation = place.extend({ functionKey: z.string(), payload: z.unknown().optional() });

type Place = z.infer<typeof place>;

/** What the page asks in the name of the person whose cookie it carries; never of one that it names itself. */
export function appPages(site: AppPagesSite): Hono {
  const app = new Hono();
  app.route('/', appAssets(site));
  app.onError((error, c) => {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: 'invalid', message }, 400);
  });

  app.use('/__host/*', async (c, next) => {
    if (c.req.method === 'POST' && c.req.header('origin') !== site.origin) {
      return c.json({ error: 'origin', message: `Only pages of ${site.origin} may call this address.` }, 403);
    }
    return next();
  });

  app.post('/__host/context', async (c) => {
    const asked = place.parse(await c.req.json());
    const user = currentUser(site, getCookie(c, hostUserCookie));
    const found = await site.context(placeOf(asked), user.accountId);
    if (!found.ok) return c.json({ error: 'not-shown', message: found.message }, 403);
    const locale = getCookie(c, 'host-locale') ?? user.locale;
    return c.json({ ...found.context, locale, theme: { colorMode: themeOf(getCookie(c, 'host-theme')) } });
  });

  app.post('/__host/invoke', async (c) => {
    const { functionKey, payload, ...asked } = invocation.parse(await c.req.json());
    const user = currentUser(site, getCookie(c, hostUserCookie));
    try {
      const value = await site.invoke(placeOf(asked), user.accountId, functionKey, payload);
      return c.json({ ok: true, value: value ?? null });
    } catch (error) {
      return c.json({ ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  });

  app.post('/__host/product', async (c) => {
    const user = currentUser(site, getCookie(c, hostUserCookie));
    return c.json(
      await readProduct(await c.req.json(), site.origin, (request) => site.product(request, user.accountId)),
    );
  });

  app.get('/jira/apps/:module', (c) => shownPage(site, c));
  app.get('/jira/settings/apps/configure/:app/:environment', (c) => {
    const admin = site.modules.find(({ type }) => type === 'jira:adminPage');
    if (admin !== undefined && c.req.path === site.configurePath)
      return c.redirect(`/jira/apps/${admin.key}`);
    return c.text(`No app of this id and environment is installed on the site ${site.name}.`, 404);
  });
  return app;
}

/** A page of the app, or the words why it does not show for this person. */
async function shownPage(site: AppPagesSite, c: Context): Promise<Response> {
  const module = site.modules.find((one) => one.key === c.req.param('module'));
  if (module === undefined) return c.text(`The app has no page "${c.req.param('module')}".`, 404);
  const issueKey = c.req.query('issueKey');
  const projectKey = c.req.query('projectKey') ?? c.req.query('project') ?? issueKey?.replace(/-\d+$/, '');
  const user = currentUser(site, getCookie(c, hostUserCookie));
  const asked = placeOf({ module: module.key, issueKey, projectKey });
  const shown = await site.context(asked, user.accountId);
  const html = pageHtml(
    { site, module, user, place: asked },
    {
      embed: c.req.query('embed') === '1',
      theme: themeOf(getCookie(c, 'host-theme')),
      refusal: shown.ok ? null : shown.message,
    },
  );
  return c.html(html, shown.ok ? 200 : 403);
}

/** The first person of this site that the cookie names; without one the site's first user looks at the page. */
function currentUser(site: AppPagesSite, cookie: string | undefined): PageUser {
  const [first] = site.users;
  if (first === undefined) throw new Error(`The site "${site.name}" has no users.`);
  const named = loggedInNames(cookie).flatMap(
    (name) => site.users.find((user) => user.accountId === name || user.emailAddress === name) ?? [],
  );
  return named[0] ?? first;
}

function themeOf(cookie: string | undefined): 'light' | 'dark' {
  return cookie === 'dark' ? 'dark' : 'light';
}

function placeOf(
  asked: Place | { module: string; issueKey: string | undefined; projectKey: string | undefined },
): PagePlace {
  return {
    module: asked.module,
    ...(asked.issueKey === undefined ? {} : { issueKey: asked.issueKey }),
    ...(asked.projectKey === undefined ? {} : { projectKey: asked.projectKey }),
  };
}
