import { execFileSync } from 'node:child_process';
import { PROFILES, type Profile } from '../../host/simulate/profile.ts';
import { ROOT } from './ground.ts';

export interface SeedChoice {
  readonly profile: Profile;
  readonly seed: number;
}

/** Seeds that every commit draws for itself, the profiles in turn: what is tested grows with the history. */
export function seedsOfCommit(count: number): SeedChoice[] {
  const hash = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  const from = 1_000_000 + (Number.parseInt(hash.slice(0, 7), 16) % 100_000_000);
  return Array.from({ length: count }, (_, index) => ({
    profile: PROFILES[index % PROFILES.length] ?? 'storm',
    seed: from + index,
  }));
}
