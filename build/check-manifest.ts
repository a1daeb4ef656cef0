import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileBundles } from '../host/forge/runtime/bundle.ts';
import { bundleExports } from '../host/forge/runtime/bundle-exports.ts';
import { ManifestError } from '../host/manifest/manifest-problem.ts';
import { ownChecks } from '../host/manifest/own-checks.ts';
import { validateWithForge } from '../host/manifest/validate-with-forge.ts';
import { readManifest } from '../host/manifest.ts';

/** Fails where Forge would refuse manifest.yml, or would take it and then not do what it says. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

try {
  const manifest = readManifest(join(root, 'manifest.yml'));
  const problems = [
    ...ownChecks(manifest, bundleExports(compileBundles(dist))),
    ...(await validateWithForge(manifest, dist)),
  ];
  if (problems.length > 0) throw new ManifestError(problems);
  console.log(
    `${manifest.file}: ${manifest.functions.length} functions, ${manifest.scopes.length} scopes, no problem`,
  );
} catch (error) {
  console.error(error instanceof ManifestError ? error.message : error);
  process.exitCode = 1;
}
