import type { AppChance } from './app-chance.ts';
import { appConsole, type LogLevel } from './app-log.ts';
import { type AppTime, appAbortSignal, appDate, appTimers, appWebAssembly } from './app-time.ts';
import type { ModuleScope } from './bundle.ts';

export interface AppSurroundings {
  readonly time: AppTime;
  readonly chance: AppChance;
  readonly variables: Readonly<Record<string, string>>;
  /** Constructors in place of the language's own. */
  readonly collections?: { readonly Map: MapConstructor; readonly Set: SetConstructor };
  log(level: LogLevel, text: string): void;
  /** The `fetch` that only reaches what the manifest lists. */
  fetch(input: unknown, init: unknown): Promise<Response>;
  /** All calls to the platform. */
  forgeFetch(meta: unknown, path: unknown, init: unknown): Promise<Response>;
  /** What `__forge_runtime__` is for the invocation that is running. */
  forgeRuntime(): unknown;
}

/**
 * The global object as one module instance sees it: Node's own, with the platform, time and console of the
 * host in front. Not a sandbox: the app is trusted, only kept apart from other sites.
 */
export function appScope(surroundings: AppSurroundings): ModuleScope {
  const values = {
    fetch: (input: unknown, init?: unknown) => surroundings.fetch(input, init),
    console: appConsole(surroundings.log),
    Date: appDate(surroundings.time.now),
    AbortSignal: appAbortSignal(surroundings.time),
    ...appTimers(surroundings.time),
    process: appProcess(surroundings.variables),
    crypto: surroundings.chance.webCrypto,
    Math: surroundings.chance.math,
    WebAssembly: appWebAssembly(surroundings.time),
    Map: surroundings.collections?.Map ?? Map,
    Set: surroundings.collections?.Set ?? Set,
  };
  const global: object = Object.create(globalThis, {
    __forge_fetch__: {
      value: (meta: unknown, path: unknown, init: unknown) => surroundings.forgeFetch(meta, path, init),
    },
    __forge_runtime__: { get: () => surroundings.forgeRuntime() },
  });
  const own = { ...values, global, globalThis: global };
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
  }
  return { global, values, modules: { crypto: surroundings.chance.nodeCrypto } };
}

function appProcess(variables: Readonly<Record<string, string>>): object {
  return Object.create(process, {
    env: { value: { NODE_ENV: 'production', ...variables }, enumerable: true },
    exit: {
      value: (code: unknown) => {
        throw new Error(`The app called process.exit(${String(code)}); a Forge function must return.`);
      },
    },
  });
}
