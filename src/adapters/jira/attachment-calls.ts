import { route } from '@forge/api';
import * as z from 'zod';
import type { Jira } from '../../core/ports/jira.ts';
import { childExists, deleteChild } from './child-at.ts';
import { id } from './issue-answers.ts';
import { callJira, isRefusal, parseAnswer, refusal, refusedBy, type SendToJira } from './jira-call.ts';
import { multipart } from './multipart.ts';

type AttachmentCalls = Pick<
  Jira,
  'attachmentExists' | 'readAttachment' | 'addAttachment' | 'deleteAttachment' | 'uploadLimit'
>;

/** Attachments answer with numbers or strings as ids, by endpoint. */
const attachmentId = z.union([id, z.number().transform(String)]);

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

  async addAttachment(issueId, file) {
    const boundary = boundaryFor(file);
    const answer = await callJira(send, route`/rest/api/3/issue/${issueId}/attachments`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'X-Atlassian-Token': 'no-check',
      },
      body: multipart(file, boundary),
    });
    if (isRefusal(answer) || answer.status === 404 || answer.status === 413) return refusedBy(answer);
    const added = await parseAnswer(
      answer,
      z.array(z.object({ id: attachmentId })).min(1),
      `attach to work item ${issueId}`,
    );
    return { id: added[0]?.id ?? '' };
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

/** Must not occur in the file: longer than any line that begins like it. */
function boundaryFor(file: { readonly bytes: Uint8Array }): string {
  const text = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  let boundary = 'counterpart-part';
  while (text.includes(boundary)) boundary = `${boundary}-${boundary.length}`;
  return boundary;
}
