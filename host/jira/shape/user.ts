import type { Call } from '../call.ts';
import type { User } from '../model.ts';
import { avatarUrls, self } from './link.ts';

const USER_AVATAR = '10335';

/** A user as fields and authors show one. The address is there only where its owner lets others see it. */
export function userBean(call: Call, user: User): Record<string, unknown> {
  return {
    self: self(call, `user?accountId=${encodeURIComponent(user.accountId)}`),
    accountId: user.accountId,
    ...(seesAddress(call, user) ? { emailAddress: user.emailAddress } : {}),
    avatarUrls: avatarUrls(call, 'user', USER_AVATAR),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    accountType: user.accountType,
  };
}

/** The user behind an account id; an account that no longer exists is shown as a former user. */
export function userRef(call: Call, accountId: string): Record<string, unknown> {
  const user = call.state.users.get(accountId);
  return userBean(call, user ?? formerUser(accountId));
}

export function seesAddress(call: Call, user: User): boolean {
  return user.emailAddress !== '' && (user.emailVisible || user.accountId === call.accountId);
}

function formerUser(accountId: string): User {
  return {
    accountId,
    accountType: 'atlassian',
    displayName: 'Former user',
    emailAddress: '',
    emailVisible: false,
    active: false,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    groups: [],
    properties: {},
  };
}

/** Time zone in which the caller reads times: its own, else the site's. */
export function callerTimeZone(call: Call): string {
  const user = call.accountId === null ? undefined : call.state.users.get(call.accountId);
  return user?.timeZone ?? siteTimeZone(call);
}

export function siteTimeZone(call: Pick<Call, 'state'>): string {
  return call.state.settings.get('settings')?.timeZone ?? 'Etc/UTC';
}
