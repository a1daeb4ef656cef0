import { getAppContext, webTrigger } from '@forge/api';
import type { Identity, Installation } from '../../core/ports/installation.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { TokenSecrets } from '../../core/protocol/token.ts';
import type { AppVariables } from './app-variables.ts';

/** Module key of the web trigger in manifest.yml. */
const DOOR = 'inbound';

/**
 * This installation by the context of the invocation. `installContext` is the ARI that the platform hands to
 * each function: `ari:cloud:jira::site/<cloud id>`.
 */
export function appInstallation(given: {
  readonly installContext: string | undefined;
  readonly siteUrl: () => Promise<string>;
  readonly variables: AppVariables;
}): Installation {
  return {
    async identity(): Promise<Identity> {
      const context = getAppContext();
      return {
        appId: context.appAri.appId,
        environment: context.environmentAri.environmentId,
        cloudId: cloudIdOf(given.installContext),
        installation: context.installationAri.installationId,
        siteUrl: await given.siteUrl(),
      };
    },
    here: () => ({
      cloudId: cloudIdOf(given.installContext),
      installation: getAppContext().installationAri.installationId,
    }),
    webTriggerUrl: () => webTriggerUrl(),
    changeWebTriggerUrl,
    tokenSecrets: () => tokenSecrets(given.variables),
  };
}

function cloudIdOf(installContext: string | undefined): string {
  const found = /^ari:cloud:jira::site\/([A-Za-z0-9-]+)$/.exec(installContext ?? '')?.[1];
  if (found !== undefined) return found;
  throw new PortError('unavailable', 'The platform did not say on which site the app runs');
}

async function webTriggerUrl(): Promise<string> {
  try {
    return await webTrigger.getUrl(DOOR);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PortError('unavailable', `The platform gave no address for the web trigger: ${why}`);
  }
}

/** The new address is made first, so that the site is never without one. */
async function changeWebTriggerUrl(): Promise<void> {
  try {
    const before = (await webTrigger.queryUrls(DOOR)).map(({ url }) => url);
    await webTrigger.getUrl(DOOR, { forceCreate: true });
    for (const url of before) await webTrigger.deleteUrl(url);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PortError('unavailable', `The address of the web trigger could not be changed: ${why}`);
  }
}

function tokenSecrets(variables: AppVariables): TokenSecrets | undefined {
  const { COUNTERPART_TOKEN_SECRET: current, COUNTERPART_TOKEN_SECRET_PREVIOUS: previous } = variables;
  if (current === undefined || current === '') return undefined;
  return previous === undefined || previous === '' ? { current } : { current, previous };
}
