import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { facetWatchKind, watchAfter } from '../../core/service/facet-watch.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import type { Context } from './load-context.ts';
import { epochSeconds } from './mark-twin.ts';

/** Remembers that a request has just been read, and when one of its clocks is to be looked at. */
export async function watchFacets(
  ports: Pick<Ports, 'store' | 'clock'>,
  { rules, connection }: Context,
  issue: JiraIssue,
): Promise<void> {
  if (!rules.silent) return;
  const watch = watchAfter(rules, connection.id, issue, epochSeconds(ports.clock));
  await ports.store.put(facetWatchKind, twinKey(connection.id, issue.id), watch);
}
