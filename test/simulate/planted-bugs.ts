import { bugsInCore } from '../simulation/bugs-in-core.ts';
import { bugsInUsecases } from '../simulation/bugs-in-usecases.ts';
import { bugsNamed } from './bugs-named.ts';
import { bugsOfConnections } from './bugs-of-connections.ts';
import type { Mutation } from './mutant.ts';

/** Every mistake that the simulation must find. */
export const plantedBugs: readonly Mutation[] = [
  ...bugsNamed,
  ...bugsOfConnections,
  ...bugsInCore,
  ...bugsInUsecases,
];
