import type { FieldSchema } from '../fields/kind-of-field.ts';

/** A field of the site as it is listed; without a schema it is no field of issues. */
export interface SiteField {
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  readonly schema?: FieldSchema;
}

/** Questions about JQL and the site, asked as the app. */
export interface JiraQueries {
  /** Jira's own complaints about each query, in its words; empty where it accepts it. */
  queryFaults(jql: readonly string[]): Promise<readonly (readonly string[])[]>;
  /** Jira's approximate count. */
  count(jql: string): Promise<number>;
  /** The time zone of the app's account, in which Jira counts the relative dates of its queries: `Europe/Berlin`. */
  timeZone(): Promise<string>;
  /** Whether the app administers the project: some things Jira does for nobody else. */
  administers(projectId: string): Promise<boolean>;
  /** How the site shows a person; undefined where it does not know the account. */
  displayName(accountId: string): Promise<string | undefined>;
  /** Every field of the site, in one call. */
  siteFields(): Promise<readonly SiteField[]>;
  /** Origin of the site as people open it. */
  siteUrl(): Promise<string>;
}
