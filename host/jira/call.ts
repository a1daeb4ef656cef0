import type * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Principal, ProductEvent } from './site.ts';
import type { JiraState } from './state.ts';

/** What every part of one site's Jira shares. */
export interface JiraContext {
  readonly name: string;
  readonly baseUrl: string;
  readonly cloudId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly state: JiraState;
  readonly search: SearchIndex;
}

/**
 * Somebody does something: the REST call of a principal, or a seed. Everything it writes is one transaction, and
 * its events leave after that has been committed.
 */
export interface Call {
  readonly jira: JiraContext;
  readonly state: JiraState;
  readonly principal: Principal;
  /** The account that acts; null for a stranger. */
  readonly accountId: string | null;
  /** 2 and 3 differ in rich text (strings or ADF) and in `self` links. */
  readonly version: 2 | 3;
  /** Epoch ms, the same for the whole call. */
  readonly now: number;
  /** Header X-Atlassian-Webhook-Trace, handed back in the events that the call causes. */
  readonly trace: string | null;
  emit(event: ProductEvent): void;
}

export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The request body, read before the handler runs, so that handlers are synchronous. */
export interface CallBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Parts of a multipart body that carry a file; empty for other bodies. */
  readonly files: readonly UploadedFile[];
}

export interface RestCall extends Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: CallBody;
  /** The JSON body as `schema` reads it; throws the 400 or 415 that Jira answers when it does not fit. */
  json<S extends z.ZodType>(schema: S): z.infer<S>;
  /** A path parameter that the route's pattern declares. */
  param(name: string): string;
}

/** What a handler answers. `objects` are those that count for points (default 1). */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly objects?: number;
}

export function ok(body: unknown, objects = 1): Answer {
  return { status: 200, body, objects };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function noContent(): Answer {
  return { status: 204 };
}
