import type { Version } from './version.ts';

/** Jira fields of an issue that hold the children which a version lets out. */
export function childFields(version: Version): readonly string[] {
  return [
    ...(version.comments.out === 'off' ? [] : ['comment']),
    ...(version.attachments.out === 'off' ? [] : ['attachment']),
    ...(version.worklogs.out === 'off' ? [] : ['worklog']),
    ...(version.links.out === 'off' ? [] : ['issuelinks']),
  ];
}
