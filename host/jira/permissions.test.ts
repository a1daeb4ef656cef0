import { describe, expect, it } from 'vitest';
import { ROLE_ADMINISTRATORS, ROLE_APPS, ROLE_SERVICE_TEAM } from './catalogue/people.ts';
import { can, isSiteAdmin, usersWith } from './permissions.ts';
import { sampleSite } from './sample-site.ts';

describe('permissions', () => {
  it('let every licensed user work in a software project and only administrators administer it', () => {
    const { site, developer, outsider, admin, dev } = sampleSite();
    const asking = (accountId: string) =>
      ({ state: site.state, principal: { kind: 'user', accountId } }) as const;
    expect(can(asking(developer.accountId), 'EDIT_ISSUES', { project: dev })).toBe(true);
    expect(can(asking(developer.accountId), 'DELETE_ISSUES', { project: dev })).toBe(false);
    expect(can(asking(developer.accountId), 'ADMINISTER_PROJECTS', { project: dev })).toBe(false);
    expect(can(asking(outsider.accountId), 'BROWSE_PROJECTS', { project: dev })).toBe(false);
    expect(can(asking(admin.accountId), 'ADMINISTER_PROJECTS', { project: dev })).toBe(true);
    expect(isSiteAdmin(asking(admin.accountId))).toBe(true);
  });

  it('follow the people of a role', () => {
    const { site, developer, sup } = sampleSite();
    const asking = {
      state: site.state,
      principal: { kind: 'user', accountId: developer.accountId },
    } as const;
    expect(can(asking, 'BROWSE_PROJECTS', { project: sup })).toBe(true);
    const roles = { ...sup.roles, [ROLE_SERVICE_TEAM]: { users: [], groups: [] } };
    expect(can(asking, 'BROWSE_PROJECTS', { project: { ...sup, roles } })).toBe(false);
    const leads = { ...roles, [ROLE_ADMINISTRATORS]: { users: [], groups: ['jira-users'] } };
    expect(can(asking, 'ADMINISTER_PROJECTS', { project: { ...sup, roles: leads } })).toBe(true);
  });

  it('leave nothing to a user who is no longer active, and nothing in the trash', () => {
    const { site, developer, dev } = sampleSite();
    const asking = {
      state: site.state,
      principal: { kind: 'user', accountId: developer.accountId },
    } as const;
    expect(can(asking, 'BROWSE_PROJECTS', { project: { ...dev, state: 'trashed' } })).toBe(false);
    site.state.users.put({ ...developer, active: false });
    expect(can(asking, 'BROWSE_PROJECTS', { project: dev })).toBe(false);
  });

  it('make an app an administrator by its scopes, and a member of every project by its role', () => {
    const { site, app, dev } = sampleSite();
    const asking = (scopes: string[]) => ({ state: site.state, principal: { ...app, scopes } });
    expect(isSiteAdmin(asking(['read:jira-work']))).toBe(false);
    expect(isSiteAdmin(asking(['manage:jira-configuration']))).toBe(true);
    expect(can(asking([]), 'ADMINISTER_PROJECTS', { project: dev })).toBe(false);
    expect(can(asking(['manage:jira-project']), 'ADMINISTER_PROJECTS', { project: dev })).toBe(true);
    expect(can(asking([]), 'EDIT_ISSUES', { project: dev })).toBe(true);
    const scheme = site.state.permissionSchemes.get(dev.permissionSchemeId);
    const grants = (scheme?.grants ?? []).filter(
      ({ holder }) => !(holder.type === 'projectRole' && holder.parameter === ROLE_APPS),
    );
    if (scheme) site.state.permissionSchemes.put({ ...scheme, grants });
    expect(can(asking([]), 'EDIT_ISSUES', { project: dev })).toBe(false);
  });

  it('find everybody who can be assigned', () => {
    const { site, sup, admin, developer, app } = sampleSite();
    const names = usersWith(site.state, 'ASSIGNABLE_USER', { project: sup }).map(
      ({ accountId }) => accountId,
    );
    expect(names).toEqual([admin.accountId, developer.accountId, app.accountId]);
  });
});
