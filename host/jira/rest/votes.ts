import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { notFound } from '../jira-error.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue } from '../model.ts';
import { can } from '../permissions.ts';
import { del, get, post, type Route } from '../route.ts';
import { self } from '../shape/link.ts';
import { userBean } from '../shape/user.ts';

const VOTES = '/rest/api/3/issue/{issueIdOrKey}/votes';

/** Voting is nobody's change of the issue: no history, no event, no new `updated`. */
export const votesRoutes: readonly Route[] = [
  get(VOTES, listVotes),
  post(VOTES, addVote, { writesIssue: true, accepts: 'any' }),
  del(VOTES, removeVote, { writesIssue: true }),
];

function findIssue(call: RestCall): Issue {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  if (call.state.settings.get('settings')?.votingEnabled === false) {
    throw notFound('Voting for issues is not enabled.');
  }
  return issue;
}

function listVotes(call: RestCall): Answer {
  const issue = findIssue(call);
  const seesAll = can(call, 'VIEW_VOTERS_AND_WATCHERS', { issue });
  const voters = seesAll ? issue.voterIds.flatMap((accountId) => call.state.users.get(accountId) ?? []) : [];
  return ok(
    {
      self: self(call, `issue/${issue.key}/votes`),
      votes: issue.voterIds.length,
      hasVoted: call.accountId !== null && issue.voterIds.includes(call.accountId),
      voters: voters.map((user) => userBean(call, user)),
    },
    voters.length,
  );
}

function requireOpen(issue: Issue): void {
  if (issue.values['resolution'] !== undefined) {
    throw notFound('You cannot vote or change your vote on resolved issues.');
  }
}

function addVote(call: RestCall): Answer {
  const issue = findIssue(call);
  const voterId = call.accountId;
  if (voterId === issue.values['reporter']) throw notFound('You cannot vote for an issue you have reported.');
  requireOpen(issue);
  if (voterId !== null && !issue.voterIds.includes(voterId)) {
    call.state.issues.put({ ...issue, voterIds: [...issue.voterIds, voterId] });
  }
  return noContent();
}

function removeVote(call: RestCall): Answer {
  const issue = findIssue(call);
  if (call.accountId === null || !issue.voterIds.includes(call.accountId)) {
    throw notFound('Cannot remove a vote for an issue that the user has not already voted for.');
  }
  requireOpen(issue);
  call.state.issues.put({ ...issue, voterIds: issue.voterIds.filter((id) => id !== call.accountId) });
  return noContent();
}
