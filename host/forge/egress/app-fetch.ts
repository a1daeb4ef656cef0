import type { Invocation } from '../runtime/invocation.ts';
import { isAllowed } from './allow-list.ts';

export interface EgressOptions {
  readonly allowed: readonly string[];
  /** Carries a request that the manifest allows to where it goes. */
  send(invocation: Invocation, request: Request): Promise<Response>;
}

const MAX_REDIRECTS = 20;

/** The app's `fetch`: nothing leaves that the manifest does not list, and nothing reaches the real network. */
export async function appFetch(
  options: EgressOptions,
  invocation: Invocation,
  input: unknown,
  init: unknown,
): Promise<Response> {
  const request = toRequest(input, init);
  return abortable(request.signal, follow(options, invocation, request, 0));
}

async function follow(
  options: EgressOptions,
  invocation: Invocation,
  request: Request,
  hops: number,
): Promise<Response> {
  if (!isAllowed(options.allowed, new URL(request.url))) {
    throw new Error(`URL not included in the external fetch backend permissions: ${request.url}`);
  }
  const again = request.redirect === 'follow' ? request.clone() : undefined;
  const response = await options.send(invocation, request);
  const location = response.headers.get('location');
  if (location === null || response.status < 300 || response.status > 399) return response;
  if (again === undefined) {
    if (request.redirect === 'manual') return response;
    throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
  }
  if (hops >= MAX_REDIRECTS)
    throw new TypeError('fetch failed', { cause: new Error('redirect count exceeded') });
  return follow(options, invocation, redirected(again, response.status, location), hops + 1);
}

function redirected(request: Request, status: number, location: string): Request {
  const url = new URL(location, request.url);
  const asGet = status === 303 || (status < 303 && request.method === 'POST');
  if (!asGet) return new Request(url, request);
  return new Request(url, { method: 'GET', headers: request.headers, signal: request.signal });
}

function toRequest(input: unknown, init: unknown): Request {
  const options = typeof init === 'object' && init !== null ? init : {};
  if (input instanceof Request) return new Request(input, options);
  const text = input instanceof URL ? input.href : String(input);
  if (!URL.canParse(text)) throw new TypeError(`Failed to parse URL from ${text}`);
  return new Request(text, options);
}

function abortable(signal: AbortSignal, work: Promise<Response>): Promise<Response> {
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
