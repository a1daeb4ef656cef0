import type { Version } from './version.ts';

/** Jira fields of an issue that hold the children which a version lets out. */
export function childFields(version: Version): readonly string[] {
  const { out, filter } = version.attachments;
  // What public text shows is looked for in the description and the comments.
  const shown = out === 'public' || (out !== 'off' && filter?.onlyReferencedPublicly === true);
  const fields = [
    ...(shown ? ['created', 'creator', 'reporter', 'description', 'comment'] : []),
    ...(version.comments.out === 'off' ? [] : ['comment']),
    ...(version.attachments.out === 'off' ? [] : ['attachment']),
    ...(version.worklogs.out === 'off' ? [] : ['worklog']),
    ...(version.links.out === 'off' ? [] : ['issuelinks']),
  ];
  return [...new Set(fields)];
}
