import { acceptUrl } from '../../../core/connection/accept-url.ts';

/** `ari:cloud:ecosystem::extension/<app>/<environment>/static/<module>`: how Forge names the module of a page. */
const MODULE = /:extension\/([^/]+)\/([^/]+)\//;

/** Address of the app's page on the partner's site, where an admin of both sites goes on. */
export function partnerPage(siteUrl: string | undefined, localId: string | undefined): string | undefined {
  const [, appId, environment] = MODULE.exec(localId ?? '') ?? [];
  if (appId === undefined || environment === undefined) return undefined;
  return acceptUrl(siteUrl, { appId, environment });
}
