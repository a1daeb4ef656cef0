import type { SeedChoice } from './seeds-in-turn.ts';

/** Seeds that have once shown a mistake of the engine, with what it was. */
export const regressionSeeds: readonly (SeedChoice & { readonly was: string })[] = [
  { profile: 'calm', seed: 30, was: 'a message that expired empty was rung for by every sweep' },
  { profile: 'storm', seed: 100, was: 'a function returned while its other items were still being applied' },
  { profile: 'calm', seed: 2, was: 'a 429 without a known reason was forgotten by the next function' },
  { profile: 'storm', seed: 113, was: 'a burst limit of one endpoint was forgotten by the next function' },
];
