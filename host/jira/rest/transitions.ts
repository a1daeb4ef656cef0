import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { issueInputSchema } from '../issues/issue-input.ts';
import { transitionIssue } from '../issues/transition-issue.ts';
import { isAvailable, transitionsOf } from '../issues/workflow.ts';
import { visibleIssue } from '../lookup.ts';
import { get, post, type Route } from '../route.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { transitionBean } from '../shape/transition.ts';

function list(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const wanted = call.query.get('transitionId');
  const withFields = listParameter(call.query, 'expand').includes('transitions.fields');
  const withHidden = call.query.get('includeUnavailableTransitions') === 'true';
  const transitions = transitionsOf(call, issue).filter(
    (one) => (wanted === null || one.id === wanted) && (withHidden || isAvailable(call, issue, one)),
  );
  return ok(
    {
      expand: 'transitions',
      transitions: transitions.map((transition) => transitionBean(call, issue, transition, withFields)),
    },
    transitions.length,
  );
}

function perform(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  transitionIssue(call, issue, call.json(issueInputSchema));
  return noContent();
}

export const transitionsRoutes: readonly Route[] = [
  get('/rest/api/3/issue/{issueIdOrKey}/transitions', list, { points: 'other' }),
  post('/rest/api/3/issue/{issueIdOrKey}/transitions', perform, { writesIssue: true }),
];
