import { findProject, findUser } from '../find-named.ts';
import type { JqlFunction } from './function-registry.ts';

/** Functions about people and what they own. */
export const ownerFunctions: readonly JqlFunction[] = [
  {
    name: 'currentUser',
    label: 'currentUser()',
    kinds: ['user'],
    list: false,
    arguments: [0, 0],
    call: (_, view) => (view.user === null ? [] : [view.user.accountId]),
  },
  {
    name: 'membersOf',
    label: 'membersOf("")',
    kinds: ['user'],
    list: true,
    arguments: [1, 1],
    call: ([name = ''], view) => {
      const group = view.groups.find(
        (entry) => entry.groupId === name || entry.name.toLowerCase() === name.toLowerCase(),
      );
      if (group === undefined) {
        return {
          problem: `Function 'membersOf' can not generate a list of usernames for group '${name}'; the group does not exist.`,
        };
      }
      return view.users.filter((user) => user.groups.includes(group.name)).map((user) => user.accountId);
    },
  },
  {
    name: 'organizationMembers',
    label: 'organizationMembers("")',
    kinds: ['user'],
    list: true,
    arguments: [1, Number.POSITIVE_INFINITY],
    call: (names, view) => {
      const wanted = names.map((name) => name.toLowerCase());
      const found = view.organizations.filter(({ name }) => wanted.includes(name.toLowerCase()));
      const missing = names.find(
        (name) => !found.some((one) => one.name.toLowerCase() === name.toLowerCase()),
      );
      if (missing !== undefined) return { problem: `The organization '${missing}' does not exist.` };
      return found.flatMap(({ memberIds }) => memberIds);
    },
  },
  {
    name: 'projectsLeadByUser',
    label: 'projectsLeadByUser()',
    kinds: ['project'],
    list: true,
    arguments: [0, 1],
    call: ([who], view) => {
      const user = who === undefined ? view.user : findUser(who, view);
      if (user === undefined || user === null) return userProblem('projectsLeadByUser', who);
      return view.projects.filter((project) => project.leadAccountId === user.accountId).map(({ id }) => id);
    },
  },
  {
    name: 'projectsWhereUserHasPermission',
    label: 'projectsWhereUserHasPermission("")',
    kinds: ['project'],
    list: true,
    arguments: [1, 1],
    call: ([permission = ''], view) => {
      const key = permission
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, '_');
      return view.projects.filter((project) => view.hasPermission(key, project.id)).map(({ id }) => id);
    },
  },
  {
    name: 'projectsWhereUserHasRole',
    label: 'projectsWhereUserHasRole("")',
    kinds: ['project'],
    list: true,
    arguments: [1, 1],
    call: ([name = ''], view) => {
      const role = view.roles.find(
        (entry) => entry.id === name || entry.name.toLowerCase() === name.toLowerCase(),
      );
      if (role === undefined) {
        return {
          problem: `Function 'projectsWhereUserHasRole' can not generate a list of projects for role '${name}'; the role does not exist.`,
        };
      }
      const user = view.user;
      if (user === null) return [];
      return view.projects
        .filter((project) => {
          const actors = project.roles[role.id];
          return (
            actors !== undefined &&
            (actors.users.includes(user.accountId) ||
              actors.groups.some((group) => user.groups.includes(group)))
          );
        })
        .map(({ id }) => id);
    },
  },
  {
    name: 'componentsLeadByUser',
    label: 'componentsLeadByUser()',
    kinds: ['component'],
    list: true,
    arguments: [0, 1],
    call: ([who], view) => {
      const user = who === undefined ? view.user : findUser(who, view);
      if (user === undefined || user === null) return userProblem('componentsLeadByUser', who);
      return view.components
        .filter((component) => component.leadAccountId === user.accountId)
        .map(({ id }) => id);
    },
  },
  {
    name: 'standardIssueTypes',
    label: 'standardIssueTypes()',
    kinds: ['issuetype'],
    list: true,
    arguments: [0, 0],
    call: (_, view) => view.issueTypes.filter((type) => !type.subtask).map(({ id }) => id),
  },
  {
    name: 'subtaskIssueTypes',
    label: 'subtaskIssueTypes()',
    kinds: ['issuetype'],
    list: true,
    arguments: [0, 0],
    call: (_, view) => view.issueTypes.filter((type) => type.subtask).map(({ id }) => id),
  },
  {
    name: 'cascadeOption',
    label: 'cascadeOption("")',
    kinds: ['option'],
    list: true,
    arguments: [1, 2],
    call: (args, view, field) => {
      const definition = view.fields.find((entry) => entry.schema.customId === field.customId);
      const wanted = (args[0] ?? '').toLowerCase();
      const parent = definition?.options.find(
        (option) => option.id === wanted || option.value.toLowerCase() === wanted,
      );
      if (parent === undefined)
        return { problem: `The option '${args[0] ?? ''}' for function 'cascadeOption' does not exist.` };
      const child = args[1]?.toLowerCase();
      if (child === undefined) return [parent.id];
      if (child === 'none') return [`${parent.id}/none`];
      const option = parent.children.find(
        (entry) => entry.id === child || entry.value.toLowerCase() === child,
      );
      if (option === undefined)
        return { problem: `The option '${args[1] ?? ''}' for function 'cascadeOption' does not exist.` };
      return [option.id];
    },
  },
  ...(['openSprints', 'closedSprints', 'futureSprints'] as const).map((name): JqlFunction => {
    const state = ({ openSprints: 'active', closedSprints: 'closed', futureSprints: 'future' } as const)[
      name
    ];
    return {
      name,
      label: `${name}()`,
      kinds: ['sprint'],
      list: true,
      arguments: [0, 0],
      call: (_, view) => view.sprints.filter((sprint) => sprint.state === state).map(({ id }) => id),
    };
  }),
];

function userProblem(name: string, who: string | undefined): { readonly problem: string } {
  return who === undefined
    ? { problem: `Function '${name}' cannot be called as anonymous user.` }
    : { problem: `Function '${name}' can not generate a list for user '${who}'; the user does not exist.` };
}

/** Keys or names of projects among a function's arguments; a string that is none is told. */
export function projectsNamed(
  args: readonly string[],
  view: Parameters<typeof findProject>[1],
): { readonly ids: readonly string[] } | { readonly missing: string } {
  const ids: string[] = [];
  for (const name of args) {
    const project = findProject(name, view);
    if (project === undefined) return { missing: name };
    ids.push(project.id);
  }
  return { ids };
}
