import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import * as z from 'zod';
import { userNamed } from '../basic-auth.ts';
import { type HostFace, HostRefusal, type SiteFace } from '../host-face.ts';
import { people } from '../jira-pages.ts';
import { readBody } from './body.ts';

const newSite = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/, 'A site name is 1 to 20 of a-z, 0-9 and -, and begins with a letter.'),
  seed: z.string().optional(),
});
const invocation = z.strictObject({
  module: z.string(),
  operation: z.string(),
  payload: z.unknown().optional(),
  as: z.string(),
  issue: z.string().optional(),
  project: z.string().optional(),
});
const publishedOperations = z.array(z.looseObject({ operation: z.string(), module: z.string() }));

/** Sites: list, add, remove, and the resolvers of the app's pages on each. */
export function sitesApi(host: HostFace, dist: string): Hono {
  const app = new Hono();
  app.get('/host/sites', (c) => c.json(host.sites.map(describe)));
  app.post('/host/sites', async (c) => {
    const { name, seed } = await readBody(c, newSite);
    return c.json(describe(await host.addSite(name, seed)), 201);
  });
  app.delete('/host/sites/:name', async (c) => {
    await host.removeSite(siteNamed(host, c.req.param('name')).name);
    return c.body(null, 204);
  });
  app.post('/host/sites/:name/invoke', async (c) => {
    const site = siteNamed(host, c.req.param('name'));
    const asked = await readBody(c, invocation);
    const user = userNamed(site.jira.state, asked.as);
    if (!user) throw new HostRefusal(400, 'unknown-user', `Site ${site.name} has no person "${asked.as}".`);
    const outcome = await host.invoke(site, {
      module: asked.module,
      operation: asked.operation,
      payload: asked.payload ?? {},
      accountId: user.accountId,
      ...(asked.issue === undefined ? {} : { issueKey: asked.issue }),
      ...(asked.project === undefined ? {} : { projectKey: asked.project }),
    });
    if (!outcome.shown) return c.json({ error: 'not-shown', message: outcome.message }, 403);
    return c.json(z.json().parse(outcome.answer));
  });
  app.get('/host/sites/:name/operations', async (c) => {
    siteNamed(host, c.req.param('name'));
    const text = await readFile(join(dist, 'operations.json'), 'utf8');
    return c.json(publishedOperations.parse(JSON.parse(text)));
  });
  return app;
}

export function siteNamed(host: HostFace, name: string): SiteFace {
  const site = host.sites.find((one) => one.name === name);
  if (site) return site;
  const known = host.sites.map((one) => one.name).join(', ');
  throw new HostRefusal(404, 'unknown-site', `There is no site "${name}"; there are: ${known}.`);
}

function describe(site: SiteFace) {
  const { state } = site.jira;
  return {
    name: site.name,
    baseUrl: site.baseUrl,
    cloudId: site.cloudId,
    installationId: site.installationId,
    projects: state.projects
      .all()
      .map(({ id, key, name, projectTypeKey }) => ({ id, key, name, projectTypeKey })),
    users: people(site.jira).map(({ accountId, displayName, emailAddress, accountType }) => ({
      accountId,
      displayName,
      emailAddress,
      accountType,
    })),
  };
}
