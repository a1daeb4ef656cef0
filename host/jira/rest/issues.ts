import { ok, type RestCall } from '../call.ts';
import { visibleIssue } from '../lookup.ts';
import { get, type Route } from '../route.ts';
import { issueBean, listParameter } from '../shape/issue-bean.ts';

function getIssue(call: RestCall) {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  return ok(
    issueBean(call, issue, {
      fields: listParameter(call.query, 'fields'),
      byDefault: '*all',
      expand: new Set(listParameter(call.query, 'expand')),
      properties: listParameter(call.query, 'properties'),
    }),
  );
}

export const issuesRoutes: readonly Route[] = [get('/rest/api/3/issue/{issueIdOrKey}', getIssue)];
