import { typeFor } from '../fields/issue-type.ts';
import type { JiraProject } from '../ports/jira.ts';
import type { UpdateItem } from '../protocol/kinds/sync.ts';

/**
 * What Jira wants of every issue, for where the rules or the message give none or Jira refuses it: the type of
 * the peer's issue by its name or of the routing, and its key as summary. One field that does not fit never keeps an issue away.
 */
export function createEssentials(
  item: Pick<UpdateItem, 'issue'>,
  project: JiraProject,
  routed?: string,
): Readonly<Record<string, unknown>> {
  const type = typeFor(project, routed ?? item.issue.type);
  return {
    project: { id: project.id },
    summary: item.issue.key,
    ...(type ? { issuetype: { id: type.id } } : {}),
  };
}
