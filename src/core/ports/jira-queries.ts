/** Questions about JQL and the site, asked as the app. */
export interface JiraQueries {
  /** Jira's own complaints about a query, in its words; empty where it accepts it. */
  queryFaults(jql: string): Promise<readonly string[]>;
  /** Jira's approximate count. */
  count(jql: string): Promise<number>;
  /** Whether the app administers the project: some things Jira does for nobody else. */
  administers(projectId: string): Promise<boolean>;
  /** How the site shows a person; undefined where it does not know the account. */
  displayName(accountId: string): Promise<string | undefined>;
  /** Origin of the site as people open it. */
  siteUrl(): Promise<string>;
}
