import { isServicePath, serviceErrorBody } from '../service/service-error.ts';
import type { Answer, JiraContext, RestCall } from './call.ts';
import { errorBody, JiraError, unauthorized } from './jira-error.ts';
import type { RateLimits } from './rate-limits.ts';
import { parseJson, readBody } from './request-body.ts';
import { pointsOf } from './route.ts';
import type { RouteTable } from './route-table.ts';
import { scopeError } from './scopes.ts';
import type { CallRecord, InterceptedCall, Principal, ProductEvent } from './site.ts';

/** What one request led to: the answer, the events to send after it, and what the meters count. */
export interface Routed {
  readonly response: Response;
  readonly events: readonly ProductEvent[];
  readonly record: CallRecord;
}

interface Target {
  readonly path: string;
  readonly version: 2 | 3;
  readonly endpoint: string;
}

/** Answers REST requests of one site. Never throws for a request: what fails inside is a 500 in Jira's shape. */
export class Router {
  readonly #jira: JiraContext;
  readonly #routes: RouteTable;
  readonly #limits: RateLimits;

  constructor(jira: JiraContext, routes: RouteTable, limits: RateLimits) {
    this.#jira = jira;
    this.#routes = routes;
    this.#limits = limits;
  }

  describe(request: Request, principal: Principal): InterceptedCall {
    const { path, endpoint } = this.#target(request);
    return { principal, method: request.method, path, endpoint };
  }

  async route(request: Request, principal: Principal): Promise<Routed> {
    const target = this.#target(request);
    const events: ProductEvent[] = [];
    let points = 0;
    let response: Response;
    let limited = false;
    try {
      const refusal = this.#limits.refuse(request.method, target.endpoint, target.path, principal);
      limited = refusal !== undefined;
      response =
        refusal ?? (await this.#answer(request, principal, target, events, (cost) => (points = cost)));
    } catch (error) {
      events.length = 0;
      response = errorResponse(error, target.path);
    }
    if (points === 0 && !limited) points = 1;
    this.#limits.spend(principal, points, response.headers);
    const record: CallRecord = {
      principal: principal.kind,
      method: request.method,
      endpoint: target.endpoint,
      status: response.status,
      points,
      limited,
    };
    return { response, events, record };
  }

  async #answer(
    request: Request,
    principal: Principal,
    target: Target,
    events: ProductEvent[],
    cost: (points: number) => void,
  ): Promise<Response> {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = this.#routes.match(method, target.path);
    if (match.kind === 'none') {
      if (principal.kind === 'anonymous') throw unauthorized();
      throw new JiraError(404, [`There is no REST resource at ${new URL(request.url).pathname}.`]);
    }
    if (match.kind === 'method') {
      const allow = [...match.allowed, ...(match.allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(
        ', ',
      );
      if (method === 'OPTIONS') return new Response(null, { status: 200, headers: { allow } });
      throw new JiraError(405, [`${method} is not allowed here; allowed are ${allow}.`], {}, { allow });
    }
    const { route, params } = match;
    if (principal.kind === 'anonymous' && !route.anonymous) throw unauthorized();
    const refused = scopeError(route, principal);
    if (refused) throw refused;
    const body = await readBody(request, route);
    const call = this.#call(request, principal, target, params, body, events);
    const answer = this.#jira.state.transaction(() => route.handler(call));
    cost(pointsOf(route, answer));
    return toResponse(answer, request.method === 'HEAD');
  }

  #call(
    request: Request,
    principal: Principal,
    target: Target,
    params: Record<string, string>,
    body: RestCall['body'],
    events: ProductEvent[],
  ): RestCall {
    return {
      jira: this.#jira,
      state: this.#jira.state,
      principal,
      accountId: principal.kind === 'anonymous' ? null : principal.accountId,
      version: target.version,
      now: this.#jira.clock.now(),
      trace: principal.kind === 'app' ? request.headers.get('x-atlassian-webhook-trace') : null,
      emit: (event) => events.push(event),
      method: request.method,
      path: new URL(request.url).pathname,
      params,
      query: new URL(request.url).searchParams,
      headers: request.headers,
      body,
      json: (schema) => parseJson(body, schema),
      param: (name) => {
        const value = params[name];
        if (value === undefined) throw new Error(`The route of ${target.endpoint} has no parameter ${name}.`);
        return value;
      },
    };
  }

  #target(request: Request): Target {
    const { pathname } = new URL(request.url);
    const trimmed = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
    const version = trimmed.startsWith('/rest/api/2/') ? 2 : 3;
    const path = trimmed.replace(/^\/rest\/api\/(2|latest)\//, '/rest/api/3/');
    return { path, version, endpoint: this.#endpoint(request.method, path) };
  }

  #endpoint(method: string, path: string): string {
    try {
      const match = this.#routes.match(method === 'HEAD' ? 'GET' : method, path);
      return match.kind === 'route' ? match.route.pattern : path;
    } catch {
      return path;
    }
  }
}

function toResponse(answer: Answer, withoutBody: boolean): Response {
  const headers = new Headers(answer.headers);
  if (answer.bytes) {
    return new Response(withoutBody ? null : new Uint8Array(answer.bytes), {
      status: answer.status,
      headers,
    });
  }
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  headers.set('content-type', 'application/json;charset=UTF-8');
  return new Response(withoutBody ? null : JSON.stringify(answer.body), { status: answer.status, headers });
}

function errorResponse(error: unknown, path: string): Response {
  const known =
    error instanceof JiraError
      ? error
      : error instanceof URIError
        ? new JiraError(400, ['The path holds a malformed percent escape.'])
        : internalError(error);
  const body = isServicePath(path) ? serviceErrorBody(known) : errorBody(known);
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...known.headers },
  });
}

/** A defect of the host: told apart by its status, with the message for whoever has to mend it. */
function internalError(error: unknown): JiraError {
  const message = error instanceof Error ? error.message : String(error);
  return new JiraError(500, [`Internal server error: ${message}`]);
}
