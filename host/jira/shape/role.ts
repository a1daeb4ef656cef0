import type { Call } from '../call.ts';
import type { Project, Role } from '../model.ts';
import { self } from './link.ts';

/** A role without its people. */
export function roleBean(call: Call, role: Role): Record<string, unknown> {
  return {
    self: self(call, `role/${role.id}`),
    name: role.name,
    id: Number(role.id),
    description: role.description,
  };
}

/** A role with the people who have it in a project. */
export function projectRoleBean(
  call: Call,
  project: Project,
  role: Role,
  withInactive = true,
): Record<string, unknown> {
  const { users, groups } = project.roles[role.id] ?? { users: [], groups: [] };
  const people = users
    .flatMap((id) => call.state.users.get(id) ?? [])
    .filter(({ active }) => withInactive || active)
    .map(({ accountId, displayName }, at) => ({
      id: actorId(role, at),
      displayName,
      type: 'atlassian-user-role-actor',
      actorUser: { accountId },
    }));
  const teams = groups.map((name, at) => {
    const group = call.state.groups.by('name', name.toLowerCase())[0];
    return {
      id: actorId(role, users.length + at),
      displayName: name,
      type: 'atlassian-group-role-actor',
      name,
      actorGroup: { name, displayName: name, ...(group === undefined ? {} : { groupId: group.groupId }) },
    };
  });
  return {
    ...roleBean(call, role),
    self: self(call, `project/${project.id}/role/${role.id}`),
    actors: [...teams, ...people],
  };
}

const actorId = (role: Role, at: number): number => Number(role.id) * 1000 + at;
