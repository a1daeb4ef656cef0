import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import { adfToHtml } from '../adf/adf-to-html.ts';
import { adfToText } from '../adf/adf-to-text.ts';
import { type Call, created, noContent, ok, type RestCall } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { readCommentBody } from '../children/child-text.ts';
import { checkRoom } from '../children/issue-child-limits.ts';
import { callerName, mayTouch } from '../children/own-or-all.ts';
import { mergeProperties, propertiesInput } from '../children/property-value.ts';
import { readVisibility, visibilityInput } from '../children/read-visibility.ts';
import { emitProductEvent, eventIssue, eventView } from '../issue-events.ts';
import { badRequest, fieldErrors, notFound } from '../jira-error.ts';
import { projectOf, visibleIssue } from '../lookup.ts';
import type { ChangeItem, Comment, Issue } from '../model.ts';
import { can } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { commentBean, visibleComments } from '../shape/comment.ts';
import { self } from '../shape/link.ts';
import { pageBean, pageRequest } from '../shape/page.ts';
import { seesRestricted } from '../visibility.ts';
import { commentPropertyRoutes } from './comment-properties.ts';

const COLLECTION = '/rest/api/3/issue/{issueIdOrKey}/comment';
const ONE = `${COLLECTION}/{id}`;
const PAGE = { size: 100, max: 5_000 };
const LIST_IDS = JIRA.commentListIds;

const EDIT = { all: 'EDIT_ALL_COMMENTS', own: 'EDIT_OWN_COMMENTS' } as const;
const DELETE = { all: 'DELETE_ALL_COMMENTS', own: 'DELETE_OWN_COMMENTS' } as const;

/** What people may send; read-only parts are accepted and ignored, as Jira does. */
const commentInput = z.looseObject({
  body: z.unknown().optional(),
  visibility: visibilityInput,
  properties: propertiesInput,
  parentId: z.union([z.string(), z.number().transform(String)]).nullish(),
});

const idsInput = z.object({ ids: z.array(z.number().int()) });

export const commentsRoutes: readonly Route[] = [
  get(COLLECTION, listComments),
  post(COLLECTION, addComment, { writesIssue: true }),
  get(ONE, (call) => {
    const { comment } = findComment(call);
    return ok(shownComment(call, comment));
  }),
  put(ONE, updateComment, { writesIssue: true }),
  del(ONE, deleteComment, { writesIssue: true }),
  post('/rest/api/3/comment/list', commentsByIds, { points: 'other' }),
  ...commentPropertyRoutes,
];

/** A comment of the path's issue that the caller may see. */
function findComment(call: RestCall): { issue: Issue; comment: Comment } {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const id = call.param('id');
  const comment = call.state.comments.get(id);
  const project = projectOf(call.state, issue);
  if (comment?.issueId !== issue.id || !seesRestricted(call, comment.visibility, project)) {
    throw notFound(`Can not find a comment for the id: ${id}.`);
  }
  return { issue, comment };
}

function shownComment(call: RestCall, comment: Comment): Record<string, unknown> {
  const expand = (call.query.get('expand') ?? '').split(',').map((word) => word.trim());
  const properties = Object.entries(comment.properties).map(([key, value]) => ({ key, value }));
  return {
    ...commentBean(call, comment),
    ...(expand.includes('renderedBody') ? { renderedBody: adfToHtml(comment.body) } : {}),
    ...(expand.includes('properties') ? { properties } : {}),
  };
}

function listComments(call: RestCall) {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const order = call.query.get('orderBy') ?? 'created';
  // A plus sign in a query arrives as a space.
  const direction = /^[-+ ]?created$/.test(order) ? order[0] : undefined;
  if (direction === undefined) {
    throw badRequest(`The value '${order}' of orderBy is not supported; comments are ordered by created.`);
  }
  const page = pageRequest(call.query, PAGE);
  const all = visibleComments(call, issue);
  if (direction === '-') all.reverse();
  const shown = all.slice(page.startAt, page.startAt + page.maxResults);
  return ok(
    { ...page, total: all.length, comments: shown.map((comment) => shownComment(call, comment)) },
    shown.length,
  );
}

function addComment(call: RestCall) {
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  const comment = createComment(call, issue, call.json(commentInput));
  return created(shownComment(call, comment));
}

/** Adds a comment to an issue: checks the right to, stores it, watches the issue, tells. */
export function createComment(call: Call, issue: Issue, input: z.infer<typeof commentInput>): Comment {
  if (!can(call, 'ADD_COMMENTS', { issue })) {
    throw badRequest(`${callerName(call)}, you do not have the permission to comment on this issue.`);
  }
  const present = call.state.comments.by('issue', issue.id);
  checkRoom('comments', present.length);
  const parent = input.parentId ? present.find(({ id }) => id === input.parentId) : undefined;
  if (input.parentId && (!parent || parent.parentId !== null)) {
    throw fieldErrors({
      parentId: `Comment ${input.parentId} is not a comment that this issue can be replied to under.`,
    });
  }
  const authorId = call.accountId ?? issue.creatorId;
  const comment = call.state.comments.put({
    id: call.state.nextId('comment'),
    issueId: issue.id,
    authorId,
    updateAuthorId: authorId,
    body: readCommentBody(call, input.body),
    created: call.now,
    updated: call.now,
    visibility: parent ? parent.visibility : readVisibility(call, issue, input.visibility),
    properties: mergeProperties({}, input.properties),
    parentId: parent?.id ?? null,
  });
  watchAs(call, issue);
  const to = adfToText(comment.body);
  tell(call, 'avi:jira:commented:issue', issue, comment, {
    from: null,
    fromString: null,
    to: comment.id,
    toString: to,
  });
  return comment;
}

