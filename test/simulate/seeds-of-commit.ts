import { execFileSync } from 'node:child_process';
import { ROOT } from './ground.ts';
import { type SeedChoice, seedsInTurn } from './seeds-in-turn.ts';

/** So many seeds in a row are tried for each commit. */
const SEEDS = 300;

/** Used where no commit can be read: the tests run the same seeds each time then. */
const NO_COMMIT = '0'.repeat(40);

/** The seeds of a commit by its hash, so that each commit is tried with seeds that nobody has chosen. */
export function seedsOf(hash: string): SeedChoice[] {
  const from = 1 + Number.parseInt(hash.slice(0, 7), 16);
  return seedsInTurn(from, from + SEEDS - 1);
}

/** Hash of the commit that is checked out; says so loudly where there is none. */
export function commitHash(folder = ROOT, warn: (text: string) => void = console.warn): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error);
    warn(
      `NO COMMIT CAN BE READ in ${folder} (${why}). The simulation runs a fixed set of seeds instead of those of the commit: seeds that nobody has tried before are not tried.`,
    );
    return NO_COMMIT;
  }
}
