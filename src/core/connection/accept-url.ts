/**
 * Address of the app's own page on the partner's site, for an admin of both sites. Jira documents it for an admin
 * page with `useAsConfig`; app and environment are the same on both sites, or the code would be refused there. The
 * code is no part of it: addresses stay in histories and logs (decision 0025).
 */
export function acceptUrl(
  peerSiteUrl: string | undefined,
  app: { readonly appId: string; readonly environment: string },
): string | undefined {
  if (peerSiteUrl === undefined) return undefined;
  const path = ['jira', 'settings', 'apps', 'configure', app.appId, app.environment];
  return `${peerSiteUrl}/${path.map(encodeURIComponent).join('/')}`;
}
