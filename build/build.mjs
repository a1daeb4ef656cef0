/**
 * Makes everything that runs from the sources: one CommonJS bundle per folder of src/entry (what Forge runs and
 * the host loads), one script per UI Kit page, the host's own browser scripts, and dist/operations.json.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { engineBytes } from './engine-bytes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Statsig and its hosts come in through this module of the JQL parser; the app and the host want none of it. */
const noFeatureFlags = join(root, 'build/no-feature-flags.mjs');
const withoutFeatureFlags = {
  '@atlaskit/platform-feature-flags/fg': noFeatureFlags,
  '@atlaskit/platform-feature-flags': noFeatureFlags,
};

const entriesIn = (folder, file) =>
  (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => readdirSync(join(root, folder, name)).includes(file))
    .map((name) => ({ name, file: join(root, folder, name, file) }));

const points = (list, prefix = '') => Object.fromEntries(list.map(({ name, file }) => [prefix + name, file]));

async function bundleBackEnd() {
  await build({
    entryPoints: points(entriesIn('src/entry', 'index.ts')),
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    alias: withoutFeatureFlags,
    external: ['@forge/sql'],
    plugins: [engineBytes],
    logLevel: 'error',
  });
}

const browser = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  platform: 'browser',
  target: 'es2022',
  mainFields: ['module', 'browser', 'main'],
  jsx: 'automatic',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.CI': 'false',
    'process.env.REACT_SSR': 'false',
    'process.env': '{}',
    global: 'globalThis',
  },
  alias: withoutFeatureFlags,
  loader: { '.svg': 'dataurl', '.png': 'dataurl' },
  logLevel: 'error',
};

async function bundlePages() {
  await build({
    ...browser,
    entryPoints: points(entriesIn('src/ui', 'index.tsx')),
    outdir: join(dist, 'ui'),
    format: 'iife',
  });
}

/** `atlaskit-icons`: every icon of `@atlaskit/icon/core` by its file name, for pages that name icons by text. */
const atlaskitIcons = {
  name: 'atlaskit-icons',
  setup(build) {
    build.onResolve({ filter: /^atlaskit-icons$/ }, ({ path }) => ({ path, namespace: 'atlaskit-icons' }));
    build.onLoad({ filter: /.*/, namespace: 'atlaskit-icons' }, () => {
      const folder = dirname(require.resolve('@atlaskit/icon/core/add'));
      const names = readdirSync(folder)
        .filter((file) => file.endsWith('.js'))
        .map((file) => file.slice(0, -3));
      const imports = names.map((name, at) => `import i${at} from '@atlaskit/icon/core/${name}';`);
      const entries = names.map((name, at) => `${JSON.stringify(name)}: i${at}`);
      return {
        contents: `${imports.join('\n')}\nexport const icons = { ${entries.join(', ')} };`,
        resolveDir: root,
      };
    });
  },
};

/** Custom UI that pages embed: one script each, beside its page and its styles. */
async function bundleResources() {
  const resources = entriesIn('static', 'main.ts');
  const out = (name) => join(dist, 'static', name);
  for (const { name } of resources) {
    mkdirSync(out(name), { recursive: true });
    for (const file of ['index.html', `${name}.css`])
      copyFileSync(join(root, 'static', name, file), join(out(name), file));
  }
  await build({
    ...browser,
    entryPoints: Object.fromEntries(resources.map(({ name, file }) => [`${name}/${name}`, file])),
    outdir: join(dist, 'static'),
    format: 'iife',
  });
}

/** The first script of every frame that the host opens for the app. */
async function bundleBridgeClient() {
  await build({
    ...browser,
    entryPoints: { 'bridge-client': join(root, 'host/browser/renderer/bridge-client.ts') },
    outdir: join(dist, 'host'),
    format: 'iife',
  });
}

async function bundleHostBrowser() {
  const scripts = entriesIn('host/browser', 'main.tsx');
  if (scripts.length === 0) return;
  await build({
    ...browser,
    entryPoints: points(scripts),
    outdir: join(dist, 'host'),
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [atlaskitIcons],
  });
}

/** What the host's API publishes of the app's operations: request and answer as JSON Schema. */
async function writeOperations() {
  const file = join(dist, 'contract.cjs');
  await build({
    entryPoints: [join(root, 'src/contract/operations-as-json.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  const { operationsAsJson } = require(file);
  writeFileSync(join(dist, 'operations.json'), `${JSON.stringify(operationsAsJson(), null, 1)}\n`);
  rmSync(file);
}

try {
  mkdirSync(dist, { recursive: true });
  await Promise.all([
    bundleBackEnd(),
    bundlePages(),
    bundleResources(),
    bundleHostBrowser(),
    bundleBridgeClient(),
    writeOperations(),
  ]);
} catch (error) {
  process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
