import type { Database } from '../database.ts';
import type { JiraContext } from './call.ts';
import { seedCatalogue } from './catalogue/seed-catalogue.ts';
import { RateLimits } from './rate-limits.ts';
import type { RecordTable } from './record-table.ts';
import { routes } from './rest/routes.ts';
import { RouteTable } from './route-table.ts';
import { Router } from './router.ts';
import { SearchIndex, type SearchLag } from './search/search-index.ts';
import type {
  CallInterceptor,
  CallRecord,
  JiraSite,
  JiraSiteOptions,
  Principal,
  ProductEvent,
} from './site.ts';
import { SiteAdmin } from './site-admin.ts';
import { JiraState } from './state.ts';

/** A site as the host sees it: the REST face, plus what seeds, faults and pages need from inside. */
export interface HostedJiraSite extends JiraSite {
  readonly context: JiraContext;
  readonly state: JiraState;
  /** Typed face for seeds: projects, users, fields, issues. */
  readonly admin: SiteAdmin;
  readonly limits: RateLimits;
}

/** Without a source the site lives in memory. A new site starts with the default catalogue. */
export function createJiraSite(options: JiraSiteOptions, source?: Database | RecordTable): HostedJiraSite {
  const state = new JiraState(options.name, source);
  const context: JiraContext = {
    name: options.name,
    baseUrl: options.baseUrl,
    cloudId: options.cloudId,
    clock: options.clock,
    random: options.random,
    state,
    search: new SearchIndex(
      state,
      options.clock,
      options.random.fork('search'),
      options.searchLag ?? defaultLag(options),
    ),
  };
  if (state.settings.size === 0) {
    state.transaction(() => seedCatalogue(context, options.timeZone ?? 'Etc/UTC'));
  }
  const limits = new RateLimits(options.clock, options.limits ?? 'app');
  const router = new Router(context, new RouteTable(routes), limits);
  const eventListeners = new Set<(event: ProductEvent) => void>();
  const callListeners = new Set<(call: CallRecord) => void>();
  const interceptors = new Set<CallInterceptor>();
  const publish = (event: ProductEvent) => {
    for (const listener of eventListeners) listener(event);
  };

  async function fetch(request: Request, principal: Principal): Promise<Response> {
    const described = router.describe(request, principal);
    for (const { before } of interceptors) {
      const instead = await before?.(described);
      if (instead) return instead;
    }
    const { response, events, record } = await router.route(request, principal);
    for (const event of events) publish(event);
    for (const listener of callListeners) listener(record);
    let answer = response;
    for (const { after } of interceptors) if (after) answer = await after(described, answer);
    return answer;
  }

  return {
    name: options.name,
    baseUrl: options.baseUrl,
    cloudId: options.cloudId,
    context,
    state,
    admin: new SiteAdmin(context),
    limits,
    fetch,
    onEvent: (listener) => subscribe(eventListeners, listener),
    onCall: (listener) => subscribe(callListeners, listener),
    intercept: (interceptor) => subscribe(interceptors, interceptor),
  };
}

function defaultLag({ clock }: JiraSiteOptions): SearchLag {
  return clock.kind === 'virtual' ? { kind: 'random', belowMs: 2000 } : { kind: 'fixed', ms: 0 };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
