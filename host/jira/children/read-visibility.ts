import * as z from 'zod';
import type { Call } from '../call.ts';
import { fieldErrors } from '../jira-error.ts';
import { projectOf } from '../lookup.ts';
import type { Comment, Issue, User } from '../model.ts';
import { isInGroup, isInRole, userOf } from '../permissions.ts';

/** The group or role that a comment or worklog is shown to; null shows it to everybody who sees the issue. */
export type Visibility = Comment['visibility'];

/** As a body carries it; `{}` and null lift a restriction. */
export const visibilityInput = z
  .object({
    type: z.enum(['group', 'role']).nullish(),
    value: z.string().nullish(),
    identifier: z.union([z.string(), z.number().transform(String)]).nullish(),
  })
  .nullish();
type VisibilityInput = z.infer<typeof visibilityInput>;

const refuse = (message: string) => fieldErrors({ commentLevel: message });

/** The restriction that a body asks for. Only members of a group or role may restrict something to it. */
export function readVisibility(call: Call, issue: Issue, input: VisibilityInput): Visibility {
  if (!input?.type) return null;
  const wanted = input.identifier ?? input.value;
  if (!wanted) throw refuse(`The ${input.type} to restrict to is missing; name it in visibility.value.`);
  const user = userOf(call.state, call.principal);
  if (input.type === 'group') return groupVisibility(call, wanted, user);
  const role = call.state.roles.find(({ id, name }) => id === wanted || name === wanted);
  if (!role) throw refuse(`Role: ${wanted} does not exist.`);
  if (!user || !isInRole(call.state, user, role.id, projectOf(call.state, issue))) {
    throw refuse(`You are currently not a member of the project role: ${role.name}.`);
  }
  return { type: 'role', value: role.name, identifier: role.name };
}

function groupVisibility(call: Call, wanted: string, user: User | undefined): Visibility {
  const { groups } = call.state;
  const group = groups.get(wanted) ?? groups.by('name', wanted.toLowerCase())[0];
  if (!group) throw refuse(`Group: ${wanted} does not exist.`);
  if (!user || !isInGroup(call.state, user, group.name)) {
    throw refuse(`You are currently not a member of the group: ${group.name}.`);
  }
  return { type: 'group', value: group.name, identifier: group.groupId };
}
