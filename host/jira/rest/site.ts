import { ok, type RestCall } from '../call.ts';
import { unauthorized } from '../jira-error.ts';
import type { User } from '../model.ts';
import { get, type Route } from '../route.ts';
import { SCOPE_USER } from '../scopes.ts';
import { listParameter } from '../shape/issue-bean.ts';
import { self } from '../shape/link.ts';
import { siteTimeZone, userBean } from '../shape/user.ts';
import { formatTime } from '../time-format.ts';

/** The caller's own account; 401 for a stranger or an account that has been removed. */
function caller(call: RestCall): User {
  const user = call.accountId === null ? undefined : call.state.users.get(call.accountId);
  if (!user) throw unauthorized();
  return user;
}

function myself(call: RestCall) {
  const user = caller(call);
  const expand = new Set(listParameter(call.query, 'expand'));
  const groups = user.groups.flatMap((name) => call.state.groups.by('name', name.toLowerCase()));
  const groupItems = groups.map(({ name, groupId }) => ({
    name,
    groupId,
    self: self(call, `group?groupId=${groupId}`),
  }));
  return ok({
    ...userBean(call, user),
    emailAddress: user.emailAddress,
    locale: user.locale,
    groups: { size: groups.length, items: expand.has('groups') ? groupItems : [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
}

function serverInfo(call: RestCall) {
  const time = (at: number) => formatTime(at, siteTimeZone(call));
  return ok({
    baseUrl: call.jira.baseUrl,
    displayUrl: call.jira.baseUrl,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100290,
    buildDate: time(Date.UTC(2026, 8, 1)),
    serverTime: time(call.now),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: call.jira.name,
    serverTimeZone: siteTimeZone(call),
  });
}

export const siteRoutes: readonly Route[] = [
  get('/rest/api/3/myself', myself, { scopes: SCOPE_USER, points: 'identity' }),
  get('/rest/api/3/serverInfo', serverInfo, { anonymous: true, points: 'flat' }),
];
