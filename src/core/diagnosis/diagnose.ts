import type { CauseText } from './cause.ts';
import {
  causesOfAlerts,
  causesOfBreakers,
  causesOfRest,
  causesOfRuns,
  causesOfStarts,
  causesOfStates,
} from './causes-of-connections.ts';
import { causesHere, causesOfItems, causesOfScope, causesThere } from './causes-of-items.ts';
import { causesOfChildren, causesOfValues } from './causes-of-values.ts';

/** Every cause that the app knows, by `<sort>:<code>`. */
export const causes: Readonly<Record<string, CauseText>> = {
  ...causesOfValues,
  ...causesOfChildren,
  ...causesThere,
  ...causesOfItems,
  ...causesHere,
  ...causesOfScope,
  ...causesOfStates,
  ...causesOfRest,
  ...causesOfBreakers,
  ...causesOfAlerts,
  ...causesOfRuns,
  ...causesOfStarts,
};

const UNKNOWN: CauseText = {
  cause: 'Something happened that this release of the app has no words for.',
  next: 'Look at the details, and send them to the app’s support.',
  place: 'issue',
};

/** A cause in plain words; a code of a later release is told as one that is not known. */
export function diagnose(cause: string): CauseText {
  return (Object.hasOwn(causes, cause) ? causes[cause] : undefined) ?? UNKNOWN;
}
