import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import { type Answer, noContent, ok, type RestCall } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { checkRoom } from '../children/issue-child-limits.ts';
import { isObject } from '../fields/field-kind.ts';
import { badRequest, fieldErrors, notFound } from '../jira-error.ts';
import { needs, visibleIssue } from '../lookup.ts';
import type { ChangeItem, Issue, RemoteLink } from '../model.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { self } from '../shape/link.ts';

const COLLECTION = '/rest/api/3/issue/{issueIdOrKey}/remotelink';
const ONE = `${COLLECTION}/{linkId}`;
const GLOBAL_ID_CHARACTERS = JIRA.remoteLinkIdCharacters;
const TITLE_CHARACTERS = 255;

const text = z.string().nullish();
const icon = z.looseObject({ url16x16: text, title: text, link: text }).nullish();

const remoteLinkInput = z.looseObject({
  globalId: text,
  application: z.looseObject({ type: text, name: text }).nullish(),
  relationship: text,
  object: z
    .looseObject({
      url: text,
      title: text,
      summary: text,
      icon,
      status: z.looseObject({ resolved: z.boolean().nullish(), icon }).nullish(),
    })
    .nullish(),
});
type RemoteLinkInput = z.infer<typeof remoteLinkInput>;

export const remoteLinksRoutes: readonly Route[] = [
  get(COLLECTION, listLinks),
  post(COLLECTION, upsertLink, { writesIssue: true }),
  del(COLLECTION, deleteByGlobalId, { writesIssue: true }),
  get(ONE, (call) => ok(remoteLinkBean(call, findLink(call).link))),
  put(ONE, updateLink, { writesIssue: true }),
  del(
    ONE,
    (call) => {
      const { issue, link } = findLink(call);
      requireLinking(call, issue);
      removeLink(call, issue, link);
      return noContent();
    },
    { writesIssue: true },
  ),
];

function findLink(call: RestCall): { issue: Issue; link: RemoteLink } {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const id = call.param('linkId');
  if (!/^\d+$/.test(id)) throw badRequest(`The remote issue link id '${id}' is not a number.`);
  const link = call.state.remoteLinks.get(id);
  if (!link) throw notFound(`The remote issue link with id '${id}' does not exist.`);
  if (link.issueId !== issue.id) {
    throw badRequest(`The remote issue link with id '${id}' does not belong to issue ${issue.key}.`);
  }
  return { issue, link };
}

const linksOf = (call: RestCall, issue: Issue): RemoteLink[] => call.state.remoteLinks.by('issue', issue.id);

function requireLinking(call: RestCall, issue: Issue): void {
  needs(call, 'LINK_ISSUES', issue, 'You do not have the permission to link issues.');
}

function remoteLinkBean(call: RestCall, link: RemoteLink): Record<string, unknown> {
  return {
    id: Number(link.id),
    self: self(call, `issue/${link.issueId}/remotelink/${link.id}`),
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application,
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: link.object,
  };
}

function listLinks(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const all = linksOf(call, issue);
  const globalId = call.query.get('globalId');
  if (globalId === null) {
    return ok(
      all.map((link) => remoteLinkBean(call, link)),
      all.length,
    );
  }
  return ok(remoteLinkBean(call, byGlobalId(all, globalId)));
}

function byGlobalId(links: readonly RemoteLink[], globalId: string): RemoteLink {
  const found = links.find((link) => link.globalId === globalId);
  if (!found) throw notFound(`The remote issue link with globalId '${globalId}' does not exist.`);
  return found;
}

/** What a link holds; what the body leaves out is empty afterwards. */
function readLink(call: RestCall): Pick<RemoteLink, 'globalId' | 'application' | 'relationship' | 'object'> {
  const input: RemoteLinkInput = call.json(remoteLinkInput);
  const errors: Record<string, string> = {};
  const { object, globalId } = input;
  if (!object?.title) errors['title'] = "'title' is required.";
  else if (object.title.length > TITLE_CHARACTERS)
    errors['title'] = "'title' is too long; at most 255 characters.";
  if (!object?.url) errors['url'] = "'url' is required.";
  else if (!URL.canParse(object.url)) errors['url'] = `'${object.url}' is not a valid URL.`;
  if (globalId && globalId.length > GLOBAL_ID_CHARACTERS) {
    errors['globalId'] =
      `'globalId' has ${globalId.length} characters; at most ${GLOBAL_ID_CHARACTERS} are allowed.`;
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  const application = present(input.application);
  return {
    globalId: globalId || null,
    application: {
      ...(typeof application['type'] === 'string' ? { type: application['type'] } : {}),
      ...(typeof application['name'] === 'string' ? { name: application['name'] } : {}),
    },
    relationship: input.relationship || null,
    object: { icon: {}, status: { icon: {} }, ...present(object) },
  };
}

/** The object without its empty parts, all the way down. */
function present(value: unknown): Record<string, unknown> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .map(([key, part]) => [key, isObject(part) ? present(part) : part]),
  );
}

function upsertLink(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireLinking(call, issue);
  const content = readLink(call);
  const all = linksOf(call, issue);
  const known =
    content.globalId === null ? undefined : all.find(({ globalId }) => globalId === content.globalId);
  if (!known) checkRoom('remote links', all.length);
  const link = storeLink(call, issue, { id: known?.id ?? call.state.nextId('remote-link'), ...content });
  const body = { id: Number(link.id), self: self(call, `issue/${issue.id}/remotelink/${link.id}`) };
  return { status: known ? 200 : 201, body };
}

function updateLink(call: RestCall): Answer {
  const { issue, link } = findLink(call);
  requireLinking(call, issue);
  storeLink(call, issue, { ...readLink(call), id: link.id });
  return noContent();
}

function storeLink(call: RestCall, issue: Issue, content: Omit<RemoteLink, 'issueId'>): RemoteLink {
  const before = call.state.remoteLinks.get(content.id);
  const link = call.state.remoteLinks.put({ ...content, issueId: issue.id });
  if (!before) record(call, issue, { from: null, fromString: null, to: link.id, toString: sentence(link) });
  return link;
}

function removeLink(call: RestCall, issue: Issue, link: RemoteLink): void {
  call.state.remoteLinks.delete(link.id);
  record(call, issue, { from: link.id, fromString: sentence(link), to: null, toString: null });
}

function record(
  call: RestCall,
  issue: Issue,
  sides: Pick<ChangeItem, 'from' | 'fromString' | 'to' | 'toString'>,
): void {
  changeIssue(call, issue, { items: [{ field: 'RemoteIssueLink', fieldtype: 'jira', ...sides }] });
}

function sentence(link: RemoteLink): string {
  const where = link.application.name ? ` (${link.application.name})` : '';
  return `This issue ${link.relationship ?? 'links to'} "${String(link.object['title'])}${where}"`;
}

function deleteByGlobalId(call: RestCall): Answer {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  requireLinking(call, issue);
  const globalId = call.query.get('globalId');
  if (!globalId) throw badRequest("The parameter 'globalId' is required.");
  removeLink(call, issue, byGlobalId(linksOf(call, issue), globalId));
  return noContent();
}
