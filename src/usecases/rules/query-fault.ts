import type { Explained } from '../../core/connection/explained.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';

/** Why a query cannot be a trigger; undefined where it can. */
export async function queryFault(jira: JiraQueries, jql: string): Promise<Explained | undefined> {
  const compiled = compileTrigger(jql);
  if (!compiled.ok)
    return {
      code: 'jql-syntax',
      field: 'jql',
      at: { line: compiled.line, column: compiled.column },
      message: `${compiled.message} (line ${compiled.line}, column ${compiled.column})`,
      next: 'Mend the query; Jira’s own search shows the same message.',
    };
  if (/\border\s+by\b/i.test(jql.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, '')))
    return {
      code: 'jql-order',
      field: 'jql',
      message: 'A trigger has no order: it is asked of one work item at a time.',
      next: 'Leave out ORDER BY and what follows it.',
    };
  const faults = await jira.queryFaults(jql);
  if (faults.length === 0) return undefined;
  return {
    code: 'jql-refused',
    field: 'jql',
    message: faults.join(' '),
    next: 'Use fields and values that the app can see on this site.',
  };
}
