import { allOf } from '../../core/all-of.ts';
import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { type FacetReport, facetReport } from '../../core/service/facet-report.ts';
import { facetValuesKind } from '../../core/service/facet-values.ts';
import { fieldsToSend } from '../../core/sync/local-issue.ts';
import { twinKey } from '../../core/sync/records/row.ts';
import { suspect } from '../../core/sync/suspect.ts';
import { type Context, loadContext } from '../twin/load-context.ts';
import { markTwin } from '../twin/mark-twin.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { loadRows } from '../twin/twin-rows.ts';
import { watchFacets } from '../twin/watch-facets.ts';

/** Those of the connections whose rules speak of a service desk. */
export async function deskContexts(
  ports: Ports,
  connections: readonly string[],
): Promise<readonly Context[]> {
  const contexts = await allOf(connections.map((id) => loadContext(ports, id)));
  return contexts.flatMap((one) => (one && (one.rules.silent || one.rules.service) ? [one] : []));
}

/** What one read for a person must bring. */
export function fieldsToShow(contexts: readonly Context[]): readonly string[] {
  const fields = contexts.flatMap(({ rules }) => [
    ...(rules.silent ? fieldsToSend(rules) : []),
    ...(rules.facets ?? []).map(({ field }) => field),
  ]);
  return [...new Set(fields)];
}

/** A person looks at a request: what has changed silently since it was last read leaves now. */
export async function heedRequest(
  ports: Ports,
  contexts: readonly Context[],
  issue: JiraIssue,
): Promise<void> {
  for (const context of contexts) {
    const { id, state } = context.connection;
    if (state !== 'active' || !context.rules.silent) continue;
    const rows = await loadRows(ports.store, id, issue.id);
    if (!rows || suspect(context.rules, context.key, rows, issue) === undefined) continue;
    await watchFacets(ports, context, issue);
    await markTwin(ports, id, issue.id);
    await ring(ports, sendJob(id, issue.id), 0);
  }
}

/** What of both service desks is shown beside each pair, by connection. */
export async function facetReports(
  ports: Ports,
  contexts: readonly Context[],
  issue: Pick<JiraIssue, 'id' | 'fields'>,
): Promise<Readonly<Record<string, FacetReport>>> {
  const found: Record<string, FacetReport> = {};
  for (const { rules, connection } of contexts) {
    if (!rules.service) continue;
    const there = await ports.store.get(facetValuesKind, twinKey(connection.id, issue.id));
    const report = facetReport(rules, issue, there);
    if (report) found[connection.id] = report;
  }
  return found;
}
