import type { Call } from '../../jira/call.ts';
import { avatarUrls } from '../../jira/shape/link.ts';
import { seesAddress } from '../../jira/shape/user.ts';

/** UserDTO. The site owns the accounts of its customers, so whoever meets one sees the address. */
export function userDto(call: Call, accountId: string): Record<string, unknown> {
  const user = call.state.users.get(accountId);
  const address = user && (user.accountType === 'customer' || seesAddress(call, user));
  const link = `${call.jira.baseUrl}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}`;
  return {
    accountId,
    ...(address && user.emailAddress !== '' ? { emailAddress: user.emailAddress } : {}),
    displayName: user?.displayName ?? 'Former user',
    active: user?.active ?? false,
    timeZone: user?.timeZone ?? 'Etc/UTC',
    _links: { jiraRest: link, avatarUrls: avatarUrls(call, 'user', '10335'), self: link },
  };
}
