import type { RestCall } from '../call.ts';
import { mayTouch } from '../children/own-or-all.ts';
import { forbidden } from '../jira-error.ts';
import type { Route } from '../route.ts';
import { type PropertyHolder, propertyRoutes } from './entity-properties.ts';
import { findWorklog } from './find-worklog.ts';

const EDIT = { all: 'EDIT_ALL_WORKLOGS', own: 'EDIT_OWN_WORKLOGS' } as const;

function findHolder(call: RestCall, intent: 'read' | 'write'): PropertyHolder {
  const { issue, worklog } = findWorklog(call, 'worklogId');
  if (intent === 'write' && !mayTouch(call, issue, worklog.authorId, EDIT)) {
    throw forbidden(`You do not have the permission to edit the worklog with id: ${worklog.id}.`);
  }
  return {
    properties: worklog.properties,
    path: `issue/${issue.id}/worklog/${worklog.id}/properties`,
    save: (properties) => call.state.worklogs.put({ ...worklog, properties }),
  };
}

export const worklogPropertyRoutes: readonly Route[] = propertyRoutes(
  '/rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties',
  findHolder,
);
