import type { Call, UploadedFile } from '../../jira/call.ts';
import { isStrings } from '../../jira/fields/field-kind.ts';
import type { Attachment, Issue } from '../../jira/model.ts';
import { attachFile } from '../../jira/rest/attachments.ts';
import { invalid } from '../service-error.ts';
import type { ServiceDesk, TemporaryFile } from '../service-model.ts';

/** Keeps an uploaded file until a request takes it. Only the uploader can use it, in the same desk. */
export function keepTemporaryFile(call: Call, desk: ServiceDesk, file: UploadedFile): TemporaryFile {
  const id = `temp${call.state.nextId('temporary-file')}${call.jira.random.below(1_000_000_000)}`;
  call.state.putBlob(id, file.bytes);
  return call.state.temporaryFiles.put({
    id,
    deskId: desk.id,
    accountId: call.accountId ?? '',
    filename: file.filename.split(/[\\/]/).at(-1) || 'file',
    contentType: file.contentType,
  });
}

/** The files that a list of temporary ids names; all of them, or a refusal. */
export function temporaryFilesOf(call: Call, desk: ServiceDesk, ids: unknown): TemporaryFile[] {
  if (ids === undefined || ids === null) return [];
  if (!isStrings(ids)) throw invalid('Attachments are named by a list of temporary attachment ids.');
  return ids.map((id) => {
    const file = call.state.temporaryFiles.get(id);
    if (file?.deskId !== desk.id || file.accountId !== call.accountId) {
      throw invalid(
        `The temporary attachment '${id}' does not exist or has expired.`,
        'sd.attachment.error.temporary.missing',
      );
    }
    return file;
  });
}

/** Turns temporary files into attachments of the request that share the visibility of a comment, or of the request. */
export function attachTemporaryFiles(
  call: Call,
  issue: Issue,
  files: readonly TemporaryFile[],
  commentId: string | null,
): Attachment[] {
  return files.map((file) => {
    const bytes = call.state.blob(file.id) ?? new Uint8Array();
    const attachment = attachFile(call, call.state.issues.get(issue.id) ?? issue, {
      field: 'file',
      filename: file.filename,
      contentType: file.contentType,
      bytes,
    });
    call.state.requestFiles.put({ id: attachment.id, issueId: issue.id, commentId });
    call.state.temporaryFiles.delete(file.id);
    call.state.deleteBlob(file.id);
    return attachment;
  });
}
