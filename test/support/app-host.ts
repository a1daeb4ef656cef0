import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { VirtualClock } from '../../host/clock/virtual-clock.ts';
import { openDatabase } from '../../host/database/open-database.ts';
import type { Database } from '../../host/database.ts';
import { createHost, type Host } from '../../host/host.ts';
import type { HostOptions } from '../../host/host-options.ts';
import { SeededRandom } from '../../host/random/seeded-random.ts';

/** Bundles a small app of test/contract/apps as the build bundles the real one, and writes its manifest. */
export async function buildApp(source: string, manifest: string): Promise<HostOptions['app']> {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  const bundles = join(folder, 'dist');
  await build({
    entryPoints: { index: source },
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@forge/sql'],
    logLevel: 'error',
  });
  const file = join(folder, 'manifest.yml');
  writeFileSync(file, manifest);
  return { manifest: file, bundles, check: 'own' };
}

export interface AppHostOptions extends Partial<Pick<HostOptions, 'modules' | 'weather' | 'clock'>> {
  readonly app: HostOptions['app'];
  readonly seed?: string;
  readonly database?: Database;
}

/** A host in virtual time and in memory. */
export function appHost(options: AppHostOptions): Promise<Host> {
  const { seed = 'test', database = openDatabase(), ...rest } = options;
  return createHost({
    clock: new VirtualClock({ patienceMs: 2_000 }),
    ...rest,
    random: new SeededRandom(seed),
    database,
  });
}
