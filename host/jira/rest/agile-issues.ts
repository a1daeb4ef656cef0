import { type Answer, ok, type RestCall } from '../call.ts';
import type { Issue } from '../model.ts';
import { issueBean, listParameter } from '../shape/issue-bean.ts';
import { pageRequest } from '../shape/page.ts';

/** Issues by rank, as the agile endpoints page them: version 2 beans. */
export function agileIssues(call: RestCall, issues: readonly Issue[]): Answer {
  const { startAt, maxResults } = pageRequest(call.query, { size: 50, max: 100 });
  const ranked = [...issues].sort((a, b) => a.rank.localeCompare(b.rank));
  const shown = ranked.slice(startAt, startAt + maxResults);
  return ok(
    {
      expand: 'schema,names',
      startAt,
      maxResults,
      total: ranked.length,
      issues: shown.map((issue) => agileIssue(call, issue)),
    },
    shown.length,
  );
}

export function agileIssue(call: RestCall, issue: Issue): Record<string, unknown> {
  return issueBean({ ...call, version: 2 }, issue, {
    fields: listParameter(call.query, 'fields'),
    byDefault: '*all',
    expand: new Set(listParameter(call.query, 'expand')),
    properties: [],
  });
}
