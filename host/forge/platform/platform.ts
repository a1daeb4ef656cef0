import type { HostClock } from '../../clock/host-clock.ts';
import type { CallGate } from '../../faults/call-gate.ts';
import type { User } from '../../jira/model.ts';
import type { JiraSite, Principal } from '../../jira/site.ts';
import type { Installation, License } from '../installation.ts';
import type { Invocation } from '../runtime/invocation.ts';
import { answerWebTriggerGraphql } from '../web-trigger/web-trigger-graphql.ts';
import type { WebTriggerUrls } from '../web-trigger/web-trigger-urls.ts';
import { classify, metaSchema, type PlatformCall, proxyError, toInit } from './call.ts';
import type { Latency } from './latency.ts';
import { reportAccounts } from './report-accounts.ts';

/** A service of the platform that answers calls of the packages. */
export type Service = (call: PlatformCall) => Promise<Response>;

export interface PlatformOptions {
  readonly clock: HostClock;
  readonly gate: CallGate;
  readonly latency: Latency;
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly urls: WebTriggerUrls;
  readonly store: Service;
  readonly queue: Service;
  jira(site: string): JiraSite;
  user(site: string, accountId: string): User | undefined;
  send(site: string, request: Request): Promise<Response>;
  license(installation: Installation): License | undefined;
}

/** Everything that the `@forge/*` packages can reach through `__forge_fetch__`. */
export class Platform {
  private readonly options: PlatformOptions;

  constructor(options: PlatformOptions) {
    this.options = options;
  }

  async forgeFetch(invocation: Invocation, meta: unknown, path: unknown, init: unknown): Promise<Response> {
    const known = metaSchema.parse(meta);
    const target = text(path);
    const options = toInit(init);
    const kind = classify(known, target, (options.method ?? 'GET').toUpperCase());
    const call: PlatformCall = { invocation, meta: known, path: target, init: options, ...kind };
    const instead = await this.options.gate.pass(call, 'before');
    if (instead !== undefined) return instead;
    const answer = await this.answer(call);
    return (await this.options.gate.pass(call, 'after')) ?? answer;
  }

  /** Carries a request that the manifest allows out of the site. */
  async send(invocation: Invocation, request: Request): Promise<Response> {
    const name = `fetch.${request.method} ${request.url}`;
    const call: PlatformCall = {
      invocation,
      meta: { type: 'egress' },
      path: request.url,
      init: {},
      name,
      kind: 'egress',
    };
    const instead = await this.options.gate.pass(call, 'before');
    if (instead !== undefined) return instead;
    const answer = await this.options.send(invocation.request.installation.site, request);
    return (await this.options.gate.pass(call, 'after')) ?? answer;
  }

  private async answer(call: PlatformCall): Promise<Response> {
    const { clock, latency, urls } = this.options;
    switch (call.kind) {
      case 'jira':
        await clock.sleep(latency.jira);
        return this.jira(call);
      case 'store':
        await clock.sleep(latency.store);
        return this.options.store(call);
      case 'queue':
        return this.options.queue(call);
      case 'web-trigger':
        return answerWebTriggerGraphql(urls, call.invocation.request.installation.id, parseBody(call));
      case 'llm':
        return Response.json(
          { code: 'NOT_FOUND', message: 'The local host runs no model.' },
          { status: 404 },
        );
      default:
        return this.gateway(call);
    }
  }

  /** What the gateway answers beside queues and GraphQL. */
  private async gateway(call: PlatformCall): Promise<Response> {
    if (call.meta.type === 'fpp' && call.meta.remote === 'stargate') {
      const { installation } = call.invocation.request;
      if (call.path === '/app/report-accounts')
        return reportAccounts(parseBody(call), this.options.scopes, (accountId) =>
          this.options.user(installation.site, accountId),
        );
      if (call.path === '/forge/app/v1/license') {
        return Response.json(this.options.license(installation) ?? null);
      }
    }
    throw new Error(
      `The local host has nothing that answers ${call.name} (${JSON.stringify(call.meta)}, path ${call.path}).`,
    );
  }

  private async jira(call: PlatformCall): Promise<Response> {
    const { installation, accountId } = call.invocation.request;
    const jira = this.options.jira(installation.site);
    const asUser = call.meta.provider === 'user';
    if (asUser && call.meta.accountId !== undefined && call.meta.accountId !== accountId) {
      // Only scopes with allowImpersonation permit this, and the manifest asks for none.
      return proxyError(403, 'IMPERSONATION_NOT_ALLOWED');
    }
    if (asUser && accountId === undefined) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    const principal: Principal =
      asUser && accountId !== undefined
        ? { kind: 'user', accountId, scopes: this.options.scopes }
        : call.meta.provider === 'app'
          ? {
              kind: 'app',
              accountId: installation.appAccountId,
              appId: this.options.appId,
              scopes: this.options.scopes,
            }
          : { kind: 'anonymous' };
    return this.follow(jira, new URL(call.path, jira.baseUrl), call.init, principal, 0);
  }

  /** Attachment content answers with a redirect inside the site; the gateway follows it. */
  private async follow(
    jira: JiraSite,
    url: URL,
    init: RequestInit,
    principal: Principal,
    hops: number,
  ): Promise<Response> {
    const request = new Request(url, { ...init, redirect: 'manual', ...streaming(init) });
    const response = await jira.fetch(request, principal);
    const location = response.headers.get('location');
    const redirect = response.status >= 300 && response.status < 400 && location !== null;
    if (!redirect || init.redirect === 'manual' || hops > 5) return response;
    const next = new URL(location, url);
    if (next.origin !== url.origin) return response;
    return this.follow(jira, next, { method: 'GET', headers: init.headers ?? {} }, principal, hops + 1);
  }
}

/** Node wants this word beside a body that is a stream. */
function streaming(init: RequestInit): { duplex?: 'half' } {
  return init.body instanceof ReadableStream ? { duplex: 'half' } : {};
}

function parseBody(call: PlatformCall): unknown {
  return JSON.parse(text(call.init.body));
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`The app gave ${typeof value} where the platform takes a text.`);
}
