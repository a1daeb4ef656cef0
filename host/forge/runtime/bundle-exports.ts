import type { Bundle } from '../../manifest/own-checks.ts';
import { appChance } from './app-chance.ts';
import { appScope } from './app-scope.ts';
import type { CompiledBundle } from './bundle.ts';
import { bootRuntime } from './forge-runtime.ts';

/** Loads every bundle once, away from any site, to see what it exports. Throws where loading one fails. */
export function bundleExports(bundles: readonly CompiledBundle[]): Bundle[] {
  return bundles.map((bundle) => {
    const nothing = () =>
      Promise.reject(new Error(`${bundle.file} calls the platform while it is being loaded.`));
    const scope = appScope({
      time: { now: () => Date.now(), after: () => () => undefined, busy: (work) => work() },
      chance: appChance(undefined),
      variables: {},
      log: () => undefined,
      fetch: nothing,
      forgeFetch: nothing,
      forgeRuntime: bootRuntime,
    });
    return { file: bundle.file, text: bundle.text, exports: Object.keys(bundle.evaluate(scope)) };
  });
}
