import { type Attempt, done, failed } from '../../core/connection/explained.ts';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Store } from '../../core/ports/store.ts';
import { issueUrl } from '../../core/sync/local-issue.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';
import { type TriggerEntity, triggerQuery } from '../../core/trigger/trigger-query.ts';
import { type TriggerSchedule, usualSchedule } from '../../core/trigger/trigger-schedule.ts';
import type { UnannouncedClause } from '../../core/trigger/unannounced.ts';
import { inScopeJql, unsyncedJql } from '../../core/trigger/unsynced-jql.ts';
import { queryFault } from './query-fault.ts';
import { triggerScope } from './trigger-scope.ts';

export interface TriggerPreview {
  readonly count: number;
  /** Those of them that are not under sync with the connection. */
  readonly unsynced: number;
  readonly sample: readonly { readonly key: string; readonly summary: string; readonly url: string }[];
  /** Clauses that can come true without an event of the work item. */
  readonly moves: readonly UnannouncedClause[];
  /** What fits these: a search every hour, or none. */
  readonly schedule: TriggerSchedule;
  /** Where relative dates are counted: the time zone of the app's account. Given where a clause depends on the time. */
  readonly timeZone?: string;
}

const SAMPLE = 5;

interface Asked {
  readonly connection: string;
  readonly jql: string;
  /** Left out: any work item. */
  readonly entity?: TriggerEntity | undefined;
}

/** What a query would take in now, inside the connection's projects, as the app sees it. Starts nothing. */
export async function previewTrigger(
  ports: { store: Store; jira: Pick<Jira, 'searchIssues'> & JiraQueries },
  asked: Asked,
): Promise<Attempt<TriggerPreview>> {
  const found = await triggerScope(ports, asked.connection);
  if (!found.ok) return found;
  const fault = await queryFault(ports.jira, asked.jql);
  if (fault) return failed(fault);
  const compiled = compileTrigger(asked.jql);
  const moves = compiled.ok ? compiled.moves : [];
  const known = {
    moves,
    schedule: usualSchedule(moves),
    ...(moves.some(({ why }) => why === 'time') ? { timeZone: await ports.jira.timeZone() } : {}),
  } as const;
  const { scope, connection } = found.value;
  if (scope.projects.length === 0) return done({ ...known, count: 0, unsynced: 0, sample: [] });
  const jql = triggerQuery({ entity: asked.entity ?? 'issue', jql: asked.jql });
  const count = await ports.jira.count(inScopeJql(scope, jql));
  const unsynced = count === 0 ? 0 : await ports.jira.count(unsyncedJql(scope, jql));
  const issues =
    count === 0
      ? []
      : await ports.jira.searchIssues(inScopeJql(scope, jql), { fields: ['summary'], limit: SAMPLE });
  return done({
    ...known,
    count,
    unsynced,
    sample: issues.map((issue) => ({
      key: issue.key,
      summary: typeof issue.fields['summary'] === 'string' ? issue.fields['summary'] : '',
      url: issueUrl(connection.local.siteUrl, issue.key),
    })),
  });
}
