import type { Answer, RestCall } from './call.ts';

/**
 * What a read costs (forge-platform 7): 1 + weight per object answered. `core` 1 per issue, project, attachment;
 * `identity` 2 per user, group, role, permission; `other` 1; `flat` 1 in all. Writes cost 1 in all.
 */
type PointClass = 'core' | 'identity' | 'other' | 'flat' | 'write';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/rest/api/3/issue/{issueIdOrKey}`; version 2 is served by the same route. */
  readonly pattern: string;
  /** Default: `core` for GET, `write` for the rest. POST reads say `core` themselves. */
  readonly points?: PointClass;
  /** Scopes of which the app needs one; default read:jira-work for reads, write:jira-work for writes. */
  readonly scopes?: readonly string[];
  /** Reachable without login. */
  readonly anonymous?: boolean;
  /** What the endpoint takes as a body besides JSON. */
  readonly accepts?: 'multipart' | 'any';
  /** Counts against the write limit of the issue named by `{issueIdOrKey}`. */
  readonly writesIssue?: boolean;
  readonly handler: (call: RestCall) => Answer;
}

export type RouteOptions = Omit<Route, 'method' | 'pattern' | 'handler'>;
type Handler = Route['handler'];

export function get(pattern: string, handler: Handler, options: RouteOptions = {}): Route {
  return { method: 'GET', pattern, handler, ...options };
}

export function post(pattern: string, handler: Handler, options: RouteOptions = {}): Route {
  return { method: 'POST', pattern, handler, ...options };
}

export function put(pattern: string, handler: Handler, options: RouteOptions = {}): Route {
  return { method: 'PUT', pattern, handler, ...options };
}

export function del(pattern: string, handler: Handler, options: RouteOptions = {}): Route {
  return { method: 'DELETE', pattern, handler, ...options };
}

const POINT_WEIGHT = { core: 1, identity: 2, other: 1, flat: 0 } as const;

export function pointsOf(route: Route, answer: Answer): number {
  const pointClass = route.points ?? (route.method === 'GET' ? 'core' : 'write');
  // Bulk creation says how many it has made: "50 issues = 50 points".
  if (pointClass === 'write') return Math.max(1, answer.objects ?? 1);
  if (answer.status >= 400) return 1;
  return 1 + POINT_WEIGHT[pointClass] * (answer.objects ?? 1);
}
