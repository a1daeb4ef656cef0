import type { RestCall } from '../call.ts';
import type { User } from '../model.ts';
import { can } from '../permissions.ts';
import type { PageRequest } from '../shape/page.ts';
import { seesAddress } from '../shape/user.ts';

/** Searches look at the first so many users only. */
const MOST_SEARCHED = 1000;

/** Whether names and addresses of other people may be looked up at all. */
export function mayBrowseUsers(call: RestCall): boolean {
  return can(call, 'USER_PICKER');
}

/** Active users whose name or visible address has a word that begins with the text; all for an empty text. */
export function usersMatching(call: RestCall, text: string, users = call.state.users.all()): User[] {
  const wanted = text.trim().toLowerCase();
  return users
    .filter((user) => user.active && fits(call, user, wanted))
    .sort((left, right) => left.displayName.localeCompare(right.displayName, 'en'))
    .slice(0, MOST_SEARCHED);
}

function fits(call: RestCall, user: User, wanted: string): boolean {
  if (wanted === '' || user.accountId === wanted) return true;
  const name = user.displayName.toLowerCase();
  if (name.startsWith(wanted) || name.split(/[\s.'-]+/).some((word) => word.startsWith(wanted))) return true;
  return seesAddress(call, user) && user.emailAddress.toLowerCase().startsWith(wanted);
}

/** Plain lists, without any frame around the page. */
export function slice<T>(list: readonly T[], { startAt, maxResults }: PageRequest): T[] {
  return list.slice(startAt, startAt + maxResults);
}

/** `key.path.in.property=value`: users with that value in one of their properties. */
export function usersWithProperty(users: readonly User[], query: string): User[] {
  const at = query.indexOf('=');
  const place = at < 0 ? query : query.slice(0, at);
  const wanted = at < 0 ? null : query.slice(at + 1);
  return users.filter((user) =>
    Object.entries(user.properties).some(([key, value]) => {
      if (place !== key && !place.startsWith(`${key}.`)) return false;
      const held = place
        .slice(key.length + 1)
        .split('.')
        .filter((step) => step !== '')
        .reduce(child, value);
      return held !== undefined && (wanted === null || String(held) === wanted);
    }),
  );
}

function child(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Object.entries(value).find(([key]) => key === step)?.[1];
}
