import { type Answer, created, ok, type RestCall } from '../../jira/call.ts';
import { get, post, type Route } from '../../jira/route.ts';
import { visibleRequest } from '../access.ts';
import { createRequest, requestInput } from '../requests/create-request.ts';
import { findRequests } from '../requests/find-requests.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { expanded, page } from '../shape/paged.ts';
import { REQUEST_EXPANDS, requestDto } from '../shape/request.ts';

export const requestsRoutes: readonly Route[] = [
  get('/rest/servicedeskapi/request', listRequests, READ_REQUEST),
  post(
    '/rest/servicedeskapi/request',
    (call) => {
      const request = createRequest(call, call.json(requestInput));
      return created(requestDto(call, request, new Set()));
    },
    WRITE_REQUEST,
  ),
  get('/rest/servicedeskapi/request/{issueIdOrKey}', readRequest, READ_REQUEST),
];

function readRequest(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  return ok(requestDto(call, request, expanded(call)));
}

function listRequests(call: RestCall): Answer {
  const expand = expanded(call);
  return page(call, findRequests(call), (request) => requestDto(call, request, expand), REQUEST_EXPANDS);
}
