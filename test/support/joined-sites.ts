import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalHost, openLocalHost } from '../../host/local/local-host.ts';
import { adminOf, adminOperation, projectId } from '../../host/local/start-up.ts';
import { connectProjects } from '../../host/sites/connect-projects.ts';
import { type JiraUser, jiraUser } from './jira-user.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SitesOptions {
  readonly seed?: string;
  /** A folder in which the host keeps what it holds; sites that an earlier one has left there go on. */
  readonly data?: string | undefined;
  /** App variables in place of those that the host makes. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** One end of a connection: a site and the key of a project on it. */
export interface End<Name extends string> {
  readonly site: Name;
  readonly project: string;
}

/** Companies, each with a Jira site and the app as it is built, in virtual time and in memory. */
export interface JoinedSites<Name extends string> {
  readonly host: LocalHost;
  /** The admin of a site at its Jira. */
  at(site: Name): JiraUser;
  /** An operation of the admin page, as its admin; throws what the app says where it refuses. */
  admin(site: Name, operation: string, payload: unknown): Promise<unknown>;
  /** Connects two projects as two admins do it. Returns the connection's id. */
  connect(from: End<Name>, to: End<Name>): Promise<string>;
  /** Puts parts of a version in force on one side. */
  publish(site: Name, connection: string, version: Readonly<Record<string, unknown>>): Promise<void>;
  /** Lets everything run that the last changes have caused. */
  settle(): Promise<void>;
  /** Lets so many seconds go by, with all that falls due, and what follows from it. */
  pass(seconds: number): Promise<void>;
  dispose(): void;
}

/** Opens sites of these names, of which `blue` and `green` are the built-in ones, with the app installed. */
export async function joinedSites<Name extends string>(
  names: readonly Name[],
  { seed = 'journey', data, variables = {} }: SitesOptions = {},
): Promise<JoinedSites<Name>> {
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
  for (const name of names) {
    if (!host.sites.some((site) => site.name === name)) await host.addSite(name);
  }
  const settle = async () => {
    const { idle, pending } = await host.drain({ timeoutSeconds: 60, virtualSeconds: 600 });
    if (!idle) throw new Error(`The sites did not come to rest: ${JSON.stringify(pending)}`);
  };
  await settle();
  const end = ({ site, project }: End<Name>) => ({ name: site, projectId: projectId(host, site, project) });
  const admin: JoinedSites<Name>['admin'] = (site, operation, payload) =>
    adminOperation(host, site, operation, payload);
  return {
    host,
    at: (site) => jiraUser(host, site, adminOf(host.site(site))),
    admin,
    connect: (from, to) =>
      connectProjects(end(from), end(to), (site, operation, payload) =>
        adminOperation(host, site, operation, payload),
      ),
    publish: async (site, connection, version) =>
      void (await admin(site, 'rules.publish', { connection, version })),
    settle,
    pass: async (seconds) => {
      await host.advance(seconds);
      await settle();
    },
    dispose: () => host.dispose(),
  };
}
