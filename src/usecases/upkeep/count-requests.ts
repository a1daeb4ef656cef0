import { JIRA } from '../../core/limits.ts';
import type { Store } from '../../core/ports/store.ts';
import { hoursToReadAll, USUAL_FACET_POINTS } from '../../core/service/facet-points.ts';
import { facetWatchKind } from '../../core/service/facet-watch.ts';
import { loadSettings } from '../invitation/keep-settings.ts';
import { indexPages } from '../twin/store-pages.ts';

/** More requests than this are not counted for a page. */
const MOST_PAGES = 100;

export interface RequestsInTurn {
  readonly requests: number;
  /** Within which each of them is read; undefined: none is. */
  readonly hours?: number;
}

/** How many requests are read in turn, and how old what is known of one may be. */
export async function countRequests(ports: { readonly store: Store }): Promise<RequestsInTurn> {
  let requests = 0;
  for await (const rows of indexPages(ports.store, facetWatchKind, { index: 'by-age', from: 1 }, MOST_PAGES))
    requests += rows.length;
  const points = (await loadSettings(ports)).facetPoints ?? USUAL_FACET_POINTS;
  const hours = hoursToReadAll(requests, points, JIRA.bulkFetchIssues);
  return hours === undefined ? { requests } : { requests, hours };
}
