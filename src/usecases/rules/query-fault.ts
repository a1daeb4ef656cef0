import type { Explained } from '../../core/connection/explained.ts';
import { placeInText } from '../../core/place-in-text.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { compileTrigger } from '../../core/trigger/compile-trigger.ts';
import { placeOfFault } from '../../core/trigger/place-of-fault.ts';

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
  const ordered = /\border\s+by\b/i.exec(jql.replace(/"(\\.|[^"\\])*"|'(\\.|[^'\\])*'/g, blanked));
  if (ordered)
    return {
      code: 'jql-order',
      field: 'jql',
      at: placeInText(jql, ordered.index),
      message: 'A trigger has no order: it is asked of one work item at a time.',
      next: 'Leave out ORDER BY and what follows it.',
    };
  if (compiled.tree.op === 'always')
    return {
      code: 'jql-unbounded',
      field: 'jql',
      at: { line: 1, column: 1 },
      message: 'The query has no condition (line 1, column 1): it would take in every work item of the site.',
      next: 'Say what belongs to it, such as a space, a type or a label.',
    };
  const [faults = []] = await jira.queryFaults([jql]);
  if (faults.length === 0) return undefined;
  const said = faults.join(' ');
  const at = placeOfFault(jql, said);
  const where = at === undefined || said.includes('(line') ? '' : ` (line ${at.line}, column ${at.column})`;
  return {
    code: 'jql-refused',
    field: 'jql',
    ...(at === undefined ? {} : { at }),
    message: `${said}${where}`,
    next: 'Use fields and values that the app can see on this site.',
  };
}

/** As long as it was, so that places stay. */
const blanked = (text: string): string => ' '.repeat(text.length);
