import type { Call } from './call.ts';
import type { Comment, Project } from './model.ts';
import { isInGroup, isInRole, userOf } from './permissions.ts';

/** Whether the caller may see what is restricted to a role or a group; null restricts nothing. */
export function seesRestricted(call: Call, restriction: Comment['visibility'], project: Project): boolean {
  if (restriction === null) return true;
  const user = userOf(call.state, call.principal);
  if (!user) return false;
  if (restriction.type === 'role') {
    const role = call.state.roles.find(
      ({ id, name }) => id === restriction.identifier || name === restriction.value,
    );
    return role !== undefined && isInRole(call.state, user, role.id, project);
  }
  const group = call.state.groups.get(restriction.identifier);
  return isInGroup(call.state, user, group?.name ?? restriction.value);
}
