import type { ApiObject } from './api.ts';

export const commentHelper: ApiObject = {
  name: 'commentHelper',
  says: 'Comments of the work item under sync.',
  members: [
    {
      name: 'mergeComments',
      takes: 'issue: Issue, replica: Replica, each?: (comment: Comment) => Comment | null | undefined',
      gives: 'Comment[]',
      says: 'Takes in the comments that came: new ones are added, edited ones edited, removed ones removed; comments of this side stay. With `each`, a comment is what it returns, and null leaves it out. Without it a line with the author stands above.',
      by: 'inside',
      only: 'incoming',
      example:
        'commentHelper.mergeComments(issue, replica, (comment) => { comment.internal = true; return comment })',
    },
    {
      name: 'addComment',
      takes: 'text: string, sync?: boolean, internal?: boolean',
      gives: 'void',
      says: 'Adds a comment to the work item, once for this text. It does not cross: `sync` is false, and true is refused in this release.',
      by: 'effect',
      only: 'incoming',
    },
    {
      name: 'publicOnly',
      takes: 'comments: Comment[]',
      gives: 'Comment[]',
      says: 'Those that customers may see.',
      by: 'inside',
      only: 'incoming',
      example: 'if (commentHelper.publicOnly(replica.comments).length > 0) issue.labels = ["customer"]',
    },
    {
      name: 'filterLocal',
      takes: 'comments: Comment[]',
      gives: 'Comment[]',
      says: 'The same as `publicOnly`: those without a restriction.',
      by: 'inside',
      only: 'incoming',
    },
  ],
};

export const attachmentHelper: ApiObject = {
  name: 'attachmentHelper',
  says: 'Files of the work item under sync.',
  members: [
    {
      name: 'mergeAttachments',
      takes: 'issue: Issue, replica: Replica, keep?: (attachment: Attachment) => boolean',
      gives: 'Attachment[]',
      says: 'Takes in the files that came, and removes those that came before and were removed there. With `keep`, only those for which it returns true.',
      by: 'inside',
      only: 'incoming',
      example:
        'attachmentHelper.mergeAttachments(issue, replica, (file) => file.mimetype === "application/pdf")',
    },
    {
      name: 'publicOnly',
      takes: 'attachments: Attachment[]',
      gives: 'Attachment[]',
      says: 'Those that customers may see.',
      by: 'inside',
      only: 'incoming',
    },
  ],
};

export const workLogHelper: ApiObject = {
  name: 'workLogHelper',
  says: 'Work logged on the work item under sync.',
  members: [
    {
      name: 'mergeWorkLogs',
      takes: 'issue: Issue, replica: Replica, each?: (workLog: WorkLog) => WorkLog | null | undefined',
      gives: 'WorkLog[]',
      says: 'Takes in the work that came: adds, edits and removes; work logged here stays. With `each`, work is what it returns, and null leaves it out.',
      by: 'inside',
      only: 'incoming',
      example: 'workLogHelper.mergeWorkLogs(issue, replica)',
    },
  ],
};
