import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import type { HostedJiraSite } from '../jira/create-jira-site.ts';
import type { User } from '../jira/model.ts';
import { can } from '../jira/permissions.ts';
import { identify, userNamed } from './basic-auth.ts';
import { hostUserCookie, withLogIn } from './host-user.ts';

const login = z.object({ accountId: z.string() });

const PAGES = [
  '/jira/projects',
  '/jira/projects/:key',
  '/jira/issues',
  '/browse/:key',
  '/servicedesk/customer/portals',
  '/servicedesk/customer/user/:list',
  '/servicedesk/customer/portal/:desk',
  '/servicedesk/customer/portal/:desk/:key',
  '/servicedesk/customer/portal/:desk/create/:type',
];

/** The Jira-like pages of a site: one script draws them all from the site's own REST API. */
export function jiraPages(
  jira: HostedJiraSite,
  options: { readonly home: string; readonly origin: string },
): Hono {
  const app = new Hono();
  const shell = (title: string, theme: 'light' | 'dark'): string =>
    `<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8"><title>${title.replace(/[<>&]/g, '')}</title>` +
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/__host/assets/jira.css"></head>' +
    '<body><div id="root"></div><script type="module" src="/__host/assets/jira.js"></script></body></html>';

  app.get('/', (c) => c.redirect('/jira/projects'));
  for (const path of PAGES) {
    app.get(path, (c) => {
      logInFirst(c, [jira]);
      const theme = getCookie(c, 'host-theme') === 'dark' ? 'dark' : 'light';
      return c.html(shell(`${c.req.param('key') ?? 'Jira'} - ${jira.name}`, theme));
    });
  }

  app.get('/__host/site', (c) => {
    const identity = identify(c.req.raw, jira.state);
    const current = identity.ok && identity.principal.kind === 'user' ? identity.principal.accountId : null;
    return c.json({
      name: jira.name,
      home: options.home,
      current,
      people: people(jira).map((user) => ({
        accountId: user.accountId,
        displayName: user.displayName,
        role: roleOf(jira, user),
      })),
      pages: [{ module: 'admin', title: 'Counterpart', href: '/jira/apps/admin' }],
    });
  });

  app.post('/__host/login', async (c) => {
    if (c.req.header('origin') !== options.origin)
      return c.json({ message: 'Only pages of this site may log in.' }, 403);
    const body = login.safeParse(await c.req.json());
    const user = body.success ? userNamed(jira.state, body.data.accountId) : undefined;
    if (!user) return c.json({ message: 'This site has no such person.' }, 400);
    keep(c, loggedIn(getCookie(c, hostUserCookie), jira, user));
    return c.body(null, 204);
  });
  return app;
}

/** A browser that comes to a site for the first time is its first person, so that no page is empty. */
export function logInFirst(c: Context, sites: readonly HostedJiraSite[]): void {
  let names = getCookie(c, hostUserCookie);
  for (const jira of sites) {
    const identity = identify(c.req.raw, jira.state);
    const [first] = people(jira);
    if (identity.ok && identity.principal.kind === 'anonymous' && first) names = loggedIn(names, jira, first);
  }
  if (names !== undefined && names !== getCookie(c, hostUserCookie)) keep(c, names);
}

function loggedIn(names: string | undefined, jira: HostedJiraSite, user: User): string {
  const all = people(jira).flatMap(({ accountId, emailAddress }) => [accountId, emailAddress]);
  return withLogIn(names, user.accountId, all);
}

function keep(c: Context, names: string): void {
  setCookie(c, hostUserCookie, names, { path: '/', sameSite: 'Lax' });
}

export function people(jira: HostedJiraSite): User[] {
  return jira.state.users.filter((user) => user.active && user.accountType !== 'app');
}

function roleOf(jira: HostedJiraSite, user: User): string {
  if (user.accountType === 'customer') return 'customer';
  const asking = { state: jira.state, principal: { kind: 'user' as const, accountId: user.accountId } };
  if (can(asking, 'ADMINISTER')) return 'site admin';
  const runs = jira.state.projects.all().filter((project) => can(asking, 'ADMINISTER_PROJECTS', { project }));
  return runs.length > 0 ? `admin of ${runs.map((project) => project.key).join(', ')}` : 'user';
}
