import * as z from 'zod';
import { type Answer, created, ok, type RestCall } from '../../jira/call.ts';
import type { Comment } from '../../jira/model.ts';
import { createComment } from '../../jira/rest/comments.ts';
import { get, post, type Route } from '../../jira/route.ts';
import { isPublicComment } from '../../jira/shape/comment.ts';
import { type CustomerRequest, callerOf, isAgent, onBehalfOfDesk, visibleRequest } from '../access.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { refused, ServiceError } from '../service-error.ts';
import { attachmentDto, commentDto, filesOf, readableComments } from '../shape/comment.ts';
import { expanded, page } from '../shape/paged.ts';

const COMMENTS = '/rest/servicedeskapi/request/{issueIdOrKey}/comment';

const commentInput = z.object({ body: z.string(), public: z.boolean().nullish() });

export const requestCommentsRoutes: readonly Route[] = [
  get(COMMENTS, listComments, READ_REQUEST),
  post(COMMENTS, addComment, WRITE_REQUEST),
  get(
    `${COMMENTS}/{commentId}`,
    (call) => {
      const { request, comment } = findComment(call);
      return ok(commentDto(call, request, comment, expanded(call)));
    },
    READ_REQUEST,
  ),
  get(
    `${COMMENTS}/{commentId}/attachment`,
    (call) => page(call, filesOf(call, findComment(call).comment), (file) => attachmentDto(call, file)),
    READ_REQUEST,
  ),
];

function findComment(call: RestCall): { request: CustomerRequest; comment: Comment } {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const id = call.param('commentId');
  const comment = readableComments(call, request).find((one) => one.id === id);
  if (!comment) {
    throw new ServiceError(
      404,
      `The comment with id ${id} does not exist.`,
      'sd.request.error.comment.missing',
    );
  }
  return { request, comment };
}

function listComments(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const wants = (name: string) => call.query.get(name) !== 'false';
  const comments = readableComments(call, request).filter((comment) =>
    wants(isPublicComment(comment) && comment.visibility === null ? 'public' : 'internal'),
  );
  const expand = expanded(call);
  return page(call, comments, (comment) => commentDto(call, request, comment, expand), [
    'attachment',
    'renderedBody',
  ]);
}

function addComment(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const { body, public: isPublic } = call.json(commentInput);
  const comment = commentOnRequest(call, request, body, isPublic ?? true);
  return created(commentDto(call, request, comment, new Set()));
}

/** Comments as whoever calls; what customers write everybody with a part in the request can read. */
export function commentOnRequest(
  call: RestCall,
  { issue, project }: CustomerRequest,
  body: string,
  isPublic: boolean,
): Comment {
  callerOf(call);
  if (!isPublic && !isAgent(call, project)) {
    throw refused(
      'You do not have permission to add internal comments.',
      'sd.comment.error.internal.no.permission',
    );
  }
  const latest = call.state.issues.get(issue.id) ?? issue;
  const mark = isPublic ? [] : [{ key: 'sd.public.comment', value: { internal: true } }];
  return createComment(onBehalfOfDesk(call, project), latest, { body, properties: mark });
}
