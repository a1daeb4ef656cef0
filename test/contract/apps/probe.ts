/** A small app on the real packages, whose functions do what the tests of the runtime ask. */
import { createHash, randomBytes } from 'node:crypto';
import api, { getAppContext, route, webTrigger } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { chat } from '@forge/llm';
import Resolver from '@forge/resolver';

type Json = Record<string, unknown>;

const state = { calls: 0 };
const resolver = new Resolver();
const queue = new Queue({ key: 'work' });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const text = (value: unknown): string => String(value);
const keep = async (key: string, value: unknown) => {
  await kvs.set(key, value);
};
const append = async (key: string, value: unknown) => {
  const before = await kvs.get<unknown[]>(key);
  await kvs.set(key, [...(before ?? []), value]);
};

resolver.define('identity', ({ context }) => ({
  accountId: context['accountId'],
  installContext: context['installContext'],
  extension: context['extension'],
}));
resolver.define('count', () => {
  state.calls += 1;
  return state.calls;
});
resolver.define('issueAs', async ({ payload }) => {
  const who = payload['as'] === 'user' ? api.asUser() : api.asApp();
  const response = await who.requestJira(route`/rest/api/3/issue/${text(payload['issue'])}?fields=summary`);
  return { status: response.status, body: await response.json() };
});
resolver.define('groupsAs', async ({ payload }) => {
  const who = payload['as'] === 'user' ? api.asUser() : api.asApp();
  const response = await who.requestJira(route`/rest/api/3/myself`);
  return { status: response.status, body: await response.json() };
});
resolver.define('webTriggerUrl', ({ payload }) =>
  webTrigger.getUrl('inbound', { forceCreate: payload['another'] === true }),
);
resolver.define('webTriggerUrls', () => webTrigger.queryUrls('inbound'));
resolver.define('deleteUrl', ({ payload }) => webTrigger.deleteUrl(text(payload['url'])));
resolver.define('post', async ({ payload }) => {
  const response = await api.fetch(text(payload['url']), {
    method: 'POST',
    redirect: 'error',
    headers: { 'X-Probe': 'yes' },
    body: text(payload['body']),
  });
  return { status: response.status, body: await response.text(), answer: response.headers.get('x-answer') };
});
resolver.define('postWithin', async ({ payload }) => {
  try {
    const init = { method: 'POST', signal: AbortSignal.timeout(Number(payload['ms'])), body: 'x' };
    await fetch(text(payload['url']), init);
    return 'answered';
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
});
resolver.define('dates', () => ({ at: new Date(0), gone: undefined, list: [undefined, 1] }));
resolver.define('time', () => ({ now: Date.now(), date: Date.parse(new Date().toISOString()) }));
resolver.define('sleepLong', () => sleep(60_000));
resolver.define('remaining', async () => {
  const before = getAppContext().invocationRemainingTimeInMillis?.();
  await sleep(5_000);
  return { before, after: getAppContext().invocationRemainingTimeInMillis?.() };
});
resolver.define('context', () => JSON.parse(JSON.stringify(getAppContext())));
resolver.define('chance', () => ({
  bytes: randomBytes(8).toString('hex'),
  uuid: crypto.randomUUID(),
  number: Math.random(),
  rounded: Math.round(1.6),
  hash: createHash('sha256').update('x').digest('hex').slice(0, 8),
}));
resolver.define('variables', () => ({
  secret: (process.env['COUNTERPART_TOKEN_SECRET'] ?? '').length,
  path: process.env['PATH'],
}));
resolver.define('leaveBehind', () => {
  void sleep(1).then(() => undefined);
  void kvs.set('left-behind', true);
  return 'returned';
});
resolver.define('compile', async () => {
  const started = Date.now();
  const watchdog = new Promise<string>((resolve) => setTimeout(() => resolve('too slow'), 1_000));
  // The smallest module there is, again and again: long enough for a wrong clock to run off.
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  const work = async () => {
    for (let i = 0; i < 20; i += 1) await WebAssembly.instantiate(await WebAssembly.compile(empty));
    return 'compiled';
  };
  return { result: await Promise.race([work(), watchdog]), ms: Date.now() - started };
});
resolver.define('askModel', async () => {
  try {
    const content = [{ type: 'text' as const, text: 'hello' }];
    await chat({ model: 'claude', messages: [{ role: 'user', content }] });
    return 'answered';
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
});
resolver.define('unknownService', async () => {
  const response = await api.asApp().requestConfluence(route`/wiki/rest/api/space`);
  return response.status;
});
resolver.define('big', ({ payload }) => 'x'.repeat(Number(payload['bytes'])));
resolver.define('globals', () => {
  Reflect.set(globalThis, 'leaked', 'here');
  return Reflect.get(globalThis, 'leaked');
});
resolver.define('readGlobals', () => Reflect.get(globalThis, 'leaked') ?? null);
resolver.define('log', () => {
  console.log('a line', { n: 1 });
  console.error(new Error('broken').message);
});
resolver.define('kept', async ({ payload }) => (await kvs.get(text(payload['key']))) ?? null);
resolver.define('keep', ({ payload }) => keep(text(payload['key']), payload['value']));
resolver.define('reject', async () => {
  void Promise.reject(new Error('nobody waits'));
  await sleep(1_000);
});
resolver.define('twice', async () => {
  await keep('step-1', true);
  await keep('step-2', true);
});

export const resolve = resolver.getDefinitions();

export const onEvent = async (event: Json, context: Json) => {
  await append('events', { event, context });
  await queue.push({ body: { type: event['eventType'] } });
};

/** Fails as often as the project's `fail` asks, by an answer or by throwing. */
export const onCommented = async (event: Json) => {
  await append('attempts', event['retryContext'] ?? 'first');
  const mode = await kvs.get<string>('mode');
  if (mode === 'throw') throw new Error('cannot');
  if (mode === 'ask') {
    return new InvocationError({
      retryAfter: 60,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: { step: 1 },
    });
  }
  return undefined;
};

export const onLifecycle = (event: Json) => append('lifecycle', event);
export const consume = (event: Json) => append('consumed', event['body']);
export const onTick = (event: Json, context: Json) => append('ticks', { event, context, at: Date.now() });
export const onRemoval = () => api.fetch('https://example.com/');

export const receive = async (request: Json) => {
  const body = text(request['body'] ?? '');
  if (body === 'bad shape') return { status: 200 };
  if (body === 'as user') {
    const asked = api.asUser().requestJira(route`/rest/api/3/myself`);
    return { statusCode: 200, body: await asked.then(String, (error: Error) => error.name) };
  }
  if (body === 'as somebody') {
    const asked = api.asUser('712020:somebody').requestJira(route`/rest/api/3/myself`);
    return { statusCode: 200, body: await asked.then(String, (error: Error) => error.message) };
  }
  if (body === 'throw') throw new Error('no');
  if (body === 'redirect') return { statusCode: 302, headers: { Location: ['https://example.com/'] } };
  await append('received', { body, headers: request['headers'], method: request['method'] });
  return {
    statusCode: 200,
    headers: { 'X-Answer': ['42'], 'Content-Type': ['text/plain'] },
    body: `got ${body}`,
  };
};
