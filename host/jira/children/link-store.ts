import type { Call } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { emitProductEvent } from '../issue-events.ts';
import type { ChangeItem, Issue, IssueLink, LinkType } from '../model.ts';

/** Links two issues: stores it, writes the history of both ends, and tells. Rights are the caller's affair. */
export function storeLink(call: Call, type: LinkType, inward: Issue, outward: Issue): IssueLink {
  const link = call.state.issueLinks.put({
    id: call.state.nextId('issue-link'),
    typeId: type.id,
    inwardIssueId: inward.id,
    outwardIssueId: outward.id,
  });
  record(call, link, type, (sentence, key) => ({
    from: null,
    fromString: null,
    to: key,
    toString: sentence,
  }));
  emitLink(call, 'avi:jira:created:issuelink', link, type);
  return link;
}

export function removeLink(call: Call, link: IssueLink): void {
  const type = call.state.linkTypes.get(link.typeId);
  call.state.issueLinks.delete(link.id);
  if (!type) return;
  record(call, link, type, (sentence, key) => ({
    from: key,
    fromString: sentence,
    to: null,
    toString: null,
  }));
  emitLink(call, 'avi:jira:deleted:issuelink', link, type);
}

type Sides = Pick<ChangeItem, 'from' | 'fromString' | 'to' | 'toString'>;

/** Each end's history says in words how it relates to the other end. */
function record(
  call: Call,
  link: IssueLink,
  type: LinkType,
  sides: (sentence: string, key: string) => Sides,
): void {
  const ends = [
    { issueId: link.inwardIssueId, otherId: link.outwardIssueId, words: type.outward },
    { issueId: link.outwardIssueId, otherId: link.inwardIssueId, words: type.inward },
  ];
  for (const { issueId, otherId, words } of ends) {
    const issue = call.state.issues.get(issueId);
    const other = call.state.issues.get(otherId);
    if (!issue || !other) continue;
    const item = {
      field: 'Link',
      fieldtype: 'jira',
      ...sides(`This issue ${words} ${other.key}`, other.key),
    } as const;
    changeIssue(call, issue, { items: [item] });
  }
}

/** The issue that the link's outward words start from is the source. */
function emitLink(call: Call, event: string, link: IssueLink, type: LinkType): void {
  const source = call.state.issues.get(link.inwardIssueId);
  const destination = call.state.issues.get(link.outwardIssueId);
  emitProductEvent(call, event, {
    id: link.id,
    sourceIssueId: link.inwardIssueId,
    destinationIssueId: link.outwardIssueId,
    ...(source ? { sourceProjectId: source.projectId } : {}),
    ...(destination ? { destinationProjectId: destination.projectId } : {}),
    issueLinkType: { id: type.id, name: type.name, inward: type.inward, outward: type.outward },
  });
}
