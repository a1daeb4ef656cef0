import * as z from 'zod';
import { type Answer, type Call, noContent, ok, type RestCall } from '../call.ts';
import { checkRoom } from '../children/issue-child-limits.ts';
import { removeLink, storeLink } from '../children/link-store.ts';
import { badRequest, notFound, unauthorized } from '../jira-error.ts';
import { visibleIssue } from '../lookup.ts';
import type { Issue, IssueLink, LinkType } from '../model.ts';
import { can, canSee } from '../permissions.ts';
import { del, get, post, type Route } from '../route.ts';
import { linkedIssueBean, linkTypeBean } from '../shape/issue-link.ts';
import { self } from '../shape/link.ts';
import { createComment } from './comments.ts';
import { linkTypeRoutes } from './link-types.ts';

const issueRef = z.looseObject({ id: z.string().optional(), key: z.string().optional() });

const linkInput = z.object({
  type: z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: issueRef,
  outwardIssue: issueRef,
  comment: z.looseObject({ body: z.unknown().optional() }).nullish(),
});

export const issueLinksRoutes: readonly Route[] = [
  post('/rest/api/3/issueLink', linkIssues),
  get('/rest/api/3/issueLink/{linkId}', (call) => ok(linkBean(call, findLink(call)))),
  del('/rest/api/3/issueLink/{linkId}', (call) => {
    const { link, inward, outward } = findLink(call);
    if (!can(call, 'LINK_ISSUES', { issue: inward }) && !can(call, 'LINK_ISSUES', { issue: outward })) {
      throw unauthorized(`No Link Issue Permission for issue '${inward.key}'`);
    }
    removeLink(call, link);
    return noContent();
  }),
  ...linkTypeRoutes,
];

interface FoundLink {
  readonly link: IssueLink;
  readonly type: LinkType;
  readonly inward: Issue;
  readonly outward: Issue;
}

/** A link of which the caller sees both ends. */
function findLink(call: RestCall): FoundLink {
  const id = call.param('linkId');
  if (!/^\d+$/.test(id)) throw badRequest(`The issue link id '${id}' is not a number.`);
  const { state } = call;
  const link = state.issueLinks.get(id);
  const type = link && state.linkTypes.get(link.typeId);
  const inward = link && state.issues.get(link.inwardIssueId);
  const outward = link && state.issues.get(link.outwardIssueId);
  if (!type || !inward || !outward || !canSee(call, inward) || !canSee(call, outward)) {
    throw notFound(`No issue link with id '${id}' exists.`);
  }
  return { link, type, inward, outward };
}

function linkBean(call: Call, { link, type, inward, outward }: FoundLink): Record<string, unknown> {
  return {
    id: link.id,
    self: self(call, `issueLink/${link.id}`),
    type: linkTypeBean(call, type),
    inwardIssue: linkedIssueBean(call, inward),
    outwardIssue: linkedIssueBean(call, outward),
  };
}

function linkIssues(call: RestCall): Answer {
  const input = call.json(linkInput);
  const type = findType(call, input.type);
  const inward = linkEnd(call, input.inwardIssue, 'inwardIssue');
  const outward = linkEnd(call, input.outwardIssue, 'outwardIssue');
  if (inward.id === outward.id) throw badRequest('You cannot link an issue to itself.');
  for (const issue of [inward, outward]) {
    if (!can(call, 'LINK_ISSUES', { issue })) {
      throw unauthorized(`No Link Issue Permission for issue '${issue.key}'`);
    }
  }
  // The comment goes first: where it is refused, nothing is linked.
  if (input.comment) createComment(call, outward, input.comment);
  const link = ensureLink(call, type, inward, outward);
  return { status: 201, headers: { location: self(call, `issueLink/${link.id}`) } };
}

/** The link of a type between two issues, made where there is none yet. */
export function ensureLink(call: Call, type: LinkType, inward: Issue, outward: Issue): IssueLink {
  return existing(call, type, inward, outward) ?? newLink(call, type, inward, outward);
}

/** The same link twice is one link; Jira answers as if it had made another. */
function existing(call: Call, type: LinkType, inward: Issue, outward: Issue): IssueLink | undefined {
  return call.state.issueLinks
    .by('issue', inward.id)
    .find(
      (link) =>
        link.typeId === type.id && link.inwardIssueId === inward.id && link.outwardIssueId === outward.id,
    );
}

function newLink(call: Call, type: LinkType, inward: Issue, outward: Issue): IssueLink {
  for (const { id } of [inward, outward]) checkRoom('links', call.state.issueLinks.by('issue', id).length);
  return storeLink(call, type, inward, outward);
}

export function findType(
  call: Call,
  wanted: { id?: string | undefined; name?: string | undefined },
): LinkType {
  const { linkTypes } = call.state;
  if (wanted.id !== undefined) {
    const found = linkTypes.get(wanted.id);
    if (!found) throw notFound(`No issue link type with id '${wanted.id}' found.`);
    return found;
  }
  const name = wanted.name ?? '';
  const found = linkTypes.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (!found) throw notFound(`No issue link type with name '${name}' found.`);
  return found;
}

function linkEnd(call: Call, ref: z.infer<typeof issueRef>, name: string): Issue {
  const idOrKey = ref.id ?? ref.key;
  if (!idOrKey) throw badRequest(`The ${name} must be named by its id or its key.`);
  return visibleIssue(call, idOrKey);
}
