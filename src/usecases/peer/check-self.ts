import { allOf } from '../../core/all-of.ts';
import { connectionKind } from '../../core/connection/connection-record.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import type { Installation } from '../../core/ports/installation.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { Store } from '../../core/ports/store.ts';
import { isPeerUrl } from '../../core/protocol/peer-url.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly next?: string;
}

/** What the app needs in order to work on this site, each point tried now. */
export async function checkSelf(ports: { store: Store; installation: Installation }): Promise<Check[]> {
  const { installation, store } = ports;
  return allOf([
    attempt('variable', 'Ask whoever deployed the app.', async () => {
      if (installation.tokenSecrets()) return { ok: true, message: 'The app variable for tokens is set.' };
      return { ok: false, message: noTokenSecret.message, next: noTokenSecret.next ?? '' };
    }),
    attempt('jira', 'Check under Connected apps that the app has its permissions.', async () => {
      const { siteUrl } = await installation.identity();
      return { ok: true, message: `The app reads Jira at ${siteUrl}.` };
    }),
    attempt('address', 'Try again in some minutes; the platform gives the address.', async () => {
      const [url, { installation: id }] = await allOf([
        installation.webTriggerUrl(),
        installation.identity(),
      ]);
      if (isPeerUrl(url, id)) return { ok: true, message: 'Partners can reach this site.' };
      return {
        ok: false,
        message: 'The web trigger’s address is not of the form that partners accept.',
        next: 'The manifest must ask for urlFormat v2.',
      };
    }),
    attempt('store', 'Try again in some minutes.', async () => {
      const page = await store.query(connectionKind, { index: 'state', limit: 1 });
      return {
        ok: true,
        message: page.rows.length === 0 ? 'The store answers.' : 'The store answers and holds connections.',
      };
    }),
  ]);
}

async function attempt(
  name: string,
  next: string,
  check: () => Promise<Omit<Check, 'name'>>,
): Promise<Check> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { name, ok: false, message: error.message, next };
  }
}
