import { afterEach, describe, expect, it, vi } from 'vitest';
import { PortError } from '../../core/ports/port-error.ts';
import { postToPeer } from './post-to-peer.ts';

const request = {
  url: 'https://x.webtrigger.atlassian.app/public/a',
  headers: { 'content-type': 'application/json' },
  body: '{}',
  timeoutMs: 50,
  maxAnswerBytes: 100,
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answering = (answer: (init: RequestInit) => Promise<Response>) =>
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => answer(init));

async function codeOf(): Promise<string> {
  const error: unknown = await postToPeer()
    .post(request)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  return error instanceof PortError ? error.code : String(error);
}

describe('a request to a peer', () => {
  it('follows no redirect and brings back status, headers in lower case and body', async () => {
    let redirect: unknown;
    answering(async (init) => {
      redirect = init.redirect;
      return new Response('hello', { status: 409, headers: { 'Webhook-Signature': 's' } });
    });
    expect(await postToPeer().post(request)).toMatchObject({
      status: 409,
      headers: { 'webhook-signature': 's' },
      body: 'hello',
    });
    expect(redirect).toBe('error');
  });

  it('A25 is cut when the answer is longer than any may be, whatever it says of its length', async () => {
    answering(async () => new Response('x'.repeat(101)));
    expect(await codeOf()).toBe('unknown-outcome');
    answering(async () => new Response('x', { headers: { 'content-length': '1000000' } }));
    expect(await codeOf()).toBe('unknown-outcome');
  });

  it('A25 that is never answered ends after its time, with an unknown outcome', async () => {
    vi.useFakeTimers();
    answering(
      (init) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    const code = codeOf();
    await vi.advanceTimersByTimeAsync(51);
    expect(await code).toBe('unknown-outcome');
  });

  it('that met nobody was not sent, and one that broke off may have arrived', async () => {
    answering(() =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })),
    );
    expect(await codeOf()).toBe('unavailable');
    answering(() =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })),
    );
    expect(await codeOf()).toBe('unknown-outcome');
    answering(() => Promise.reject(new TypeError('unexpected redirect')));
    expect(await codeOf()).toBe('unknown-outcome');
  });
});
