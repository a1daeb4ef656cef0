/**
 * The clauses that can be judged from the values of an issue alone: JQL clause name (lower case) -> Jira field id.
 * Everything else is asked of Jira's search.
 */
const byClause: Readonly<Record<string, string>> = {
  project: 'project',
  issuetype: 'issuetype',
  type: 'issuetype',
  status: 'status',
  statuscategory: 'statusCategory',
  priority: 'priority',
  resolution: 'resolution',
  labels: 'labels',
  component: 'components',
  components: 'components',
  fixversion: 'fixVersions',
  affectedversion: 'versions',
  assignee: 'assignee',
  reporter: 'reporter',
  creator: 'creator',
  parent: 'parent',
  key: 'key',
  issuekey: 'key',
  issue: 'key',
  id: 'key',
  level: 'security',
};

/** Fields whose literals may be names or addresses of people: only an account id is certain. */
const people: ReadonlySet<string> = new Set(['assignee', 'reporter', 'creator']);

export function fieldOfClause(clause: string): string | undefined {
  const name = clause.toLowerCase();
  return Object.hasOwn(byClause, name) ? byClause[name] : undefined;
}

export function holdsPeople(field: string): boolean {
  return people.has(field);
}

/** `5b10a2844c20165700ede21g`, `712020:uuid`, `qm:...`: what an account id can look like. */
export function looksLikeAccountId(word: string): boolean {
  return /^[0-9a-f]{24}$|^[0-9a-z]{24}$|^[a-z0-9]{1,10}:[0-9a-z-]{8,}/.test(word);
}

/** What must be read from Jira for a field of a tree: the status category comes with the status, the key with every read. */
export function jiraFieldFor(field: string): string | undefined {
  if (field === 'statusCategory') return 'status';
  return field === 'key' ? undefined : field;
}
