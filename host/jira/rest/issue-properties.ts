import type { RestCall } from '../call.ts';
import { needs, visibleIssue } from '../lookup.ts';
import type { Route } from '../route.ts';
import { bulkPropertyRoutes } from './bulk-properties.ts';
import { type PropertyHolder, propertyRoutes } from './entity-properties.ts';

function findHolder(call: RestCall, intent: 'read' | 'write'): PropertyHolder {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  if (intent === 'write') {
    needs(call, 'EDIT_ISSUES', issue, `You do not have permission to edit issue '${issue.key}'.`);
  }
  return {
    properties: issue.properties,
    path: `issue/${issue.id}/properties`,
    save: (properties) => call.state.issues.put({ ...issue, properties }),
  };
}

export const issuePropertiesRoutes: readonly Route[] = [
  ...propertyRoutes('/rest/api/3/issue/{issueIdOrKey}/properties', findHolder, { writesIssue: true }),
  ...bulkPropertyRoutes,
];
