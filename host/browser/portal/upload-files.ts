import { rest } from '../jira/rest.ts';
import { API, uploadShape } from './portal-rest.ts';

/** Hands files to a desk; the ids that a request or a comment takes them by. */
export async function uploadFiles(deskId: string, files: readonly File[]): Promise<string[]> {
  if (files.length === 0) return [];
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  const { temporaryAttachments } = await rest(
    'POST',
    `${API}/servicedesk/${deskId}/attachTemporaryFile`,
    uploadShape,
    body,
  );
  return temporaryAttachments.map(({ temporaryAttachmentId }) => temporaryAttachmentId);
}
