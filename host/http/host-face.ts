import type { HostedJiraSite } from '../jira/create-jira-site.ts';
import type { Principal } from '../jira/site.ts';
import type { AppPagesSite } from './app-pages-site.ts';

/** One site as the HTTP servers see it. */
export interface SiteFace {
  readonly name: string;
  readonly baseUrl: string;
  readonly cloudId: string;
  readonly installationId: string;
  readonly jira: HostedJiraSite;
  readonly pages: AppPagesSite;
  /** A call of the site's REST API, as whoever makes it. */
  rest(request: Request, principal: Principal): Promise<Response>;
  /** A request of a stranger to one of the site's web triggers; `token` is the last part of its URL. */
  webTrigger(token: string, request: Request): Promise<Response>;
}

export interface InvokeRequest {
  readonly module: string;
  readonly operation: string;
  readonly payload: unknown;
  readonly accountId: string;
  readonly issueKey?: string;
  readonly projectKey?: string;
}

export type InvokeOutcome =
  | { readonly shown: true; readonly answer: unknown }
  | { readonly shown: false; readonly message: string };

export interface DrainOptions {
  readonly timeoutSeconds: number;
  readonly virtualSeconds: number;
}

export interface DrainResult {
  readonly idle: boolean;
  readonly virtualSeconds: number;
  readonly pending: { readonly events: number; readonly queue: number; readonly timers: number };
}

/** A refusal of the host's own API: `message` says what failed and what would do. */
export class HostRefusal extends Error {
  readonly code: string;
  readonly status: 400 | 404 | 409;
  constructor(status: 400 | 404 | 409, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What the HTTP servers and the command line need of a running host. */
export interface HostFace {
  readonly clock: {
    readonly kind: 'real' | 'virtual';
    now(): number;
    nextSchedule(): number | undefined;
  };
  readonly sites: readonly SiteFace[];
  addSite(name: string, seed: string | undefined): Promise<SiteFace>;
  removeSite(name: string): Promise<void>;
  invoke(site: SiteFace, request: InvokeRequest): Promise<InvokeOutcome>;
  drain(options: DrainOptions): Promise<DrainResult>;
  /** Virtual time only. */
  advance(seconds: number): Promise<void>;
  meters(): unknown;
  resetMeters(): void;
  /** Parses and adds a fault; an unknown kind is a HostRefusal that names the kinds. */
  addFault(fault: unknown): Promise<unknown>;
  clearFaults(): void;
  traffic(filter: {
    readonly site?: string;
    readonly since?: number;
    readonly limit?: number;
  }): readonly unknown[];
  store(
    site: SiteFace,
    prefix: string,
  ): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  /** What became of issues that were loaded from files; null where none were. */
  report(): unknown;
}
