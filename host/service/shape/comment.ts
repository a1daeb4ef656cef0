import { adfToHtml } from '../../jira/adf/adf-to-html.ts';
import { adfToText } from '../../jira/adf/adf-to-text.ts';
import type { RestCall } from '../../jira/call.ts';
import type { Attachment, Comment } from '../../jira/model.ts';
import { isPublicComment, visibleComments } from '../../jira/shape/comment.ts';
import { type CustomerRequest, isAgent } from '../access.ts';
import { firstPage, serviceSelf } from './paged.ts';
import { dateDto } from './time.ts';
import { userDto } from './user.ts';

/**
 * Comments that the caller may read: who works in the project all that are not restricted, customers the public ones.
 * A comment restricted to a role or group is none of the portal's.
 */
export function readableComments(call: RestCall, { issue, project }: CustomerRequest): Comment[] {
  if (isAgent(call, project)) return visibleComments(call, issue);
  return call.state.comments
    .by('issue', issue.id)
    .filter((comment) => comment.visibility === null && isPublicComment(comment))
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

/** CommentDTO; the text is wiki markup. */
export function commentDto(
  call: RestCall,
  request: CustomerRequest,
  comment: Comment,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const path = `request/${request.issue.id}/comment/${comment.id}`;
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: adfToText(comment.body),
    ...(expand.has('renderedBody') ? { renderedBody: { html: adfToHtml(comment.body) } } : {}),
    public: isPublicComment(comment) && comment.visibility === null,
    author: userDto(call, comment.authorId),
    created: dateDto(call, comment.created),
    ...(expand.has('attachment')
      ? {
          attachments: firstPage(
            call,
            filesOf(call, comment),
            (file) => attachmentDto(call, file),
            `/rest/servicedeskapi/${path}/attachment`,
          ),
        }
      : {}),
    _links: { self: serviceSelf(call, path) },
  };
}

/** Files that came with a comment. */
export function filesOf(call: RestCall, comment: Comment): Attachment[] {
  return call.state.requestFiles
    .by('issue', comment.issueId)
    .filter(({ commentId }) => commentId === comment.id)
    .flatMap(({ id }) => call.state.attachments.get(id) ?? []);
}

/**
 * Files of a request that the caller may open: agents every one; customers those that came with the request or with
 * a public comment. A file that was attached in Jira alone is internal.
 */
export function readableFiles(call: RestCall, request: CustomerRequest): Attachment[] {
  const all = call.state.attachments.by('issue', request.issue.id);
  if (isAgent(call, request.project)) return all;
  const comments = new Set(readableComments(call, request).map(({ id }) => id));
  return all.filter(({ id }) => {
    const file = call.state.requestFiles.get(id);
    return file !== undefined && (file.commentId === null || comments.has(file.commentId));
  });
}

export function attachmentDto(call: RestCall, attachment: Attachment): Record<string, unknown> {
  const shim = `${call.jira.baseUrl}/rest/servicedeskapi/request/${attachment.issueId}/attachment/${attachment.id}`;
  return {
    filename: attachment.filename,
    author: userDto(call, attachment.authorId),
    created: dateDto(call, attachment.created),
    size: attachment.size,
    mimeType: attachment.mimeType,
    _links: {
      self: shim,
      jiraRest: `${call.jira.baseUrl}/rest/api/2/attachment/${attachment.id}`,
      content: shim,
      ...(attachment.mimeType.startsWith('image/') ? { thumbnail: `${shim}/thumbnail` } : {}),
    },
  };
}
