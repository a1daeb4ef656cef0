import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compileFunction, constants } from 'node:vm';
import { ManifestError } from '../../manifest/manifest-problem.ts';

/** Names that a bundle takes from its surroundings; each site hands in its own. */
export interface ModuleScope {
  readonly global: object;
  readonly values: Readonly<Record<(typeof scopeNames)[number], unknown>>;
  /** Modules of Node that the host stands in for, by name without `node:`. */
  readonly modules: Readonly<Record<string, object>>;
}

const scopeNames = [
  'fetch',
  'console',
  'Date',
  'AbortSignal',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'process',
  'crypto',
  'Math',
  'WebAssembly',
  'Map',
  'Set',
] as const;

/** One compiled bundle. Every call of `evaluate` makes a module of its own, with its own module state. */
export interface CompiledBundle {
  readonly file: string;
  readonly text: string;
  evaluate(scope: ModuleScope): Readonly<Record<string, unknown>>;
}

/** Compiles every bundle of the folder once; sites share the code and nothing else. */
export function compileBundles(path: string): CompiledBundle[] {
  const folder = resolve(path);
  if (!existsSync(folder)) {
    throw new ManifestError([
      { file: folder, line: 1, reason: 'there are no bundles; build the app first (npm run build)' },
    ]);
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cjs'))
    .sort()
    .map((name) => compile(join(folder, name), name));
}

function compile(path: string, file: string): CompiledBundle {
  const text = readFileSync(path, 'utf8');
  const names = [
    'exports',
    'require',
    'module',
    '__filename',
    '__dirname',
    'global',
    'globalThis',
    ...scopeNames,
  ];
  // The inner function lets a bundle declare a name that it could also take from its surroundings.
  const run = compileFunction(`(function(){${text}\n}).call(this)`, names, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const requireFromHere = createRequire(path);
  return {
    file,
    text,
    evaluate(scope) {
      const module: { exports: Record<string, unknown> } = { exports: {} };
      const require = (name: string): unknown =>
        scope.modules[name.replace(/^node:/, '')] ?? requireFromHere(name);
      const surroundings = [scope.global, scope.global, ...scopeNames.map((name) => scope.values[name])];
      const given = [module.exports, require, module, path, dirname(path), ...surroundings];
      Reflect.apply(run, module.exports, given);
      return module.exports;
    },
  };
}

/** The file in which a handler of the manifest lies. */
export function bundleOf(handler: string): string {
  return `${handler.slice(0, handler.lastIndexOf('.'))}.cjs`;
}
