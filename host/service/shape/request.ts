import { adfToHtml } from '../../jira/adf/adf-to-html.ts';
import { adfToText } from '../../jira/adf/adf-to-text.ts';
import type { RestCall } from '../../jira/call.ts';
import { isRichText } from '../../jira/fields/kind-of.ts';
import { can } from '../../jira/permissions.ts';
import { fieldValue } from '../../jira/shape/field-values.ts';
import { type CustomerRequest, isAgent, participantsOf } from '../access.ts';
import { attachmentDto, commentDto, readableComments, readableFiles } from './comment.ts';
import { firstPage } from './paged.ts';
import { requestLinks } from './request-links.ts';
import { currentStatusDto, statusDto, statusHistory } from './request-status.ts';
import { requestTypeDto } from './request-type.ts';
import { serviceDeskDto } from './service-desk.ts';
import { slaDto } from './sla.ts';
import { dateDto } from './time.ts';
import { userDto } from './user.ts';

export const REQUEST_EXPANDS = [
  'participant',
  'status',
  'sla',
  'requestType',
  'serviceDesk',
  'attachment',
  'action',
  'comment',
] as const;

/** CustomerRequestDTO: what the portal shows of a request, with the parts that are asked for. */
export function requestDto(
  call: RestCall,
  request: CustomerRequest,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const { issue, type, desk } = request;
  return {
    _expands: REQUEST_EXPANDS,
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.values['summary'] ?? '',
    requestTypeId: type.id,
    serviceDeskId: desk.id,
    createdDate: dateDto(call, issue.created),
    reporter: userDto(call, String(issue.values['reporter'] ?? issue.creatorId)),
    requestFieldValues: shownValues(call, request),
    currentStatus: currentStatusDto(call, type, issue),
    ...expansions(call, request, expand),
    _links: requestLinks(call, issue, desk),
  };
}

type Expansion = (call: RestCall, request: CustomerRequest) => readonly [string, unknown];

const path = ({ issue }: CustomerRequest, part: string) => `/rest/servicedeskapi/request/${issue.id}/${part}`;

const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  serviceDesk: (call, { desk, project }) => ['serviceDesk', serviceDeskDto(call, { desk, project })],
  requestType: (call, { type, desk }) => ['requestType', requestTypeDto(call, type, desk)],
  participant: (call, request) => [
    'participants',
    firstPage(call, participantsOf(request.issue), (id) => userDto(call, id), path(request, 'participant')),
  ],
  status: (call, request) => [
    'status',
    firstPage(
      call,
      statusHistory(call, request.issue),
      (moment) => statusDto(call, request.type, moment),
      path(request, 'status'),
    ),
  ],
  sla: (call, { issue, project }) => [
    'sla',
    firstPage(
      call,
      isAgent(call, project) ? call.state.slaMetrics.by('project', project.id) : [],
      (metric) => slaDto(call, issue, metric),
      `/rest/servicedeskapi/request/${issue.id}/sla`,
    ),
  ],
  attachment: (call, request) => [
    'attachments',
    firstPage(
      call,
      readableFiles(call, request),
      (file) => attachmentDto(call, file),
      path(request, 'attachment'),
    ),
  ],
  comment: (call, request) => ['comments', commentPage(call, request, new Set())],
  'comment.attachment': (call, request) => ['comments', commentPage(call, request, new Set(['attachment']))],
  'comment.renderedBody': (call, request) => [
    'comments',
    commentPage(call, request, new Set(['renderedBody'])),
  ],
  action: (call, request) => ['actions', actions(call, request)],
};

function expansions(
  call: RestCall,
  request: CustomerRequest,
  expand: ReadonlySet<string>,
): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const [name, expansion] of Object.entries(EXPANSIONS)) {
    if (!expand.has(name)) continue;
    const [key, value] = expansion(call, request);
    parts[key] = value;
  }
  return parts;
}

function commentPage(call: RestCall, request: CustomerRequest, expand: ReadonlySet<string>): unknown {
  return firstPage(
    call,
    readableComments(call, request),
    (comment) => commentDto(call, request, comment, expand),
    path(request, 'comment'),
  );
}

/** Values of the visible fields of the form, under the names that the form gives them. */
function shownValues(call: RestCall, { issue, type }: CustomerRequest): Record<string, unknown>[] {
  return type.fields
    .filter(({ visible, fieldId }) => visible && fieldId !== 'attachment')
    .flatMap(({ fieldId, label }) => {
      const field = call.state.fields.get(fieldId);
      if (!field || field.trashed) return [];
      const stored = issue.values[fieldId];
      if (isRichText(field) && stored !== undefined) {
        return [{ fieldId, label, value: adfToText(stored), renderedValue: { html: adfToHtml(stored) } }];
      }
      const value = fieldValue({ ...call, version: 2 }, issue, field);
      return value === undefined || value === null ? [] : [{ fieldId, label, value }];
    });
}

function actions(call: RestCall, { issue, project, desk }: CustomerRequest): Record<string, unknown> {
  const allowed = (is: boolean) => ({ allowed: is });
  const participants = isAgent(call, project) || desk.customersManageParticipants;
  const comments =
    !issue.archived && (!can(call, 'BROWSE_PROJECTS', { issue }) || can(call, 'ADD_COMMENTS', { issue }));
  return {
    addAttachment: allowed(comments),
    addComment: allowed(comments),
    addParticipant: allowed(participants),
    removeParticipant: allowed(participants),
  };
}
