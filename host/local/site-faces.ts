import type { PageCall } from '../forge/bridge/bridge.ts';
import type { Host } from '../host.ts';
import type { AppPagesSite } from '../http/app-pages-site.ts';
import type { SiteFace } from '../http/host-face.ts';
import { people } from '../http/jira-pages.ts';
import type { Site } from '../sites/site.ts';

export interface FaceOptions {
  readonly host: Host;
  readonly dist: string;
  readonly origin: string;
  readonly resourceOrigin: string;
}

/** One site as browsers, clients and strangers reach it. */
export function siteFace(site: Site, options: FaceOptions): SiteFace {
  return {
    name: site.name,
    baseUrl: options.origin,
    cloudId: site.cloudId,
    installationId: site.installation?.id ?? '',
    jira: site.jira,
    pages: pagesOf(site, options),
    rest: (request, principal) => options.host.jira(site.name, request, principal),
    webTrigger: (token, request) => options.host.callWebTrigger(asForge(site, token, request)),
  };
}

/** A stranger on loopback asks for what Forge serves under the installation's own name. */
function asForge(site: Site, token: string, request: Request): Request {
  const url = new URL(request.url);
  const forge = `https://${site.installation?.id ?? 'none'}.webtrigger.atlassian.app/public/${token}${url.search}`;
  return new Request(forge, request);
}

function pagesOf(site: Site, options: FaceOptions): AppPagesSite {
  const { host, dist, origin, resourceOrigin } = options;
  const call = (place: { module: string; issueKey?: string; projectKey?: string }, accountId: string) => ({
    module: place.module,
    accountId,
    ...(place.issueKey === undefined ? {} : { issue: place.issueKey }),
    ...(place.projectKey === undefined ? {} : { project: place.projectKey }),
  });
  return {
    name: site.name,
    dist,
    modules: host.manifest.pages.map((page) => ({
      key: page.key,
      type: page.type,
      title: page.title,
      bundle: page.source.split('/').at(-2) ?? page.key,
    })),
    resources: host.manifest.resources,
    content: host.manifest.content,
    get users() {
      return people(site.jira).map(({ accountId, displayName, emailAddress, locale }) => ({
        accountId,
        displayName,
        emailAddress,
        locale,
      }));
    },
    origin,
    resourceOrigin,
    get configurePath() {
      const environment = site.installation?.environmentId;
      return environment && `/jira/settings/apps/configure/${host.manifest.appId}/${environment}`;
    },
    context: async (place, accountId) => {
      const shown = await host.pageContext(site.name, call(place, accountId));
      return shown.kind === 'shown'
        ? { ok: true, context: { ...shown.context } }
        : { ok: false, message: shown.message };
    },
    invoke: async (place, accountId, operation, payload) => {
      const asked: PageCall = { ...call(place, accountId), operation, payload };
      const outcome = await host.invokePage(site.name, asked);
      if (outcome.kind === 'answered') return outcome.value;
      throw new Error(outcome.message);
    },
    product: (request, accountId) => host.jira(site.name, request, { kind: 'user', accountId }),
  };
}
