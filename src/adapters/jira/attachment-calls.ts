import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira, NewFile } from '../../core/ports/jira.ts';
import { childExists, deleteChild } from './child-at.ts';
import { id } from './issue-answers.ts';
import { callJira, isRefusal, parseAnswer, refusal, refusedBy, type SendToJira } from './jira-call.ts';
import { multipart } from './multipart.ts';

type AttachmentCalls = Pick<
  Jira,
  'attachmentExists' | 'readAttachment' | 'addAttachments' | 'deleteAttachment' | 'uploadLimit'
>;

/** Attachments answer with numbers or strings as ids, by endpoint. */
const attachmentId = z.union([id, z.number().transform(String)]);
const addedFile = z.object({
  id: attachmentId,
  filename: z.string().optional(),
  size: z.number().optional(),
});
type AddedFile = z.infer<typeof addedFile>;

export const attachmentCalls = (send: SendToJira): AttachmentCalls => ({
  attachmentExists: (attachment) =>
    childExists(send, route`/rest/api/3/attachment/${attachment}`, `attachment ${attachment}`),

  async readAttachment(attachment, { from, length }) {
    const where = route`/rest/api/3/attachment/content/${attachment}?redirect=false`;
    const headers = { accept: '*/*', range: `bytes=${from}-${from + length - 1}` };
    const answer = await callJira(send, where, { headers });
    if (answer.status === 404) return 'not-found';
    if (answer.status === 416) return new Uint8Array(0);
    if (!answer.ok) throw await refusal(answer, `read attachment ${attachment}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    // A server that knows no ranges answers 200 with everything.
    return answer.status === 206 ? bytes : bytes.slice(from, from + length);
  },

  async addAttachments(issueId, files) {
    const boundary = boundaryFor(files);
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/attachments`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'X-Atlassian-Token': 'no-check',
      },
      body: multipart(files, boundary),
    });
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    const added = await parseAnswer(answer, z.array(addedFile), `attach to work item ${issueId}`);
    return { ids: idsOf(files, added) };
  },

  deleteAttachment: (attachment) =>
    deleteChild(send, route`/rest/api/3/attachment/${attachment}`, `attachment ${attachment}`),

  async uploadLimit() {
    const answer = await callJira(send, route`/rest/api/3/attachment/meta`);
    const meta = z.object({ enabled: z.boolean(), uploadLimit: z.number() });
    const { enabled, uploadLimit } = await parseAnswer(answer, meta, 'read the upload limit');
    return enabled ? uploadLimit : 0;
  },
});

/** Which of the files that were added is which: by name and size, or by its place where Jira has made another name of it. */
function idsOf(files: readonly NewFile[], added: readonly AddedFile[]): readonly (string | undefined)[] {
  const left = [...added];
  const take = (found: AddedFile | undefined) => {
    if (found) left.splice(left.indexOf(found), 1);
    return found?.id;
  };
  const named = files.map(({ name, bytes }) =>
    take(left.find(({ filename, size }) => filename === name && size === bytes.length)),
  );
  return named.map((known, index) => {
    const other = added[index];
    return (
      known ?? (added.length === files.length && other && left.includes(other) ? take(other) : undefined)
    );
  });
}

/** Must not occur in any of the files: longer than any line that begins like it. */
function boundaryFor(files: readonly NewFile[]): string {
  const texts = files.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let boundary = 'counterpart-part';
  while (texts.some((text) => text.includes(boundary))) boundary = `${boundary}-${boundary.length}`;
  return boundary;
}
