import type { Call, RestCall } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { projectOf, visibleIssue } from '../lookup.ts';
import type { Issue, Worklog } from '../model.ts';
import { worklogBean } from '../shape/worklog.ts';
import { seesRestricted } from '../visibility.ts';

/** A worklog of the path's issue that the caller may see. */
export function findWorklog(call: RestCall, parameter = 'id'): { issue: Issue; worklog: Worklog } {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireTimeTracking(call);
  const id = call.param(parameter);
  const worklog = call.state.worklogs.get(id);
  const project = projectOf(call.state, issue);
  if (worklog?.issueId !== issue.id || !seesRestricted(call, worklog.visibility, project)) {
    throw notFound(`Cannot find worklog with id: '${id}'.`);
  }
  return { issue, worklog };
}

export function requireTimeTracking(call: Call): void {
  if (call.state.settings.get('settings')?.timeTrackingEnabled === false) {
    throw notFound('Time Tracking is not enabled.');
  }
}

export function shownWorklog(call: RestCall, worklog: Worklog): Record<string, unknown> {
  const expand = (call.query.get('expand') ?? '').split(',').map((word) => word.trim());
  const properties = Object.entries(worklog.properties).map(([key, value]) => ({ key, value }));
  return { ...worklogBean(call, worklog), ...(expand.includes('properties') ? { properties } : {}) };
}
