import type { JiraIssue } from '../../core/ports/jira.ts';
import type { Ports } from '../../core/ports/ports.ts';
import { COUNTERPART, issuePropertyWith } from '../../core/sync/counterpart-property.ts';

/** The issue says whose counterpart it is. A hint for searches: failing is no harm. `issue` was read with the property. */
export async function nameCounterpart(
  ports: Pick<Ports, 'jira' | 'log'>,
  connection: string,
  issue: Pick<JiraIssue, 'id' | 'properties'>,
  peerKey: string,
): Promise<void> {
  const link = { c: connection, k: peerKey, s: 'ok' };
  const property = issuePropertyWith(issue.properties[COUNTERPART], issue.id, link);
  try {
    await ports.jira.setIssueProperty(issue.id, COUNTERPART, property);
  } catch (error) {
    ports.log.note('property.not-written', {
      issue: issue.id,
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
}
