import * as z from 'zod';

/** What stands behind the two globals that the real `@forge/*` packages call. */
export interface ForgePlatform {
  kvs?(path: string, init: { readonly body?: unknown }): Promise<Response> | Response;
  queue?(path: string, init: { readonly body?: unknown }): Promise<Response> | Response;
}

const meta = z.object({ type: z.string(), provider: z.string().optional(), remote: z.string().optional() });
const init = z.object({ method: z.literal('POST'), body: z.string() });

/**
 * Puts a platform behind the packages for as long as a test runs; returns what takes it away again. The packages
 * look the function up at every call, so one process can serve one platform after another.
 */
export function installForgePlatform(platform: ForgePlatform): () => void {
  const fetch = async (rawMeta: unknown, path: string, rawInit: unknown): Promise<Response> => {
    const { type, remote } = meta.parse(rawMeta);
    const request = init.parse(rawInit);
    if (type === 'kvs' && platform.kvs !== undefined) return platform.kvs(path, request);
    if (type === 'fpp' && remote === 'stargate' && platform.queue !== undefined)
      return platform.queue(path, request);
    throw new Error(`The test has no platform for ${type} ${remote ?? ''} ${path}.`);
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, '__forge_fetch__');
  Object.defineProperty(globalThis, '__forge_fetch__', { configurable: true, value: fetch });
  return () => {
    if (before === undefined) Reflect.deleteProperty(globalThis, '__forge_fetch__');
    else Object.defineProperty(globalThis, '__forge_fetch__', before);
  };
}
