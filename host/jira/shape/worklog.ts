import { adfToText } from '../adf/adf-to-text.ts';
import type { Call } from '../call.ts';
import { formatDuration } from '../duration.ts';
import { projectOf } from '../lookup.ts';
import type { Issue, Worklog } from '../model.ts';
import { seesRestricted } from '../visibility.ts';
import { self } from './link.ts';
import { timeBean } from './metadata.ts';
import { userRef } from './user.ts';

/** How many worklogs the worklog field of an issue shows. */
const FIELD_PAGE = 20;

export function worklogBean(call: Call, worklog: Worklog): Record<string, unknown> {
  const comment = call.version === 2 ? adfToText(worklog.comment) : worklog.comment;
  return {
    self: self(call, `issue/${worklog.issueId}/worklog/${worklog.id}`),
    author: userRef(call, worklog.authorId),
    updateAuthor: userRef(call, worklog.updateAuthorId),
    ...(worklog.comment === null || worklog.comment === undefined ? {} : { comment }),
    created: timeBean(call, worklog.created),
    updated: timeBean(call, worklog.updated),
    ...(worklog.visibility === null ? {} : { visibility: worklog.visibility }),
    started: timeBean(call, worklog.started),
    timeSpent: formatDuration(worklog.timeSpentSeconds),
    timeSpentSeconds: worklog.timeSpentSeconds,
    id: worklog.id,
    issueId: worklog.issueId,
  };
}

/** Worklogs of an issue that the caller may see, by start. */
export function visibleWorklogs(call: Call, issue: Issue): Worklog[] {
  const project = projectOf(call.state, issue);
  return call.state.worklogs
    .by('issue', issue.id)
    .filter((worklog) => seesRestricted(call, worklog.visibility, project))
    .sort((a, b) => a.started - b.started || Number(a.id) - Number(b.id));
}

/** The worklog field of an issue: the first page. */
export function worklogField(call: Call, issue: Issue): Record<string, unknown> {
  const worklogs = visibleWorklogs(call, issue);
  return {
    startAt: 0,
    maxResults: FIELD_PAGE,
    total: worklogs.length,
    worklogs: worklogs.slice(0, FIELD_PAGE).map((worklog) => worklogBean(call, worklog)),
  };
}
