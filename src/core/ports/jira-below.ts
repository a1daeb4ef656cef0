import type { JiraAuthor, JiraField } from './jira.ts';

/** One change of an issue, by whomever. */
export interface JiraChange {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly author: JiraAuthor;
  /** Values as people read them; null: empty. */
  readonly items: readonly {
    /** Jira field id; null where the history tells none. */
    readonly field: string | null;
    readonly name: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** What hangs on one issue and is none of its fields. As the app user, by issue id. */
export interface JiraBelow {
  /** The newest 100 changes, oldest first. */
  changes(issueId: string): Promise<readonly JiraChange[] | 'not-found'>;
  /** Those that the app may see. */
  watchers(issueId: string): Promise<readonly JiraAuthor[] | 'not-found'>;
  /** How many people have voted. */
  votes(issueId: string): Promise<number | 'not-found'>;
  /** Fields that the edit screen offers. */
  editFields(issueId: string): Promise<readonly JiraField[] | 'not-found'>;
  /** One who watches already is no error. PortError `forbidden`, `invalid` or `not-found`: Jira refused. */
  addWatcher(issueId: string, accountId: string): Promise<void>;
}
