import { JIRA } from '../../core/limits.ts';
import type { Log } from '../../core/ports/environment.ts';
import type { Jira } from '../../core/ports/jira.ts';
import { PortError } from '../../core/ports/port-error.ts';

/** What people call a work item by. */
interface NamedIssue {
  readonly key: string;
  readonly summary?: string;
}

/**
 * Keys and summaries of up to a hundred issues: one call, and a point for each that is found. Where Jira does not
 * answer, a list is shown by ids all the same.
 */
export async function namedIssues(
  ports: { readonly jira: Pick<Jira, 'readIssues'>; readonly log: Log },
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedIssue>> {
  const asked = [...new Set(ids)].slice(0, JIRA.bulkFetchIssues);
  if (asked.length === 0) return new Map();
  try {
    const found = await ports.jira.readIssues(asked, { fields: ['summary'] });
    return new Map(
      found.map(({ id, key, fields: { summary } }) => [
        id,
        { key, ...(typeof summary === 'string' ? { summary } : {}) },
      ]),
    );
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('items.not-named', { code: error.code });
    return new Map();
  }
}
