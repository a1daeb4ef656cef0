import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';

/**
 * Runs the linters of `forge lint` that need neither login nor network, where `@forge/lint` is installed. It is
 * no dependency: it brings hundreds of packages along. Its permission linter is left out because it downloads
 * API descriptions; which scopes the app needs is proven by the host, which refuses calls outside them.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const howTo = 'npm exec --yes --package=@forge/lint@6.3.1 --package=tsx -- tsx build/lint-forge.ts';

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');
const lintPackage = z.object({ lint: callable, getClientSideLintersOnly: callable });
/** Kept as it is: a copy would lose the methods of its class. */
const linter = z.custom<object>((value) => typeof value === 'object' && value !== null);
const problem = z.looseObject({ message: z.string(), line: z.number(), file: z.string().optional() });
const results = z.array(z.object({ errors: z.array(problem), warnings: z.array(problem) }));

/** Finds a package here, or among those that `npm exec` has put beside the programs on the path. */
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

function sources(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join('src', file));
}

async function main(): Promise<void> {
  const found = load('@forge/lint');
  if (found === undefined) {
    console.error(`@forge/lint is not installed; run it with: ${howTo}`);
    process.exitCode = 1;
    return;
  }
  process.chdir(root);
  const { lint, getClientSideLintersOnly } = lintPackage.parse(found);
  const manifest: unknown = parse(readFileSync('manifest.yml', 'utf8'));
  const logger = { info: () => undefined, debug: () => undefined, warn: () => undefined };
  // Asked for feature flags; every answer is no.
  const flags = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : async () => false) });
  const all = z.array(linter).parse(await getClientSideLintersOnly(manifest, 'development', logger, flags));
  const linters = all.filter((one) => one.constructor.name !== 'PermissionLinter');
  const config = { linter: { mode: 'client-side' }, linters };
  const files = results.parse(await lint(sources(), manifest, 'development', logger, flags, config));
  const errors = files.flatMap((one) => one.errors);
  const warnings = files.flatMap((one) => one.warnings);
  for (const one of errors) console.log(`error ${one.file ?? 'manifest.yml'}:${one.line} ${one.message}`);
  for (const one of warnings) console.log(`warning ${one.file ?? 'manifest.yml'}:${one.line} ${one.message}`);
  console.log(`@forge/lint: ${linters.length} linters, ${errors.length} errors, ${warnings.length} warnings`);
  if (errors.length > 0) process.exitCode = 1;
}

await main();
