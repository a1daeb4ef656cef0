import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/**
 * Runs the linters of `forge lint` that need neither login nor network, where `@forge/lint` is installed. It is
 * no dependency: it brings hundreds of packages along. The permission linter is left out because it downloads
 * API descriptions; which scopes the app needs is proven by the host, which refuses calls outside them.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const howTo =
  'npm exec --yes --package=@forge/lint@6.3.1 --package=@forge/cli-shared@9.8.0 --package=tsx -- tsx build/lint-forge.ts';

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');
const lintPackage = z.object({ lint: callable, getClientSideLintersOnly: callable.optional() });
const results = z.array(
  z.object({
    results: z
      .object({ errors: z.array(z.unknown()).default([]), warnings: z.array(z.unknown()).default([]) })
      .optional(),
    errors: z.array(z.unknown()).default([]),
    warnings: z.array(z.unknown()).default([]),
  }),
);

/** Finds a package here, or beside the tool that `npm exec` has put on the path. */
function load(name: string): unknown {
  const beside = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, '..', 'x.js'));
  for (const from of [join(root, 'x.js'), ...beside]) {
    try {
      return createRequire(from)(name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  return undefined;
}

async function main(): Promise<void> {
  const found = load('@forge/lint');
  const shared = load('@forge/cli-shared');
  if (found === undefined || shared === undefined) {
    console.error(`@forge/lint is not installed; run it with: ${howTo}`);
    process.exitCode = 1;
    return;
  }
  const { lint, getClientSideLintersOnly } = lintPackage.parse(found);
  const { ConfigFile, FileSystemReader } = z
    .object({ ConfigFile: callable, FileSystemReader: callable })
    .parse(shared);
  process.chdir(root);
  const config: unknown = Reflect.construct(ConfigFile, [Reflect.construct(FileSystemReader, [])]);
  const readConfig = z.object({ readConfig: callable }).parse(config).readConfig;
  const manifest = await Reflect.apply(readConfig, config, []);
  const silent = new Proxy({}, { get: () => () => undefined });
  const offline = new Proxy({}, { get: () => async () => false });
  const linters = z.array(z.unknown()).parse((await getClientSideLintersOnly?.(offline)) ?? []);
  const kept = linters.filter((linter) => !/PermissionLinter/.test(String(linter)));
  const answer = await lint(
    ['src'],
    manifest,
    'development',
    silent,
    { getDeprecatedRuntimes: async () => [] },
    {
      linter: { mode: 'client-side' },
      ...(kept.length > 0 ? { linters: kept } : {}),
    },
  );
  const files = results.parse(answer);
  const errors = files.flatMap((one) => [...one.errors, ...(one.results?.errors ?? [])]);
  const warnings = files.flatMap((one) => [...one.warnings, ...(one.results?.warnings ?? [])]);
  for (const problem of errors) console.log('error', JSON.stringify(problem));
  for (const problem of warnings) console.log('warning', JSON.stringify(problem));
  console.log(`@forge/lint: ${errors.length} errors, ${warnings.length} warnings`);
  if (errors.length > 0) process.exitCode = 1;
}

await main();
