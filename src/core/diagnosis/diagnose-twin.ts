import { scriptProblem } from '../sync/script-problem.ts';
import type { Trouble } from '../sync/twin-troubles.ts';
import type { Place } from './cause.ts';
import { diagnose } from './diagnose.ts';

/** A trouble of a pair as pages show it; `at` in epoch milliseconds. */
export interface DiagnosedTrouble {
  readonly cause: string;
  readonly message: string;
  readonly next: string;
  readonly place: Place;
  readonly at: number;
  readonly path?: string;
  /** The very value, key or line that is concerned. */
  readonly detail?: string;
}

export function diagnosed({ cause, path, why, next, at }: Trouble): DiagnosedTrouble {
  const known = diagnose(cause);
  const detail = scriptProblem(why) ?? why;
  return {
    cause,
    message: known.cause,
    next: next ?? known.next,
    place: known.place,
    at: at * 1000,
    ...(path === undefined ? {} : { path }),
    ...(detail === undefined ? {} : { detail }),
  };
}
