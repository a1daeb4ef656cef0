/** When an edit of a person was on a site that it must come to; undefined where it never came. */
export interface Delivery {
  readonly what: string;
  readonly site: string;
  readonly edited: number;
  readonly arrived: number | undefined;
}

/** Milliseconds that an edit takes at most where nothing breaks: events and quiet times of up to two hops. */
const MOST_MS = 90_000;

/** I1 without repair: where nothing breaks, an edit arrives by its own event, not by what mends lost ones hourly. */
export function checkPrompt(deliveries: readonly Delivery[]): string[] {
  return deliveries.flatMap(({ what, site, edited, arrived }) => {
    if (arrived === undefined) return [`I1 ${what} never arrives on ${site}, though nothing breaks`];
    const seconds = Math.round((arrived - edited) / 1000);
    return arrived - edited <= MOST_MS
      ? []
      : [`I1 ${what} takes ${seconds} s to ${site}, though nothing breaks`];
  });
}
