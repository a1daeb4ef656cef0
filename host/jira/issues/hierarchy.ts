import type { Call } from '../call.ts';
import { isObject } from '../fields/field-kind.ts';
import { findIssue } from '../lookup.ts';
import type { Issue, IssueType } from '../model.ts';
import { canSee } from '../permissions.ts';

/** The parent that an input names: an issue, none, or why it cannot be the parent (field key and message). */
export type ParentChoice =
  | { readonly kind: 'parent'; readonly parent: Issue | null }
  | { readonly kind: 'refused'; readonly under: string; readonly message: string };

const refused = (under: string, message: string): ParentChoice => ({ kind: 'refused', under, message });

export function chooseParent(call: Call, input: unknown, type: IssueType, projectId: string): ParentChoice {
  if (input === undefined || input === null) {
    if (!type.subtask) return { kind: 'parent', parent: null };
    return refused('parent', 'Issue type is a sub-task but parent issue key or id not specified.');
  }
  if (!isObject(input)) return refused('parent', 'data was not an object');
  if (input['none'] === true) return chooseParent(call, null, type, projectId);
  const named = input['id'] ?? input['key'];
  const parent = named === undefined ? undefined : findIssue(call.state, String(named));
  if (!parent || !canSee(call, parent)) return refused('parent', 'Could not find issue by id or key.');
  const level = call.state.issueTypes.get(parent.issueTypeId)?.hierarchyLevel ?? 0;
  if (level !== type.hierarchyLevel + 1) {
    return refused('parentId', 'Given parent work item does not belong to appropriate hierarchy.');
  }
  if (type.subtask && parent.projectId !== projectId) {
    return refused('parentId', 'Sub-tasks must be in the project of their parent.');
  }
  return { kind: 'parent', parent };
}
