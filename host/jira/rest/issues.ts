import { ok, type RestCall } from '../call.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { get, type Route } from '../route.ts';
import { issueBean, listParameter } from '../shape/issue-bean.ts';

function getIssue(call: RestCall) {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  if (call.query.get('updateHistory') === 'true') visit(call, issue);
  return ok(
    issueBean(call, issue, {
      fields: listParameter(call.query, 'fields'),
      byDefault: '*all',
      expand: new Set(listParameter(call.query, 'expand')),
      properties: listParameter(call.query, 'properties'),
    }),
  );
}

/** Remembers that the caller has looked at the issue: its history, and when it was last viewed. */
function visit(call: RestCall, issue: Issue): void {
  const { accountId } = call;
  if (accountId === null) return;
  call.state.visits.put({ id: `${accountId}/${issue.id}`, accountId, issueId: issue.id, at: call.now });
}

export const issuesRoutes: readonly Route[] = [get('/rest/api/3/issue/{issueIdOrKey}', getIssue)];
