import { type Answer, type Call, noContent, ok, type RestCall, type UploadedFile } from '../call.ts';
import { changeIssue } from '../changes.ts';
import { checkRoom } from '../children/issue-child-limits.ts';
import { mimeTypeOf } from '../children/mime-type.ts';
import { mayTouch } from '../children/own-or-all.ts';
import { emitProductEvent } from '../issue-events.ts';
import { forbidden, JiraError, notFound } from '../jira-error.ts';
import { needs, visibleIssue } from '../lookup.ts';
import type { Attachment, Issue } from '../model.ts';
import { del, get, post, type Route } from '../route.ts';
import { attachmentBean } from '../shape/attachment.ts';
import { siteTimeZone } from '../shape/user.ts';
import { formatTime } from '../time-format.ts';
import { attachmentContentRoutes } from './attachment-content.ts';
import { findAttachment } from './find-attachment.ts';

const FILES_PER_CALL = 60;
const DELETE = { all: 'DELETE_ALL_ATTACHMENTS', own: 'DELETE_OWN_ATTACHMENTS' } as const;

export const attachmentsRoutes: readonly Route[] = [
  post('/rest/api/3/issue/{issueIdOrKey}/attachments', upload, { accepts: 'multipart', writesIssue: true }),
  get('/rest/api/3/attachment/meta', meta, { points: 'flat' }),
  get('/rest/api/3/attachment/{id}', (call) => {
    const attachment = findAttachment(call);
    // Here alone the id is a number.
    return ok({ ...attachmentBean(call, attachment), id: Number(attachment.id) });
  }),
  del('/rest/api/3/attachment/{id}', remove),
  ...attachmentContentRoutes,
];

function meta(call: RestCall): Answer {
  const settings = call.state.settings.get('settings');
  return ok({
    enabled: settings?.attachmentsEnabled ?? true,
    uploadLimit: settings?.attachmentLimitBytes ?? 0,
  });
}

function upload(call: RestCall): Answer {
  if (!hasXsrfToken(call)) return xsrfFailed();
  const issue = visibleIssue(call, call.param('issueIdOrKey'));
  needs(
    call,
    'CREATE_ATTACHMENTS',
    issue,
    'You do not have permission to create attachments for this issue.',
  );
  const settings = call.state.settings.get('settings');
  if (settings?.attachmentsEnabled === false) throw notFound('Attachments are disabled.');
  // Parts under any other name are passed over, as Jira does.
  const files = call.body.files.filter(({ field }) => field === 'file');
  checkFiles(files, settings?.attachmentLimitBytes ?? 0);
  checkRoom('attachments', call.state.attachments.by('issue', issue.id).length, files.length);
  return ok(files.map((file) => attachmentBean(call, attachFile(call, issue, file))));
}

/** Uploads must carry a header that no form of another site can send. */
export function hasXsrfToken(call: RestCall): boolean {
  return ['no-check', 'nocheck'].includes(call.headers.get('x-atlassian-token')?.toLowerCase() ?? '');
}

/** Jira's filter answers before any resource does, in plain text. */
export function xsrfFailed(): Answer {
  return {
    status: 403,
    bytes: new TextEncoder().encode('XSRF check failed'),
    headers: { 'content-type': 'text/html;charset=UTF-8' },
  };
}

export function checkFiles(files: readonly UploadedFile[], limit: number): void {
  if (files.length > FILES_PER_CALL) {
    throw new JiraError(413, [
      `${files.length} files were sent; at most ${FILES_PER_CALL} can be attached at once.`,
    ]);
  }
  const large = files.find(({ bytes }) => bytes.length > limit);
  if (large) {
    const sizes = `${large.bytes.length} bytes; attachments of this site have at most ${limit} bytes`;
    throw new JiraError(413, [`The file '${large.filename}' is too large to attach. It has ${sizes}.`]);
  }
}

/** Stores a file at an issue and tells of it; whether the caller may is the caller's affair. */
export function attachFile(call: Call, issue: Issue, file: UploadedFile): Attachment {
  const filename = file.filename.split(/[\\/]/).at(-1) || 'file';
  const attachment = call.state.attachments.put({
    id: call.state.nextId('attachment'),
    issueId: issue.id,
    authorId: call.accountId ?? issue.creatorId,
    filename,
    mimeType: mimeTypeOf(filename, file.contentType),
    size: file.bytes.length,
    created: call.now,
  });
  call.state.putBlob(attachment.id, file.bytes);
  record(call, attachment, { from: null, fromString: null, to: attachment.id, toString: filename });
  emitProductEvent(call, 'avi:jira:created:attachment', {
    attachment: eventAttachment(call, issue, attachment),
  });
  return attachment;
}

function record(
  call: Call,
  attachment: Attachment,
  sides: { from: string | null; fromString: string | null; to: string | null; toString: string | null },
): void {
  const issue = call.state.issues.get(attachment.issueId);
  if (!issue) return;
  changeIssue(call, issue, {
    items: [{ field: 'Attachment', fieldtype: 'jira', fieldId: 'attachment', ...sides }],
  });
}

/** An attachment as events carry it; the names differ from REST's. */
function eventAttachment(call: Call, issue: Issue, attachment: Attachment): Record<string, unknown> {
  return {
    id: attachment.id,
    issueId: issue.id,
    projectId: issue.projectId,
    fileName: attachment.filename,
    createDate: formatTime(attachment.created, siteTimeZone(call)),
    size: String(attachment.size),
    mimeType: attachment.mimeType,
    author: { accountId: attachment.authorId },
  };
}

function remove(call: RestCall): Answer {
  const attachment = findAttachment(call);
  const issue = call.state.issues.get(attachment.issueId);
  if (!issue || !mayTouch(call, issue, attachment.authorId, DELETE)) {
    throw forbidden(`You do not have permission to delete attachment with id: ${attachment.id}`);
  }
  call.state.attachments.delete(attachment.id);
  call.state.deleteBlob(attachment.id);
  record(call, attachment, {
    from: attachment.id,
    fromString: attachment.filename,
    to: null,
    toString: null,
  });
  emitProductEvent(call, 'avi:jira:deleted:attachment', {
    attachment: eventAttachment(call, issue, attachment),
  });
  return noContent();
}
