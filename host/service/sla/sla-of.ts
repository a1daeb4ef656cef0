import type { Call } from '../../jira/call.ts';
import type { Issue } from '../../jira/model.ts';
import { changesOf } from '../../jira/shape/changelog.ts';
import type { SlaMetric } from '../service-model.ts';
import { type SlaCycle, slaCycles } from './sla-cycles.ts';
import { slaMoments } from './sla-moments.ts';

/** The cycles of a clock for an issue as they stand at the time of the call. */
export function slaOf(call: Call, issue: Issue, metric: SlaMetric): SlaCycle[] {
  const moments = slaMoments({
    issue,
    changes: changesOf(call, issue),
    comments: call.state.comments.by('issue', issue.id),
    isCustomer: (accountId) => call.state.users.get(accountId)?.accountType === 'customer',
  });
  return slaCycles(metric, moments, String(issue.values['priority'] ?? ''), call.now);
}
