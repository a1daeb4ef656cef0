/** What of a space rules can name. As the app user, for pages alone. */
export interface JiraSpaces {
  /** Names of the statuses of the project, of all its types. */
  projectStatuses(projectId: string): Promise<readonly string[]>;
  /** Names of the security levels of a project; none where it has no scheme or the app may not see it. */
  securityLevels(projectId: string): Promise<readonly string[]>;
}
