import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { SearchLag } from './search/search-index.ts';

/** Who asks. The app acts with its scopes and its own account; it sees no project that is blocked for apps. */
export type Principal =
  | {
      readonly kind: 'user';
      readonly accountId: string;
      /** Those of the app where the app calls in the person's name; absent where the person calls. */
      readonly scopes?: readonly string[];
    }
  | {
      readonly kind: 'app';
      readonly accountId: string;
      readonly appId: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'anonymous' };

/** A product event as Forge would deliver it, before filters. `payload` is the documented body. */
export interface ProductEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The account that caused it; equal to the app's own account for our writes. */
  readonly actorId: string;
  readonly at: number;
}

/** What one answered call cost, for the meters. */
export interface CallRecord {
  readonly principal: Principal['kind'];
  readonly method: string;
  /** Path with ids replaced, like `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly endpoint: string;
  readonly status: number;
  readonly points: number;
  readonly limited: boolean;
}

export interface JiraSiteOptions {
  readonly name: string;
  readonly baseUrl: string;
  readonly cloudId: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Zone of the site's own time stamps; default Etc/UTC. */
  readonly timeZone?: string;
  /**
   * Whom the burst and per-issue limits hold for. On a real site it is everybody together, but there a call takes
   * long enough that one client alone hardly ever meets them; here calls take no time, so by default only the app
   * is held to them. The hourly points are the app's in any case.
   */
  readonly limits?: 'everybody' | 'app' | 'nobody';
  /** How late changes reach searches; default: up to two seconds in virtual time, at once in real time. */
  readonly searchLag?: SearchLag;
}

/** What an interceptor sees of a call. */
export interface InterceptedCall {
  readonly principal: Principal;
  readonly method: string;
  readonly path: string;
  /** The route's pattern, or the path where no route fits. */
  readonly endpoint: string;
}

/**
 * Stands in front of and behind every call: a fault answers in place of Jira, before anything has happened or
 * after it has been committed; latency is a promise that takes its time.
 */
export interface CallInterceptor {
  before?(call: InterceptedCall): Promise<Response | undefined> | Response | undefined;
  after?(call: InterceptedCall, answer: Response): Promise<Response> | Response;
}

/** One site's Jira: a REST face, and the events that its changes cause. */
export interface JiraSite {
  readonly name: string;
  readonly baseUrl: string;
  readonly cloudId: string;
  /** Any path below `/rest/`. Real HTTP and the app's `requestJira` both come here. */
  fetch(request: Request, principal: Principal): Promise<Response>;
  onEvent(listener: (event: ProductEvent) => void): () => void;
  onCall(listener: (call: CallRecord) => void): () => void;
  /** Adds an interceptor; what it returns takes it away again. */
  intercept(interceptor: CallInterceptor): () => void;
}
