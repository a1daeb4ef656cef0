import type { Call } from '../call.ts';
import type { Issue, IssueLink, LinkType } from '../model.ts';
import { canSee } from '../permissions.ts';
import { self } from './link.ts';
import { issueTypeBean, priorityBean, statusBean } from './metadata.ts';

export function linkTypeBean(call: Call, type: LinkType): Record<string, unknown> {
  return {
    id: type.id,
    name: type.name,
    inward: type.inward,
    outward: type.outward,
    self: self(call, `issueLinkType/${type.id}`),
  };
}

/** Another issue as links, parents and sub-tasks show it. */
export function linkedIssueBean(call: Call, issue: Issue): Record<string, unknown> {
  const { state } = call;
  const status = state.statuses.get(issue.statusId);
  const priority = state.priorities.get(String(issue.values['priority'] ?? ''));
  const type = state.issueTypes.get(issue.issueTypeId);
  return {
    id: issue.id,
    key: issue.key,
    self: self(call, `issue/${issue.id}`),
    fields: {
      summary: issue.values['summary'] ?? '',
      ...(status ? { status: statusBean(call, status) } : {}),
      ...(priority ? { priority: priorityBean(call, priority) } : {}),
      ...(type ? { issuetype: issueTypeBean(call, type) } : {}),
    },
  };
}

/** A link as the issue at one of its ends shows it. */
function linkOfIssueBean(call: Call, issue: Issue, link: IssueLink): Record<string, unknown> | null {
  const type = call.state.linkTypes.get(link.typeId);
  const isInward = link.inwardIssueId === issue.id;
  const other = call.state.issues.get(isInward ? link.outwardIssueId : link.inwardIssueId);
  if (!type || !other || !canSee(call, other)) return null;
  return {
    id: link.id,
    self: self(call, `issueLink/${link.id}`),
    type: linkTypeBean(call, type),
    [isInward ? 'outwardIssue' : 'inwardIssue']: linkedIssueBean(call, other),
  };
}

/** The issuelinks field: links whose other end the caller may see. */
export function issueLinksField(call: Call, issue: Issue): Record<string, unknown>[] {
  return call.state.issueLinks
    .by('issue', issue.id)
    .map((link) => linkOfIssueBean(call, issue, link))
    .filter((shown) => shown !== null);
}
