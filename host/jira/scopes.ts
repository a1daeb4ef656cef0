import { JiraError } from './jira-error.ts';
import type { Route } from './route.ts';
import type { Principal } from './site.ts';

/**
 * What the gateway says to an app that calls without a fitting scope. A route that names no scopes needs the
 * classic work scopes.
 */
export function scopeError(route: Route, principal: Principal): JiraError | undefined {
  if (principal.kind === 'anonymous' || principal.scopes === undefined) return undefined;
  const { scopes } = principal;
  const wanted = route.scopes ?? defaultScopes(route);
  if (wanted.length === 0 || wanted.some((scope) => scopes.includes(scope))) return undefined;
  return new JiraError(401, ['Unauthorized; scope does not match']);
}

function defaultScopes(route: Route): readonly string[] {
  const reads = route.method === 'GET' || (route.points !== undefined && route.points !== 'write');
  return [reads ? 'read:jira-work' : 'write:jira-work'];
}

export const SCOPE_USER = ['read:jira-user'] as const;
export const SCOPE_CONFIGURATION = ['manage:jira-configuration'] as const;
export const SCOPE_PROJECT = ['manage:jira-project', 'manage:jira-configuration'] as const;
