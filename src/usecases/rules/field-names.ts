import * as z from 'zod';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { PortError } from '../../core/ports/port-error.ts';
import type { FieldNames } from '../../core/rules/explain-version.ts';

const KEY = 'field-names';
/** Seconds that a warm process calls fields as it has read them. */
const AGE = 600;

const kept = z.record(z.string(), z.string());

export interface NamingPorts {
  readonly jira: Pick<JiraQueries, 'siteFields'>;
  readonly memo: Memo;
}

/**
 * Names of this site's fields by Jira's ids, so that sentences say what people see. Rules are shown also where Jira
 * does not answer: then without names.
 */
export async function fieldNames({ jira, memo }: NamingPorts): Promise<FieldNames> {
  const known = kept.safeParse(memo.recall(KEY, AGE));
  if (known.success) return known.data;
  try {
    const names = Object.fromEntries((await jira.siteFields()).map(({ id, name }) => [id, name]));
    memo.keep(KEY, names);
    return names;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return {};
  }
}
