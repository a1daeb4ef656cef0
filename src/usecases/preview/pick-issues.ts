import { connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { Store } from '../../core/ports/store.ts';
import { noSuchConnection } from '../invitation/explain-setup.ts';
import { rulesInForce } from '../rules/publish-rules.ts';

const MOST = 10;

export interface PickedIssue {
  readonly key: string;
  readonly summary: string;
}

/** Work items in the spaces of the connection that were changed last. One search. */
export async function pickIssues(
  ports: { readonly store: Store; readonly jira: Pick<Jira, 'searchIssues'> },
  id: string,
): Promise<Attempt<readonly PickedIssue[]>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const rules = await rulesInForce(ports, id);
  const scope = rules.ok ? rules.value.version.scope.projects.map((project) => project.id) : [];
  const projects = scope.length > 0 ? scope : [connection.local.projectId];
  const jql = `project IN (${projects.join(', ')}) ORDER BY updated DESC`;
  const found = await ports.jira.searchIssues(jql, { fields: ['summary'], limit: MOST });
  return done(
    found.map(({ key, fields }) => ({
      key,
      summary: typeof fields['summary'] === 'string' ? fields['summary'] : '',
    })),
  );
}
