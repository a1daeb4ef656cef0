import * as z from 'zod';
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
