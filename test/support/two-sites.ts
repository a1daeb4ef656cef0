import * as z from 'zod';
import type { JiraUser } from './jira-user.ts';
import { type JoinedSites, joinedSites } from './joined-sites.ts';

/** Two companies, each with a Jira site and the app as it is built, in virtual time and in memory. */
export interface TwoSites extends Omit<JoinedSites<'blue' | 'green'>, 'connect'> {
  /** The admin of each site at its Jira. */
  readonly blue: JiraUser;
  readonly green: JiraUser;
  /** Connects a project of blue (SUP if none is named) with DEV of green as two admins do it. Returns the connection's id. */
  connect(project?: string): Promise<string>;
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
  const sites = await joinedSites(['blue', 'green'], { seed, data, variables });
  return {
    ...sites,
    blue: sites.at('blue'),
    green: sites.at('green'),
    connect: (project = 'SUP') => sites.connect({ site: 'blue', project }, { site: 'green', project: 'DEV' }),
  };
}

const twin = z.object({
  state: z.string(),
  peerKey: z.string().optional(),
  peerUrl: z.string().optional(),
  attachmentsPending: z.number(),
  conflicts: z.number(),
  problem: z.object({ message: z.string(), next: z.string(), remedy: z.string().optional() }).optional(),
});
const standing = z.object({ issue: z.object({ key: z.string(), url: z.string() }), twins: z.array(twin) });

/** How an issue stands, as its panel shows it. */
export async function standingOf<Name extends string>(
  sites: Pick<JoinedSites<Name>, 'admin'>,
  site: Name,
  issue: string,
) {
  return standing.parse(await sites.admin(site, 'sync.status', { issue }));
}
