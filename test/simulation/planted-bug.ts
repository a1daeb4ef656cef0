import type { WorkloadName } from './simulate.ts';

/** A mistake put into the engine's source: the simulation must find it, or it proves nothing. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  readonly workloads: readonly WorkloadName[];
}
