import type { Call } from '../../jira/call.ts';
import type { Field, Issue } from '../../jira/model.ts';
import { deskOf } from '../access.ts';
import { requestLinks } from '../shape/request-links.ts';
import { currentStatusDto } from '../shape/request-status.ts';
import { requestTypeDto } from '../shape/request-type.ts';

type Facet = (call: Call, issue: Issue, field: Field) => unknown;

/** Fields whose value in an issue is more than what is stored under them, by custom field type. */
export const FACET_FIELDS: Readonly<Record<string, Facet>> = {
  'com.atlassian.servicedesk:vp-origin': requestTypeValue,
};

function requestTypeValue(call: Call, issue: Issue, field: Field): unknown {
  const type = call.state.requestTypes.get(String(issue.values[field.id] ?? ''));
  const project = call.state.projects.get(issue.projectId);
  const found = project && deskOf(call.state, project);
  if (!type || !found || type.projectId !== issue.projectId) return null;
  return {
    _links: requestLinks(call, issue, found.desk),
    requestType: requestTypeDto(call, type, found.desk),
    currentStatus: currentStatusDto(call, type, issue),
  };
}
