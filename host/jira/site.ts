import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';

/** Who asks. The app acts with its scopes and its own account; it sees no project that is blocked for apps. */
export type Principal =
  | { readonly kind: 'user'; readonly accountId: string }
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
}