/** People watch what they have commented on; apps do not. */
function watchAs(call: Call, issue: Issue): void {
  const user = call.accountId === null ? undefined : call.state.users.get(call.accountId);
  const now = call.state.issues.get(issue.id);
  if (user?.accountType !== 'atlassian' || !now || now.watcherIds.includes(user.accountId)) return;
  call.state.issues.put({ ...now, watcherIds: [...now.watcherIds, user.accountId] });
}

/** Moves the issue's `updated` and causes the comment's event beside `updated:issue`. */
function tell(
  call: Call,
  event: string,
  issue: Issue,
  comment: Comment,
  sides: Pick<ChangeItem, 'from' | 'fromString' | 'to' | 'toString'>,
): void {
  const item: ChangeItem = { field: 'Comment', fieldtype: 'jira', ...sides };
  const now = call.state.issues.get(issue.id) ?? issue;
  const after = changeIssue(call, now, {
    eventItems: [item],
    eventType: EVENT_TYPES[event] ?? 'issue_updated',
  });
  emitProductEvent(call, event, {
    issue: eventIssue(call, after),
    comment: commentBean(eventView(call), comment),
  });
}

const EVENT_TYPES: Readonly<Record<string, string>> = {
  'avi:jira:commented:issue': 'issue_commented',
  'avi:jira:deleted:comment': 'issue_comment_deleted',
};

function updateComment(call: RestCall) {
  const { issue, comment } = findComment(call);
  if (!mayTouch(call, issue, comment.authorId, EDIT)) {
    throw badRequest(`${callerName(call)}, you do not have the permission to edit this comment.`);
  }
  const input = call.json(commentInput);
  if (comment.parentId !== null && input.visibility !== undefined) {
    throw fieldErrors({
      visibility: 'The visibility of a reply is that of its parent comment and cannot be changed.',
    });
  }
  const after = call.state.comments.put({
    ...comment,
    body: readCommentBody(call, input.body),
    // A PUT replaces the comment: without a restriction in the body it has none afterwards.
    visibility:
      comment.parentId === null ? readVisibility(call, issue, input.visibility) : comment.visibility,
    properties: mergeProperties(comment.properties, input.properties),
    updateAuthorId: call.accountId ?? comment.updateAuthorId,
    updated: call.now,
  });
  for (const reply of repliesTo(call, comment)) {
    call.state.comments.put({ ...reply, visibility: after.visibility });
  }
  tell(call, 'avi:jira:commented:issue', issue, after, {
    from: comment.id,
    fromString: adfToText(comment.body),
    to: comment.id,
    toString: adfToText(after.body),
  });
  return ok(shownComment(call, after));
}

const repliesTo = (call: Call, comment: Comment): Comment[] =>
  call.state.comments.by('issue', comment.issueId).filter(({ parentId }) => parentId === comment.id);

function deleteComment(call: RestCall) {
  const { issue, comment } = findComment(call);
  if (!mayTouch(call, issue, comment.authorId, DELETE)) {
    throw badRequest(`You do not have permission to delete comment with id: ${comment.id}`);
  }
  for (const reply of repliesTo(call, comment)) call.state.comments.put({ ...reply, parentId: null });
  call.state.comments.delete(comment.id);
  tell(call, 'avi:jira:deleted:comment', issue, comment, {
    from: comment.id,
    fromString: adfToText(comment.body),
    to: null,
    toString: null,
  });
  return noContent();
}

function commentsByIds(call: RestCall) {
  const { ids } = call.json(idsInput);
  if (ids.length === 0) throw badRequest('The list of comment ids cannot be empty.');
  if (ids.length > LIST_IDS) {
    throw badRequest(`The list holds ${ids.length} comment ids; at most ${LIST_IDS} are allowed.`);
  }
  const wanted = new Set(ids.map(String));
  const seen = [...wanted].flatMap((id) => visibleById(call, id) ?? []);
  const page = { startAt: 0, maxResults: LIST_IDS };
  return ok(
    pageBean(self(call, 'comment/list'), seen, page, (comment) => shownComment(call, comment)),
    seen.length,
  );
}

function visibleById(call: Call, id: string): Comment | undefined {
  const comment = call.state.comments.get(id);
  const issue = comment && call.state.issues.get(comment.issueId);
  if (!comment || !issue || !can(call, 'BROWSE_PROJECTS', { issue })) return undefined;
  return seesRestricted(call, comment.visibility, projectOf(call.state, issue)) ? comment : undefined;
}
