import type { Call } from '../call.ts';
import type { Attachment, Issue } from '../model.ts';
import { self } from './link.ts';
import { timeBean } from './metadata.ts';
import { userRef } from './user.ts';

export function attachmentBean(call: Call, attachment: Attachment): Record<string, unknown> {
  const isImage = attachment.mimeType.startsWith('image/');
  return {
    self: self(call, `attachment/${attachment.id}`),
    id: attachment.id,
    filename: attachment.filename,
    author: userRef(call, attachment.authorId),
    created: timeBean(call, attachment.created),
    size: attachment.size,
    mimeType: attachment.mimeType,
    content: self(call, `attachment/content/${attachment.id}`),
    ...(isImage ? { thumbnail: self(call, `attachment/thumbnail/${attachment.id}`) } : {}),
  };
}

/** The attachment field of an issue, oldest first. */
export function attachmentField(call: Call, issue: Issue): Record<string, unknown>[] {
  return call.state.attachments.by('issue', issue.id).map((attachment) => attachmentBean(call, attachment));
}
