import { adfToText } from '../adf/adf-to-text.ts';
import type { Call } from '../call.ts';
import { isObject } from '../fields/field-kind.ts';
import { projectOf } from '../lookup.ts';
import type { Comment, Issue } from '../model.ts';
import { seesRestricted } from '../visibility.ts';
import { self } from './link.ts';
import { timeBean } from './metadata.ts';
import { userRef } from './user.ts';

/** Internal in a service project: property `sd.public.comment` with `{internal: true}`. */
export function isPublicComment(comment: Comment): boolean {
  const mark = comment.properties['sd.public.comment'];
  return !(isObject(mark) && mark['internal'] === true);
}

export function commentBean(call: Call, comment: Comment): Record<string, unknown> {
  const issue = call.state.issues.get(comment.issueId);
  const inServiceProject = issue && projectOf(call.state, issue).projectTypeKey === 'service_desk';
  return {
    self: self(call, `issue/${comment.issueId}/comment/${comment.id}`),
    id: comment.id,
    author: userRef(call, comment.authorId),
    body: call.version === 2 ? adfToText(comment.body) : comment.body,
    updateAuthor: userRef(call, comment.updateAuthorId),
    created: timeBean(call, comment.created),
    updated: timeBean(call, comment.updated),
    ...(comment.visibility === null ? {} : { visibility: comment.visibility }),
    jsdPublic: inServiceProject ? isPublicComment(comment) : true,
    ...(comment.parentId === null ? {} : { parentId: Number(comment.parentId) }),
  };
}

/** Comments of an issue that the caller may see, oldest first. */
export function visibleComments(call: Call, issue: Issue): Comment[] {
  const project = projectOf(call.state, issue);
  return call.state.comments
    .by('issue', issue.id)
    .filter((comment) => seesRestricted(call, comment.visibility, project))
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

/** The comment field of an issue. */
export function commentField(call: Call, issue: Issue): Record<string, unknown> {
  const comments = visibleComments(call, issue);
  return {
    comments: comments.map((comment) => commentBean(call, comment)),
    self: self(call, `issue/${issue.id}/comment`),
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}
