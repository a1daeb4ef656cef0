import * as z from 'zod';
import { type Answer, created, type RestCall } from '../../jira/call.ts';
import type { Attachment } from '../../jira/model.ts';
import { checkFiles, hasXsrfToken, xsrfFailed } from '../../jira/rest/attachments.ts';
import { get, post, type Route } from '../../jira/route.ts';
import { callerOf, visibleRequest } from '../access.ts';
import { attachTemporaryFiles, keepTemporaryFile, temporaryFilesOf } from '../requests/temporary-files.ts';
import { READ_REQUEST, WRITE_REQUEST } from '../scopes.ts';
import { invalid, ServiceError } from '../service-error.ts';
import { attachmentDto, commentDto, readableFiles } from '../shape/comment.ts';
import { firstPage, page } from '../shape/paged.ts';
import { deskIn } from './desks.ts';
import { commentOnRequest } from './request-comments.ts';

const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';

const attachInput = z.object({
  temporaryAttachmentIds: z.array(z.string()),
  public: z.boolean(),
  additionalComment: z.object({ body: z.string().nullish() }).nullish(),
});

export const requestFilesRoutes: readonly Route[] = [
  post('/rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile', upload, {
    accepts: 'multipart',
    ...WRITE_REQUEST,
  }),
  get(
    `${REQUEST}/attachment`,
    (call) => {
      const request = visibleRequest(call, call.param('issueIdOrKey'));
      return page(call, readableFiles(call, request), (file) => attachmentDto(call, file));
    },
    READ_REQUEST,
  ),
  post(`${REQUEST}/attachment`, attach, WRITE_REQUEST),
  get(`${REQUEST}/attachment/{attachmentId}`, content, READ_REQUEST),
  get(`${REQUEST}/attachment/{attachmentId}/thumbnail`, content, READ_REQUEST),
];

function upload(call: RestCall): Answer {
  if (!hasXsrfToken(call)) return xsrfFailed();
  const { desk } = deskIn(call);
  callerOf(call);
  const files = call.body.files.filter(({ field }) => field === 'file');
  if (files.length === 0)
    throw invalid('No file was sent in a part named "file".', 'sd.attachment.error.no.file');
  checkFiles(files, call.state.settings.get('settings')?.attachmentLimitBytes ?? 0);
  const kept = files.map((file) => keepTemporaryFile(call, desk, file));
  return created({
    temporaryAttachments: kept.map(({ id, filename }) => ({ temporaryAttachmentId: id, fileName: filename })),
  });
}

/** Attaches with a comment, whose text names the files as Jira writes them. */
function attach(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const input = call.json(attachInput);
  const files = temporaryFilesOf(call, request.desk, input.temporaryAttachmentIds);
  if (files.length === 0)
    throw invalid('Name at least one temporary attachment.', 'sd.attachment.error.no.file');
  const named = files.map(({ filename, contentType }) =>
    contentType.startsWith('image/') ? `!${filename}|thumbnail!` : `[^${filename}]`,
  );
  const body = [input.additionalComment?.body ?? '', named.join(' ')]
    .filter((text) => text !== '')
    .join('\n\n');
  const comment = commentOnRequest(call, request, body, input.public);
  const attached = attachTemporaryFiles(call, request.issue, files, comment.id);
  return created({
    comment: commentDto(call, request, comment, new Set()),
    attachments: firstPage(call, attached, (file) => attachmentDto(call, file), call.path),
  });
}

function content(call: RestCall): Answer {
  const request = visibleRequest(call, call.param('issueIdOrKey'));
  const id = call.param('attachmentId');
  const file: Attachment | undefined = readableFiles(call, request).find((one) => one.id === id);
  const bytes = file && call.state.blob(file.id);
  if (!bytes) {
    throw new ServiceError(
      404,
      `The attachment with id ${id} does not exist.`,
      'sd.attachment.error.missing',
    );
  }
  const headers = { 'content-type': file.mimeType, 'content-disposition': 'attachment' };
  return { status: 200, bytes, headers };
}
