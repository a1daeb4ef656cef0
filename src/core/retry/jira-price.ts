/** A call to Jira as limits and prices see it: without its query. */
export interface JiraCall {
  readonly method: string;
  readonly path: string;
}

/** Reads that are posted. */
const POSTED_READ = /\/(search\/jql|bulkfetch|parse|approximate-count|list|expression\/evaluate)$/;

/** Where `/rest/api/3` says its version. */
const VERSION_AT = 3;

/** Words of a path that name one thing: ids and keys. */
const NAME = /^(\d+|[A-Z][A-Z0-9_]*-\d+)$/;

export const isRead = ({ method, path }: JiraCall): boolean => method === 'GET' || POSTED_READ.test(path);

/**
 * Points by Jira's list: one for the request, one more for the object that a GET gives. What a search or a bulk
 * read has found is charged beside it, one for each.
 */
export function pointsOf(call: JiraCall): number {
  return call.method === 'GET' ? 2 : 1;
}

/** By which limits know a call: its endpoint, and the issue that it is about. */
export function limitKeys(call: JiraCall): { readonly endpoint: string; readonly issue: string | undefined } {
  const words = call.path.split('/');
  const at = words.lastIndexOf('issue');
  const issue = at < 0 ? undefined : words[at + 1];
  return {
    endpoint: `${call.method} ${words.map((word, index) => (index > VERSION_AT && NAME.test(word) ? '{}' : word)).join('/')}`,
    issue: issue !== undefined && NAME.test(issue) ? issue : undefined,
  };
}
