/** Points of Jira that the reading in turn may use in an hour, where nobody has said otherwise. */
export const USUAL_FACET_POINTS = 40;
export const MOST_FACET_POINTS = 2000;

/** Requests that so many points read in an hour: a point for each, and one for each call of at most `perCall`. */
export function requestsFor(points: number, perCall: number): number {
  return Math.max(0, points - Math.ceil(points / (perCall + 1)));
}

/** Hours within which each of so many requests is read; undefined: never. */
export function hoursToReadAll(requests: number, points: number, perCall: number): number | undefined {
  const anHour = requestsFor(points, perCall);
  // The read of an hour begins with its first minutes, and what it finds leaves in the next.
  return anHour === 0 ? undefined : Math.max(1, Math.ceil(requests / anHour)) + 1;
}
