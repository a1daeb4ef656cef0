import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specsDirectory } from '../support/specs-directory.ts';
import { type StrictClient, type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();

describe.skipIf(specs === undefined)('a strict client works with projects and people', () => {
  let jira: StrictJira;
  let client: StrictClient;
  let projectId: number;
  let issueId: number;

  beforeAll(async () => {
    jira = await strictJira(specs ?? '');
    client = jira.as(jira.sample.admin);
    projectId = Number(jira.sample.dev.id);
    const fields = { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'One' };
    issueId = Number((await client.issues.createIssue({ fields })).id);
  });

  afterAll(async () => {
    await jira.server.stop();
    process.stdout.write(`${jira.checker.report()}\n`);
    expect(jira.checker.mismatches).toEqual([]);
  });

  test('users are read, searched and picked', async () => {
    const { accountId } = jira.sample.developer;
    expect((await client.users.getUser({ accountId, expand: 'groups,applicationRoles' })).displayName).toBe(
      'Dora',
    );
    expect((await client.userSearch.findUsers({ query: 'dor' })).map((user) => user.accountId)).toEqual([
      accountId,
    ]);
    expect((await client.users.getAllUsers({})).length).toBeGreaterThan(2);
    expect(await client.users.getAllUsersDefault({})).not.toHaveLength(0);
    const assignable = await client.userSearch.findAssignableUsers({ project: 'DEV' });
    expect(assignable.map((user) => user.accountId)).toContain(accountId);
    expect(await client.userSearch.findBulkAssignableUsers({ projectKeys: 'DEV' })).not.toHaveLength(0);
    expect(
      await client.userSearch.findUsersWithBrowsePermission({ query: 'a', projectKey: 'DEV' }),
    ).not.toHaveLength(0);
    expect((await client.userSearch.findUsersForPicker({ query: 'dora' })).users).toHaveLength(1);
    const groups = await client.users.getUserGroups({ accountId });
    expect(groups.map(({ name }) => name)).toEqual(['jira-users']);
    const both = await client.groupAndUserPicker.findUsersAndGroups({ query: 'jira' });
    expect(both.groups?.groups?.length).toBeGreaterThan(0);
  });

  test('groups are made, filled, listed and removed', async () => {
    const group = await client.groups.createGroup({ name: 'testers' });
    const { accountId } = jira.sample.developer;
    await client.groups.addUserToGroup({ groupname: 'testers', accountId });
    const members = await client.groups.getUsersFromGroup({ groupname: 'testers' });
    expect(members.values?.map((user) => user.accountId)).toEqual([accountId]);
    expect((await client.groups.findGroups({ query: 'test' })).groups?.map(({ name }) => name)).toEqual([
      'testers',
    ]);
    await client.groups.removeUserFromGroup({ groupname: 'testers', accountId });
    await client.groups.removeGroup({ groupname: group.name ?? '' });
  });

  test('permissions are told for oneself and for others', async () => {
    const mine = await client.permissions.getMyPermissions({
      projectKey: 'DEV',
      permissions: 'EDIT_ISSUES,ADMINISTER',
    });
    expect(mine.permissions?.['EDIT_ISSUES']?.havePermission).toBe(true);
    expect(
      Object.keys((await client.permissions.getAllPermissions()).permissions ?? {}).length,
    ).toBeGreaterThan(30);
    const bulk = await client.permissions.getBulkPermissions({
      accountId: jira.sample.developer.accountId,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [projectId], issues: [issueId] }],
    });
    expect(bulk.globalPermissions).toEqual([]);
    expect(bulk.projectPermissions?.[0]).toMatchObject({ permission: 'EDIT_ISSUES', projects: [projectId] });
    const permitted = await client.permissions.getPermittedProjects({ permissions: ['BROWSE_PROJECTS'] });
    expect(permitted.projects?.map((project) => project.key)).toEqual(['DEV', 'SUP']);
    expect(
      (await client.permissionSchemes.getAllPermissionSchemes({})).permissionSchemes?.length,
    ).toBeGreaterThan(0);
    const scheme = await client.projectPermissionSchemes.getAssignedPermissionScheme({
      projectKeyOrId: 'DEV',
    });
    expect(scheme.id).toBeDefined();
  });

  test('projects are searched, made, changed, archived and removed', async () => {
    const found = await client.projects.searchProjects({
      expand: 'description,lead,issueTypes,projectKeys,url',
    });
    expect(found.values?.map((project) => project.key)).toEqual(['DEV', 'SUP']);
    const made = await client.projects.createProject({
      key: 'NEW',
      name: 'New one',
      projectTypeKey: 'software',
      leadAccountId: jira.sample.admin.accountId,
    });
    expect(made.key).toBe('NEW');
    await client.projects.updateProject({ projectIdOrKey: 'NEW', name: 'Newer one' });
    expect(
      (await client.projects.getProject({ projectIdOrKey: 'NEW', expand: 'lead,issueTypes' })).name,
    ).toBe('Newer one');
    expect((await client.projects.getAllStatuses({ projectIdOrKey: 'NEW' })).length).toBeGreaterThan(0);
    const at = { projectIdOrKey: 'NEW', propertyKey: 'p' };
    await client.projectProperties.setProjectProperty({ ...at, body: { n: 1 } });
    expect((await client.projectProperties.getProjectProperty(at)).value).toEqual({ n: 1 });
    expect(
      (await client.projectProperties.getProjectPropertyKeys({ projectIdOrKey: 'NEW' })).keys,
    ).toHaveLength(1);
    await client.projectProperties.deleteProjectProperty(at);
    await client.projects.archiveProject({ projectIdOrKey: 'NEW' });
    // An archived project is not deleted, and the client has no method for restoring one.
    const restore = { url: '/rest/api/3/project/NEW/restore', method: 'POST' as const };
    await jira.plain(jira.sample.admin).sendRequest(restore);
    await client.projects.deleteProject({ projectIdOrKey: 'NEW', enableUndo: false });
    expect((await client.projectTypes.getAllProjectTypes()).map(({ key }) => key)).toContain('service_desk');
    const taken = await client.projectKeyAndNameValidation.validateProjectKey({ key: 'DEV' });
    expect(Object.keys(taken.errors ?? {})).toEqual(['projectKey']);
  });

  test('roles and their actors', async () => {
    const roles = await client.projectRoles.getAllProjectRoles();
    const role = roles.find(({ name }) => name === 'Administrators');
    const at = { projectIdOrKey: 'DEV', id: role?.id ?? 0 };
    await client.projectRoleActors.addActorUsers({ ...at, user: [jira.sample.developer.accountId] });
    const filled = await client.projectRoles.getProjectRole(at);
    expect(filled.actors?.map(({ displayName }) => displayName)).toContain('Dora');
    await client.projectRoleActors.deleteActor({ ...at, user: jira.sample.developer.accountId });
    expect(Object.keys(await client.projectRoles.getProjectRoles({ projectIdOrKey: 'DEV' }))).toContain(
      'Administrators',
    );
  });

  test('versions', async () => {
    const one = await client.projectVersions.createVersion({
      name: '1.0',
      projectId,
      releaseDate: '2026-05-01',
    });
    const two = await client.projectVersions.createVersion({ name: '2.0', projectId });
    const first = one.id ?? '';
    await client.projectVersions.updateVersion({ id: first, body: { released: true, description: 'Out' } });
    expect((await client.projectVersions.getVersion({ id: first })).released).toBe(true);
    expect((await client.projectVersions.getProjectVersions({ projectIdOrKey: 'DEV' })).length).toBe(2);
    const page = await client.projectVersions.getProjectVersionsPaginated({
      projectIdOrKey: 'DEV',
      orderBy: '-name',
    });
    expect(page.values?.map(({ name }) => name)).toEqual(['2.0', '1.0']);
    await client.projectVersions.moveVersion({ id: first, position: 'Last' });
    expect((await client.projectVersions.getVersionRelatedIssues({ id: first })).issuesFixedCount).toBe(0);
    expect(
      (await client.projectVersions.getVersionUnresolvedIssues({ id: first })).issuesUnresolvedCount,
    ).toBe(0);
    await client.projectVersions.mergeVersions({ id: first, moveIssuesTo: two.id ?? '' });
    await client.projectVersions.deleteAndReplaceVersion({ id: two.id ?? '' });
  });

  test('components', async () => {
    const made = await client.projectComponents.createComponent({
      project: 'DEV',
      name: 'Engine',
      description: 'Hums',
    });
    const componentId = made.id ?? '';
    await client.projectComponents.updateComponent({ id: componentId, body: { name: 'Motor' } });
    expect((await client.projectComponents.getComponent({ id: componentId })).name).toBe('Motor');
    expect(await client.projectComponents.getProjectComponents({ projectIdOrKey: 'DEV' })).toHaveLength(1);
    const page = await client.projectComponents.getProjectComponentsPaginated({ projectIdOrKey: 'DEV' });
    expect(page.values?.map(({ name }) => name)).toEqual(['Motor']);
    expect((await client.projectComponents.getComponentRelatedIssues({ id: componentId })).issueCount).toBe(
      0,
    );
    await client.projectComponents.deleteComponent({ id: componentId });
  });

  test('filters and labels', async () => {
    const made = await client.filters.createFilter({ name: 'Mine', jql: 'project = DEV' });
    const filterId = Number(made.id);
    expect((await client.filters.getFilter({ id: filterId })).jql).toBe('project = DEV');
    await client.filters.updateFilter({ id: filterId, body: { name: 'Still mine', jql: 'project = SUP' } });
    await client.filters.setFavouriteForFilter({ id: filterId });
    expect((await client.filters.getFavouriteFilters({})).map(({ name }) => name)).toEqual(['Still mine']);
    expect(await client.filters.getMyFilters({})).toHaveLength(1);
    expect((await client.filters.getFiltersPaginated({ expand: 'jql,owner' })).total).toBe(1);
    await client.filters.deleteFilter({ id: filterId });
    expect((await client.labels.getAllLabels({})).isLast).toBe(true);
  });
});
