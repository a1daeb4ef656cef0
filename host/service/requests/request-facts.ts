import type { JiraState } from '../../jira/state.ts';
import type { RequestFacts } from '../service-model.ts';

export function factsOf(state: JiraState, issueId: string): RequestFacts {
  return state.requestFacts.get(issueId) ?? { issueId, feedback: null, subscribed: [], muted: [] };
}
