import type { Call } from '../call.ts';
import type { ChangeEntry, Issue } from '../model.ts';
import { timeBean } from './metadata.ts';
import { userRef } from './user.ts';

export function changeBean(call: Call, entry: ChangeEntry): Record<string, unknown> {
  return {
    id: entry.id,
    author: userRef(call, entry.authorId),
    created: timeBean(call, entry.created),
    items: entry.items,
    ...(entry.historyMetadata ? { historyMetadata: entry.historyMetadata } : {}),
  };
}

/** Changes of an issue, oldest first. */
export function changesOf(call: Call, issue: Issue): ChangeEntry[] {
  return call.state.changes
    .by('issue', issue.id)
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}
