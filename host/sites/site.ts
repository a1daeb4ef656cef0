import type { Installation } from '../forge/installation.ts';
import type { HostedJiraSite } from '../jira/create-jira-site.ts';

/** One Jira Cloud site of the host, and the app on it. */
export interface Site {
  readonly name: string;
  readonly cloudId: string;
  /** Where people find it. */
  readonly baseUrl: string;
  readonly jira: HostedJiraSite;
  /** Undefined while the app is not installed. */
  readonly installation: Installation | undefined;
}
