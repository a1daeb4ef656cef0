import type { Call } from '../../jira/call.ts';
import type { Issue } from '../../jira/model.ts';
import type { ServiceDesk } from '../service-model.ts';
import { serviceSelf } from './paged.ts';

/** Where a request is found: by REST, in the portal, by agents. */
export function requestLinks(
  call: Pick<Call, 'jira'>,
  issue: Issue,
  desk: ServiceDesk,
): Record<string, string> {
  const { baseUrl } = call.jira;
  return {
    jiraRest: `${baseUrl}/rest/api/2/issue/${issue.id}`,
    web: `${baseUrl}/servicedesk/customer/portal/${desk.id}/${issue.key}`,
    self: serviceSelf(call, `request/${issue.id}`),
    agent: `${baseUrl}/browse/${issue.key}`,
  };
}
