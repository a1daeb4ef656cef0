import type { Call } from '../call.ts';
import type { PermissionKey } from '../catalogue/permission-keys.ts';
import { transitionsOf } from '../issues/workflow.ts';
import type { Issue } from '../model.ts';
import { can } from '../permissions.ts';

const LINKS: readonly { id: string; label: string; path: string; needs: PermissionKey }[] = [
  { id: 'edit-issue', label: 'Edit', path: 'EditIssue!default.jspa', needs: 'EDIT_ISSUES' },
  { id: 'comment-issue', label: 'Add comment', path: 'AddComment!default.jspa', needs: 'ADD_COMMENTS' },
  { id: 'assign-issue', label: 'Assign', path: 'AssignIssue!default.jspa', needs: 'ASSIGN_ISSUES' },
  { id: 'link-issue', label: 'Link', path: 'LinkJiraIssue!default.jspa', needs: 'LINK_ISSUES' },
  { id: 'delete-issue', label: 'Delete', path: 'DeleteIssue!default.jspa', needs: 'DELETE_ISSUES' },
];

/** What the caller may do with the issue, as the view's menu groups it. */
export function issueOperations(call: Call, issue: Issue): Record<string, unknown> {
  const base = `/secure`;
  const actions = LINKS.filter(({ needs }) => can(call, needs, { issue })).map(({ id, label, path }, at) => ({
    id,
    label,
    title: label,
    href: `${base}/${path}?id=${issue.id}`,
    weight: (at + 1) * 10,
  }));
  const steps = transitionsOf(call, issue).map((transition, at) => ({
    id: `action_id_${transition.id}`,
    label: transition.name,
    title: transition.name,
    href: `${base}/WorkflowUIDispatcher.jspa?id=${issue.id}&action=${transition.id}`,
    weight: (at + 1) * 10,
  }));
  return {
    linkGroups: [
      {
        id: 'view.issue.opsbar',
        groups: [
          { id: 'edit-group', weight: 1, links: actions, groups: [] },
          { id: 'transitions-all', weight: 2, links: steps, groups: [] },
        ],
        links: [],
      },
    ],
  };
}
