import * as z from 'zod';
import type { LocalHost } from '../../host/local/local-host.ts';
import { projectId } from '../../host/local/start-up.ts';
import type { JoinedSites } from './joined-sites.ts';

const inForce = z.object({ version: z.looseObject({ scope: z.looseObject({}) }) });

/** Publishes one side's rules with parts of their scope changed, and waits until running processes know of it. */
export async function publishScope<Name extends string>(
  sites: Pick<JoinedSites<Name>, 'admin' | 'publish' | 'pass'>,
  site: Name,
  connection: string,
  part: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { version } = inForce.parse(await sites.admin(site, 'rules.read', { connection }));
  await sites.publish(site, connection, { scope: { ...version.scope, ...part } });
  await sites.pass(60);
}

/** Projects of a site as a scope names them. */
export const projectsOf = (host: LocalHost, site: string, ...keys: readonly string[]) =>
  keys.map((key) => ({ id: projectId(host, site, key), key }));
