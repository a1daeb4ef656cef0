import type { APIResponse, Route } from '@forge/api';
import * as z from 'zod';
import type { Refused } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly body?: string | ArrayBuffer;
}

/** `requestJira` of @forge/api, as the app or as the user. */
export type SendToJira = (route: Route, options?: RequestOptions) => Promise<APIResponse>;

/**
 * One call to Jira. Comes back with the answer where Jira has decided (2xx, 400, 403, 404, 413, 422);
 * throws PortError where it has not: `rate-limited` and `unavailable` (nothing happened), `unknown-outcome` (writes
 * that may have happened), `forbidden` (401).
 */
export async function callJira(
  send: SendToJira,
  where: Route,
  options: RequestOptions = {},
  sort: 'read' | 'write' = (options.method ?? 'GET') === 'GET' ? 'read' : 'write',
): Promise<APIResponse> {
  const lost = sort === 'write' ? 'unknown-outcome' : 'unavailable';
  let answer: APIResponse;
  try {
    answer = await send(where, { ...options, headers: { accept: 'application/json', ...options.headers } });
  } catch (error) {
    if (error instanceof PortError) throw error;
    throw new PortError(lost, `Jira did not answer ${describe(where, options)}: ${messageOf(error)}`);
  }
  if (answer.status === 429) throw rateLimited(answer, describe(where, options));
  if (answer.status === 401)
    throw new PortError('forbidden', `Jira refused the app at ${describe(where, options)}`);
  // Jira's word for two changes at the same time: a moment later there is only one.
  if (answer.status === 409)
    throw new PortError('unavailable', `Another call was changing what ${describe(where, options)} is about`);
  if (answer.status >= 500 || answer.status === 408)
    throw new PortError(lost, `Jira answered ${answer.status} to ${describe(where, options)}`);
  if (answer.ok && isPage(answer, options.headers?.['accept']))
    throw new PortError(lost, `Something before Jira answered ${describe(where, options)} with a page`);
  return answer;
}

/** Gateways answer with pages of their own, even with 200. A file may be a page: it comes as the range asked for. */
function isPage(answer: APIResponse, accept: string | undefined): boolean {
  const page = /^text\/html\b/.test(answer.headers.get('content-type') ?? '');
  return page && (accept === undefined || answer.status !== 206);
}

/** A call with a JSON body. */
export function callWithJson(
  send: SendToJira,
  where: Route,
  method: 'POST' | 'PUT',
  body: unknown,
  options: { readonly headers?: Record<string, string>; readonly sort?: 'read' | 'write' } = {},
): Promise<APIResponse> {
  return callJira(
    send,
    where,
    {
      method,
      headers: { 'content-type': 'application/json', ...options.headers },
      body: JSON.stringify(body),
    },
    options.sort ?? 'write',
  );
}

/** The body of a good answer by its schema. An answer of another shape says that nothing can be relied on. */
export async function parseAnswer<T>(answer: APIResponse, schema: z.ZodType<T>, what: string): Promise<T> {
  if (!answer.ok) throw await refusal(answer, what);
  const parsed = schema.safeParse(await jsonOf(answer));
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new PortError('invalid', `Jira's answer to "${what}" has an unknown shape at ${place || 'its root'}`);
}

const errorBody = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

/** Jira's reasons for a 4xx: messages, and one per field. */
export async function refusedBy(answer: APIResponse): Promise<Refused> {
  const parsed = errorBody.safeParse(await jsonOf(answer));
  const { errorMessages, errors } = parsed.success ? parsed.data : { errorMessages: [], errors: {} };
  const messages =
    errorMessages.length === 0 && Object.keys(errors).length === 0
      ? [`Jira answered ${answer.status}`]
      : errorMessages;
  const blamesNone = Object.keys(errors).length === 0;
  return {
    refused: true,
    fields: errors,
    messages,
    ...(answer.status === 403 ? { passing: 'right' as const } : {}),
    ...(answer.status === 400 && blamesNone ? { passing: 'state' as const } : {}),
  };
}

/** What a 4xx becomes where the caller expects none. */
export async function refusal(answer: APIResponse, what: string): Promise<PortError> {
  const { messages, fields } = await refusedBy(answer);
  const text = [...messages, ...Object.entries(fields).map(([field, why]) => `${field}: ${why}`)].join(' ');
  return new PortError(codeOf(answer.status), `Jira refused "${what}": ${text}`, { fields });
}

export const isRefusal = (answer: APIResponse): boolean =>
  answer.status === 400 || answer.status === 403 || answer.status === 422;

function codeOf(status: number): 'not-found' | 'forbidden' | 'too-large' | 'invalid' {
  if (status === 404) return 'not-found';
  if (status === 403) return 'forbidden';
  return status === 413 ? 'too-large' : 'invalid';
}

async function jsonOf(answer: APIResponse): Promise<unknown> {
  try {
    const value: unknown = await answer.json();
    return value;
  } catch {
    return undefined;
  }
}

/** Jira names when to come again in seconds, or the moment at which its quota is new. */
function rateLimited(answer: APIResponse, what: string): PortError {
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const reason = answer.headers.get('ratelimit-reason');
  return new PortError('rate-limited', `Jira is limiting the app at ${what}`, {
    ...(Number.isFinite(after) && after >= 0 ? { retryAfter: after } : {}),
    ...(reason === null ? {} : { reason }),
  });
}

const describe = (where: Route, options: RequestOptions): string =>
  `${options.method ?? 'GET'} ${where.value.split('?')[0] ?? ''}`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
