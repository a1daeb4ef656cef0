import type { Answer, RestCall } from '../call.ts';
import { ok } from '../call.ts';
import type { IssueDocument } from '../jql/search-view.ts';
import type { Issue } from '../model.ts';
import { get, type Route } from '../route.ts';
import { markMatch } from '../search/mark-match.ts';
import { findIssues } from '../search/run-query.ts';

const MOST_SUGGESTIONS = 20;

export const pickerRoutes: readonly Route[] = [get('/rest/api/3/issue/picker', picker)];

/** Suggestions from what the caller has looked at, and from the current search. */
function picker(call: RestCall): Answer {
  const { query } = call;
  const text = (query.get('query') ?? '').trim();
  const current = query.get('currentIssueKey')?.toUpperCase();
  const project = query.get('currentProjectId');
  const jql = query.get('currentJQL') ?? '';
  const wanted = ({ issue }: IssueDocument): boolean =>
    issue.key !== current &&
    (project === null || project === '' || issue.projectId === project) &&
    (query.get('showSubTasks') !== 'false' || !isSubtask(call, issue)) &&
    fits(issue, text);
  const seen = new Map(findIssues(call, '').map((document) => [document.issue.id, document]));
  const visits = call.accountId === null ? [] : call.state.visits.by('account', call.accountId);
  const history = [...visits]
    .sort((left, right) => right.at - left.at)
    .flatMap(({ issueId }) => seen.get(issueId) ?? [])
    .filter(wanted);
  const sections = [section(call, 'hs', 'History Search', history, text)];
  if (query.has('currentJQL')) {
    sections.push(section(call, 'cs', 'Current Search', findIssues(call, jql).filter(wanted), text));
  }
  return ok({ sections });
}

function isSubtask(call: RestCall, issue: Issue): boolean {
  return call.state.issueTypes.get(issue.issueTypeId)?.subtask === true;
}

function fits(issue: Issue, text: string): boolean {
  const wanted = text.toLowerCase();
  const summary = String(issue.values['summary'] ?? '').toLowerCase();
  return (
    issue.key.toLowerCase().includes(wanted) || wanted.split(/\s+/).every((word) => summary.includes(word))
  );
}

function section(call: RestCall, id: string, label: string, found: readonly IssueDocument[], text: string) {
  const shown = found.slice(0, MOST_SUGGESTIONS);
  const none = found.length === 0 ? { msg: 'No matching issues found' } : {};
  return {
    id,
    label,
    ...(found.length === 0 ? none : { sub: `Showing ${shown.length} of ${found.length} matching issues` }),
    issues: shown.map(({ issue }) => suggestion(call, issue, text)),
  };
}

function suggestion(call: RestCall, issue: Issue, text: string) {
  const summary = String(issue.values['summary'] ?? '');
  const type = call.state.issueTypes.get(issue.issueTypeId);
  return {
    id: Number(issue.id),
    key: issue.key,
    keyHtml: markMatch(issue.key, text),
    img: `/images/icons/issuetypes/${(type?.name ?? 'task').toLowerCase().replaceAll(' ', '')}.png`,
    summary: markMatch(summary, text),
    summaryText: summary,
  };
}
