import type { Call } from '../../jira/call.ts';
import type { Field, Issue } from '../../jira/model.ts';
import { timeBean } from '../../jira/shape/metadata.ts';
import { deskOf } from '../access.ts';
import { approvalDto } from '../shape/approval.ts';
import { requestLinks } from '../shape/request-links.ts';
import { currentStatusDto } from '../shape/request-status.ts';
import { requestTypeDto } from '../shape/request-type.ts';
import { slaDto } from '../shape/sla.ts';

type Facet = (call: Call, issue: Issue, field: Field) => unknown;

/** Fields whose value in an issue is more than what is stored under them, by custom field type. */
export const FACET_FIELDS: Readonly<Record<string, Facet>> = {
  'com.atlassian.servicedesk:vp-origin': requestTypeValue,
  'com.atlassian.servicedesk:sd-sla-field': slaValue,
  'com.atlassian.servicedesk:sd-request-feedback': (_call, issue, field) => {
    const rating = issue.values[field.id];
    return rating === undefined ? null : { rating };
  },
  'com.atlassian.servicedesk:sd-request-feedback-date': (call, issue, field) => {
    const at = issue.values[field.id];
    return typeof at === 'number' ? timeBean(call, at) : null;
  },
  'com.atlassian.servicedesk.approvals-plugin:sd-approvals': (call, issue) => {
    const approvals = call.state.approvals.by('issue', issue.id);
    return approvals.length === 0 ? null : approvals.map((approval) => approvalDto(call, approval));
  },
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

/** Null where no clock of the issue's project is shown in the field. */
function slaValue(call: Call, issue: Issue, field: Field): unknown {
  const metrics = call.state.slaMetrics.by('project', issue.projectId);
  const metric = metrics.find(({ fieldId }) => fieldId === field.id);
  return metric ? slaDto(call, issue, metric) : null;
}
