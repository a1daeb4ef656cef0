import { PROFILES, type Profile } from '../../host/simulate/profile.ts';

export interface SeedChoice {
  readonly profile: Profile;
  readonly seed: number;
}

/** Seeds `from` to `to`, the profiles in turn, as `--profile all` runs them. */
export function seedsInTurn(from: number, to: number): SeedChoice[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    profile: PROFILES[(from + index) % PROFILES.length] ?? 'storm',
    seed: from + index,
  }));
}
