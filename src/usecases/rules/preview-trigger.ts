import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Store } from '../../core/ports/store.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { queryFault } from './query-fault.ts';

export interface TriggerPreview {
  readonly count: number;
  readonly sample: readonly { readonly key: string; readonly summary: string; readonly url: string }[];
}

const SAMPLE = 5;

/** What a query would take in now, inside the connection's project, as the app sees it. Starts nothing. */
export async function previewTrigger(
  ports: { store: Store; jira: Pick<Jira, 'searchIssues'> & JiraQueries },
  id: string,
  jql: string,
): Promise<Attempt<TriggerPreview>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const fault = await queryFault(ports.jira, jql);
  if (fault) return failed(fault);
  const { local } = connection;
  const inScope = `project = ${local.projectId} AND (${jql})`;
  const count = await ports.jira.count(inScope);
  const issues = await ports.jira.searchIssues(inScope, { fields: ['summary'], limit: SAMPLE });
  return done({
    count,
    sample: issues.map((issue) => ({
      key: issue.key,
      summary: typeof issue.fields['summary'] === 'string' ? issue.fields['summary'] : '',
      url: `${local.siteUrl}/browse/${issue.key}`,
    })),
  });
}
