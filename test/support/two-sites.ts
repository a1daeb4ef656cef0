import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type LocalHost, openLocalHost } from '../../host/local/local-host.ts';
import { adminOf, adminOperation, projectId } from '../../host/local/start-up.ts';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { type JiraUser, jiraUser } from './jira-user.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Two companies, each with a Jira site and the app as it is built, in virtual time and in memory. */
export interface TwoSites {
  readonly host: LocalHost;
  /** The admin of each site at its Jira. */
  readonly blue: JiraUser;
  readonly green: JiraUser;
  /** An operation of the admin page, as its admin; throws what the app says where it refuses. */
  admin(site: 'blue' | 'green', operation: string, payload: unknown): Promise<unknown>;
  /** Connects SUP of blue with DEV of green as two admins do it. Returns the connection's id. */
  connect(): Promise<string>;
  /** Lets everything run that the last changes have caused. */
  settle(): Promise<void>;
  dispose(): void;
}

/**
 * `data`: a folder in which the host keeps what it holds; sites that an earlier one has left there go on.
 * `variables`: app variables in place of those that the host makes.
 */
export async function twoSites(
  seed = 'journey',
  data?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<TwoSites> {
  if (!existsSync(join(root, 'dist/webtrigger.cjs')))
    throw new Error('The app is not built: run "npm run build" first.');
  const host = await openLocalHost({
    app: root,
    data,
    clock: 'virtual',
    check: 'own',
    seed,
    variables,
    originOf: (site) => ({
      page: `https://${site}.atlassian.example`,
      resource: `https://resources.${site}.atlassian.example`,
    }),
  });
  for (const name of ['blue', 'green']) {
    if (!host.sites.some((site) => site.name === name)) await host.addSite(name);
  }
  const admin: TwoSites['admin'] = (site, operation, payload) =>
    adminOperation(host, site, operation, payload);
  const settle = async () => {
    const { idle, pending } = await host.drain({ timeoutSeconds: 60, virtualSeconds: 600 });
    if (!idle) throw new Error(`The sites did not come to rest: ${JSON.stringify(pending)}`);
  };
  await settle();
  const user = (site: string) => jiraUser(host, site, adminOf(host.site(site)));
  return {
    host,
    blue: user('blue'),
    green: user('green'),
    admin,
    connect: () =>
      connectProjects(
        { name: 'blue', projectId: projectId(host, 'blue', 'SUP') },
        { name: 'green', projectId: projectId(host, 'green', 'DEV') },
        (site, operation, payload) => adminOperation(host, site, operation, payload),
      ),
    settle,
    dispose: () => host.dispose(),
  };
}

const twin = z.object({
  state: z.string(),
  peerKey: z.string().optional(),
  peerUrl: z.string().optional(),
  attachmentsPending: z.number(),
  problem: z.object({ message: z.string(), next: z.string() }).optional(),
});
const standing = z.object({ issue: z.object({ key: z.string(), url: z.string() }), twins: z.array(twin) });

/** How an issue stands, as its panel shows it. */
export async function standingOf(sites: TwoSites, site: 'blue' | 'green', issue: string) {
  return standing.parse(await sites.admin(site, 'sync.status', { issue }));
}
