import { type LocalHost, openLocalHost } from '../../host/local/local-host.ts';
import { adminOf, connectBlueAndGreen } from '../../host/local/start-up.ts';
import { root } from '../architecture/sources.ts';

/** Blue and green in virtual time and in memory, with the built app on both; nothing connected yet. */
export async function twoSites(data?: string): Promise<LocalHost> {
  const host = await openHost(data);
  await host.addSite('blue');
  await host.addSite('green');
  return host;
}

/** A host in virtual time: in memory, or with what an earlier one has left in the folder `data`. */
export function openHost(data?: string): Promise<LocalHost> {
  return openLocalHost({
    app: root,
    data,
    clock: 'virtual',
    check: 'own',
    originOf: (site) => ({
      page: `https://${site}.atlassian.example`,
      resource: `https://${site}-cdn.example`,
    }),
  });
}

/** As twoSites, with blue's SUP connected to green's DEV and a trigger for every SUP issue. */
export async function connectedSites(data?: string): Promise<{ host: LocalHost; connection: string }> {
  const host = await twoSites(data);
  const connection = await connectBlueAndGreen(host);
  await settle(host);
  return { host, connection };
}

/** Runs everything that is due; throws where work is left after ten virtual minutes. */
export async function settle(host: LocalHost): Promise<void> {
  const drained = await host.drain({ timeoutSeconds: 60, virtualSeconds: 600 });
  if (!drained.idle) throw new Error(`The host does not come to rest: ${JSON.stringify(drained)}`);
}

/** A call of a site's REST API as its first person, a site admin. Throws on any status but 2xx. */
export async function rest(
  host: LocalHost,
  site: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const face = host.site(site);
  const form = body instanceof FormData;
  const response = await face.rest(
    new Request(`${face.baseUrl}${path}`, {
      method,
      headers: form ? { 'x-atlassian-token': 'no-check' } : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    }),
    { kind: 'user', accountId: adminOf(face) },
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} on ${site}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
