import type { Call } from '../call.ts';
import type { Group, User } from '../model.ts';
import { asPrincipal, can } from '../permissions.ts';
import { self } from '../shape/link.ts';
import { userRef } from '../shape/user.ts';
import type { JiraState } from '../state.ts';
import {
  FieldError,
  type FieldKind,
  type FieldPlace,
  isObject,
  isString,
  listKind,
  singleKind,
} from './field-kind.ts';

const nameOf = (state: JiraState, accountId: string) => state.users.get(accountId)?.displayName ?? accountId;

/** The account that `{accountId}` or `{id}` names; null empties the field. */
function parseUser(input: unknown, { call, field }: FieldPlace): User {
  if (!isObject(input)) throw new FieldError('expected Object');
  const accountId = input['accountId'] ?? input['id'];
  if (typeof accountId !== 'string') throw new FieldError(`Specify a valid accountId for ${field.name}`);
  const user = call.state.users.get(accountId);
  if (!user) throw new FieldError(`Specify a valid value for ${field.id}`);
  return user;
}

const userBeanOf = (accountId: string, call: Call) => userRef(call, accountId);

export const USER: FieldKind = singleKind(isString, {
  parse: (input, at) => (namesNobody(input) ? undefined : parseUser(input, at).accountId),
  bean: userBeanOf,
  log: (accountId, state) => ({ id: accountId, text: nameOf(state, accountId) }),
});

/** `-1` stands for the project's default assignee, which is nobody: sites here allow unassigned issues. */
export const ASSIGNEE: FieldKind = {
  ...USER,
  parse: (input, at) => {
    if (input === undefined || namesNobody(input)) return undefined;
    if (isObject(input) && (input['accountId'] ?? input['id']) === '-1') return undefined;
    const user = parseAssignee(input, at);
    const assignable = can({ state: at.call.state, principal: asPrincipal(user) }, 'ASSIGNABLE_USER', {
      project: at.project,
    });
    if (!assignable) throw new FieldError(`User '${user.accountId}' cannot be assigned issues.`);
    return user.accountId;
  },
};

export const REPORTER: FieldKind = {
  ...USER,
  parse: (input, at) => {
    if (namesNobody(input) || input === undefined) throw new FieldError('Reporter is required.');
    const user = parseUser(input, at);
    if (!user.active) throw new FieldError('The reporter specified is not a user.');
    return user.accountId;
  },
};

export const USERS: FieldKind = listKind({
  parse: (input, at) => parseUser(input, at).accountId,
  bean: userBeanOf,
  text: (accountId, state) => nameOf(state, accountId),
  logged: 'ids',
  empty: null,
});

/** Request participants show an empty list where nobody takes part. */
export const PARTICIPANTS: FieldKind = { ...USERS, emptyBean: [] };

function parseGroup(input: unknown, { call, field }: FieldPlace): Group {
  const name = isObject(input) ? input['name'] : input;
  const groupId = isObject(input) ? input['groupId'] : undefined;
  const group =
    typeof groupId === 'string'
      ? call.state.groups.get(groupId)
      : typeof name === 'string'
        ? call.state.groups.by('name', name.toLowerCase())[0]
        : undefined;
  if (!group) throw new FieldError(`Could not find group for ${field.name}: ${String(groupId ?? name)}`);
  return group;
}

function groupBean(groupId: string, call: Call): Record<string, unknown> {
  const name = call.state.groups.get(groupId)?.name ?? groupId;
  return { name, groupId, self: self(call, `group?groupId=${encodeURIComponent(groupId)}`) };
}

const groupName = (state: JiraState, groupId: string) => state.groups.get(groupId)?.name ?? groupId;

export const GROUP: FieldKind = singleKind(isString, {
  parse: (input, at) => parseGroup(input, at).groupId,
  bean: groupBean,
  log: (groupId, state) => ({ id: null, text: groupName(state, groupId) }),
});

export const GROUPS: FieldKind = listKind({
  parse: (input, at) => parseGroup(input, at).groupId,
  bean: groupBean,
  text: (groupId, state) => groupName(state, groupId),
  logged: 'ids',
  empty: null,
});

/** `{accountId: null}` and `{id: null}` empty the field like null does. */
function namesNobody(input: unknown): boolean {
  if (input === null) return true;
  if (!isObject(input)) return false;
  return (input['accountId'] ?? null) === null && (input['id'] ?? null) === null && 'accountId' in input;
}

function parseAssignee(input: unknown, at: FieldPlace): User {
  const accountId = isObject(input) ? (input['accountId'] ?? input['id']) : undefined;
  if (typeof accountId === 'string' && !at.call.state.users.has(accountId)) {
    throw new FieldError(`User '${accountId}' cannot be assigned issues.`);
  }
  return parseUser(input, at);
}
