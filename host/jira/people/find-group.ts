import type { RestCall } from '../call.ts';
import { badRequest, forbidden, notFound } from '../jira-error.ts';
import type { Group, User } from '../model.ts';
import { can, isSiteAdmin } from '../permissions.ts';
import { self } from '../shape/link.ts';

/** The group that `groupId` or `groupname` names; 404 when there is none. */
export function groupOf(call: RestCall): Group {
  const id = call.query.get('groupId');
  const name = call.query.get('groupname');
  if (id === null && name === null) throw badRequest("Either 'groupId' or 'groupname' has to be given.");
  return id === null ? groupNamed(call, name ?? '') : groupWithId(call, id);
}

export function groupWithId(call: RestCall, id: string): Group {
  const group = call.state.groups.get(id);
  if (group === undefined) throw notFound(`The group with ID '${id}' does not exist.`);
  return group;
}

export function groupNamed(call: RestCall, name: string): Group {
  const group = call.state.groups.by('name', name.toLowerCase())[0];
  if (group === undefined) throw notFound(`The group named '${name}' does not exist.`);
  return group;
}

export function membersOf(call: RestCall, group: Group): User[] {
  return call.state.users
    .by('group', group.name)
    .sort((left, right) => left.displayName.localeCompare(right.displayName, 'en'));
}

export function groupRef(call: RestCall, { name, groupId }: Group): Record<string, unknown> {
  return { name, groupId, self: self(call, `group?groupId=${groupId}`) };
}

export function needsAdmin(call: RestCall): void {
  if (!isSiteAdmin(call))
    throw forbidden('You are not authorized to perform this action. Administrator privileges are required.');
}

export function needsBrowseUsers(call: RestCall): void {
  if (!can(call, 'USER_PICKER') && !isSiteAdmin(call)) {
    throw forbidden('You do not have permission to browse users and groups.');
  }
}
