import type { Principal } from '../jira/site.ts';
import type { JiraState } from '../jira/state.ts';
import { hostUserCookie, loggedInNames } from './host-user.ts';

/** The token that every seeded user has. It is no secret: the host listens on this machine alone. */
const localToken = 'local';

export type Identity =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly reason: string };

/**
 * Who a request to a site is from: HTTP Basic with e-mail and token, as scripts and clients do it; else the cookie
 * of the switcher, as a browser does it; else nobody. Wrong credentials are refused, never taken for nobody.
 */
export function identify(request: Request, state: JiraState): Identity {
  const header = request.headers.get('authorization');
  if (header !== null) return fromHeader(header, state);
  const cookie = cookieValue(request.headers.get('cookie'), hostUserCookie);
  const [user] = loggedInNames(cookie).flatMap((name) => userNamed(state, name) ?? []);
  return { ok: true, principal: user ? { kind: 'user', accountId: user.accountId } : { kind: 'anonymous' } };
}

function fromHeader(header: string, state: JiraState): Identity {
  const [scheme, encoded] = header.split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !encoded)
    return { ok: false, reason: 'Only HTTP Basic is known here.' };
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const user = colon < 0 ? undefined : userNamed(state, text.slice(0, colon));
  if (!user || text.slice(colon + 1) !== localToken) {
    return { ok: false, reason: 'Client must be authenticated to access this resource.' };
  }
  return { ok: true, principal: { kind: 'user', accountId: user.accountId } };
}

/** An active person of the site, by account id or e-mail address. */
export function userNamed(state: JiraState, name: string) {
  const wanted = name.toLowerCase();
  const found =
    state.users.get(name) ?? state.users.find((user) => user.emailAddress.toLowerCase() === wanted);
  return found?.active && found.accountType !== 'app' ? found : undefined;
}

function cookieValue(header: string | null, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decodeURIComponent(rest.join('='));
  }
  return undefined;
}
