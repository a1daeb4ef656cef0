import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';

describe('users', () => {
  it('shows an address to its owner, and to others only where the owner lets them', async () => {
    const { rest, developer, admin } = judgedSample();
    const path = `/rest/api/3/user?accountId=${encodeURIComponent(developer.accountId)}&expand=groups`;
    expect((await rest('GET', path)).at('emailAddress')).toBeUndefined();
    const own = await rest('GET', path, undefined, developer);
    expect(own.at('emailAddress')).toBe('dora@blue.example');
    expect(own.at('groups.items.0.name')).toBe('jira-users');
    expect((await rest('GET', `/rest/api/3/user?accountId=${admin.accountId}`)).status).toBe(200);
  });

  it('answers 404 for an account that is not there and 400 for names of former times', async () => {
    const { rest } = judgedSample();
    const missing = await rest('GET', '/rest/api/3/user?accountId=nobody');
    expect(missing.status).toBe(404);
    expect(missing.at('errorMessages.0')).toBe(
      'Specified user does not exist or you do not have required permissions',
    );
    expect((await rest('GET', '/rest/api/3/user?username=ann')).status).toBe(400);
  });

  it('finds users by the beginning of a word of their name, not by a hidden address', async () => {
    const { rest, site } = judgedSample();
    site.admin.createUser({ displayName: 'Zoe Quick', emailAddress: 'zq@blue.example', emailVisible: true });
    const names = async (query: string) => {
      const { body } = await rest('GET', `/rest/api/3/user/search?${query}`);
      return Array.isArray(body) ? body.map((user: { displayName: string }) => user.displayName) : body;
    };
    expect(await names('query=qui')).toEqual(['Zoe Quick']);
    expect(await names('query=zq@')).toEqual(['Zoe Quick']);
    expect(await names('query=dora@')).toEqual([]);
    expect(await names('query=&maxResults=2')).toHaveLength(2);
    expect((await rest('GET', '/rest/api/3/user/search')).status).toBe(400);
  });

  it('finds users by a value inside one of their properties', async () => {
    const { rest, developer } = judgedSample();
    const path = `/rest/api/3/user/properties/desk?accountId=${developer.accountId}`;
    expect((await rest('PUT', path, { floor: { number: 2 } })).status).toBe(201);
    expect((await rest('PUT', path, { floor: { number: 3 } })).status).toBe(200);
    const found = await rest('GET', '/rest/api/3/user/search?property=desk.floor.number=3');
    expect(found.at('0.accountId')).toBe(developer.accountId);
    expect(found.at('1')).toBeUndefined();
  });

  it('lists who can be assigned, who may do something, and who sees an issue', async () => {
    const { rest, developer, admin, outsider } = judgedSample();
    const ids = async (path: string) => {
      const { body } = await rest('GET', `/rest/api/3/user/${path}`);
      return Array.isArray(body) ? body.map((user: { accountId: string }) => user.accountId) : body;
    };
    expect(await ids('assignable/search?project=DEV')).toEqual([admin.accountId, developer.accountId]);
    expect(await ids('assignable/search?project=DEV&query=do')).toEqual([developer.accountId]);
    expect(await ids('assignable/multiProjectSearch?projectKeys=DEV,SUP')).toContain(developer.accountId);
    expect(await ids('permission/search?permissions=DELETE_ISSUES&projectKey=DEV')).not.toContain(
      developer.accountId,
    );
    expect(await ids('viewissue/search?projectKey=SUP')).not.toContain(outsider.accountId);
    expect((await rest('GET', '/rest/api/3/user/assignable/search')).status).toBe(400);
    expect((await rest('GET', '/rest/api/3/user/assignable/search?project=NOPE')).status).toBe(404);
  });

  it('gives a page of users by id, the picker, and all users', async () => {
    const { rest, developer, admin } = judgedSample();
    const bulk = await rest(
      'GET',
      `/rest/api/3/user/bulk?accountId=${admin.accountId}&accountId=${developer.accountId}&maxResults=1`,
    );
    expect(bulk.at('total')).toBe(2);
    expect(bulk.at('isLast')).toBe(false);
    const picker = await rest('GET', '/rest/api/3/user/picker?query=dor');
    expect(picker.at('users.0.html')).toBe('<strong>Dor</strong>a');
    expect(picker.at('header')).toBe('Showing 1 of 1 matching users');
    expect((await rest('GET', '/rest/api/3/users/search?maxResults=2')).at('length')).toBe(2);
    const both = await rest('GET', '/rest/api/3/groupuserpicker?query=jira');
    expect(both.at('groups.total')).toBe(4);
  });

  it('answers structured questions about who does what', async () => {
    const { rest, developer, admin } = judgedSample();
    const fields = {
      project: { key: 'DEV' },
      issuetype: { name: 'Task' },
      summary: 's',
      assignee: { accountId: developer.accountId },
    };
    await rest('POST', '/rest/api/3/issue', { fields });
    await rest('PUT', `/rest/api/3/user/properties/desk?accountId=${admin.accountId}`, { floor: 2 });
    const ask = (query: string) =>
      rest('GET', `/rest/api/3/user/search/query?query=${encodeURIComponent(query)}`);
    expect((await ask('is assignee of DEV')).at('values.0.accountId')).toBe(developer.accountId);
    expect((await ask('is assignee of (DEV-1) AND is reporter of DEV')).at('total')).toBe(0);
    expect(
      (await ask('is assignee of DEV OR (is reporter of DEV-1 AND [desk].floor is "2")')).at('total'),
    ).toBe(2);
    expect((await ask('is friend of DEV')).status).toBe(400);
    expect((await ask('is assignee of DEV and')).at('errorMessages.0')).toBe(
      'Invalid query: expected a statement, but got its end.',
    );
    expect(
      (await rest('GET', '/rest/api/3/user/search/query/key?query=is%20reporter%20of%20DEV')).at(
        'values.0.accountId',
      ),
    ).toBe(admin.accountId);
  });

  it('tells addresses to an app that may read them, and to nobody else', async () => {
    const { rest, app, developer } = judgedSample();
    const path = `/rest/api/3/user/email?accountId=${developer.accountId}`;
    const approved = { ...app, scopes: [...app.scopes, 'read:email-address:jira'] };
    expect((await rest('GET', path, undefined, approved)).at('email')).toBe('dora@blue.example');
    expect((await rest('GET', path, undefined, app)).status).toBe(401);
    expect((await rest('GET', path)).status).toBe(401);
  });

  it('lets an admin make and remove users, and says so in events', async () => {
    const { rest, events, developer } = judgedSample();
    const body = { emailAddress: 'new@blue.example', displayName: 'New One', products: ['jira-software'] };
    const made = await rest('POST', '/rest/api/3/user', body);
    expect(made.status).toBe(201);
    expect((await rest('POST', '/rest/api/3/user', body)).status).toBe(400);
    expect((await rest('POST', '/rest/api/3/user', body, developer)).status).toBe(403);
    expect((await rest('DELETE', `/rest/api/3/user?accountId=${made.at('accountId')}`)).status).toBe(204);
    expect(events.map(({ name }) => name)).toEqual(['avi:jira:created:user', 'avi:jira:deleted:user']);
  });
});

describe('groups', () => {
  it('are made, filled, listed, emptied and deleted', async () => {
    const { rest, developer } = judgedSample();
    const made = await rest('POST', '/rest/api/3/group', { name: 'night-shift' });
    expect(made.status).toBe(201);
    const id = made.at('groupId');
    expect((await rest('POST', '/rest/api/3/group', { name: 'Night-Shift' })).status).toBe(400);
    expect(
      (await rest('POST', `/rest/api/3/group/user?groupId=${id}`, { accountId: developer.accountId })).status,
    ).toBe(201);
    const members = await rest('GET', '/rest/api/3/group/member?groupname=night-shift');
    expect(members.at('values.0.accountId')).toBe(developer.accountId);
    expect((await rest('GET', `/rest/api/3/user/groups?accountId=${developer.accountId}`)).at('1.name')).toBe(
      'night-shift',
    );
    expect((await rest('GET', '/rest/api/3/groups/picker?query=night')).at('groups.0.html')).toBe(
      '<b>night</b>-shift',
    );
    expect((await rest('GET', `/rest/api/3/group/bulk?groupId=${id}`)).at('total')).toBe(1);
    expect((await rest('GET', `/rest/api/3/group?groupId=${id}&expand=users`)).at('users.size')).toBe(1);
    expect(
      (await rest('DELETE', `/rest/api/3/group/user?groupId=${id}&accountId=${developer.accountId}`)).status,
    ).toBe(200);
    expect((await rest('DELETE', `/rest/api/3/group?groupId=${id}`)).status).toBe(200);
    expect((await rest('GET', `/rest/api/3/group?groupId=${id}`)).status).toBe(404);
  });

  it('that give access to Jira cannot be deleted', async () => {
    expect((await judgedSample().rest('DELETE', '/rest/api/3/group?groupname=jira-users')).status).toBe(400);
  });
});

describe('permissions', () => {
  it('tells which of the named ones the caller holds', async () => {
    const { rest, developer } = judgedSample();
    const path =
      '/rest/api/3/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS,DELETE_ISSUES&projectKey=DEV';
    const answer = await rest('GET', path, undefined, developer);
    expect(answer.at('permissions.ADMINISTER.havePermission')).toBe(false);
    expect(answer.at('permissions.BROWSE_PROJECTS.havePermission')).toBe(true);
    expect(answer.at('permissions.DELETE_ISSUES.havePermission')).toBe(false);
    const unknown = await rest('GET', '/rest/api/3/mypermissions?permissions=FLY');
    expect(unknown.at('errorMessages.0')).toBe('Unrecognized permission: FLY');
    expect((await rest('GET', '/rest/api/3/mypermissions')).status).toBe(400);
  });

  it('checks many projects and issues at once, for others only on behalf of an admin', async () => {
    const { rest, developer, dev, sup } = judgedSample();
    const projects = [Number(dev.id), Number(sup.id), 99];
    const body = {
      accountId: developer.accountId,
      globalPermissions: ['ADMINISTER', 'BULK_CHANGE'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES', 'DELETE_ISSUES'], projects, issues: [] }],
    };
    const answer = await rest('POST', '/rest/api/3/permissions/check', body);
    expect(answer.at('globalPermissions')).toEqual(['BULK_CHANGE']);
    expect(answer.at('projectPermissions.0.projects')).toEqual([Number(dev.id), Number(sup.id)]);
    expect(answer.at('projectPermissions.1.projects')).toEqual([]);
    const other = { ...body, accountId: 'somebody' };
    expect((await rest('POST', '/rest/api/3/permissions/check', other, developer)).status).toBe(403);
  });

  it('lists all permissions, permitted projects and the schemes', async () => {
    const { rest, developer, outsider } = judgedSample();
    expect((await rest('GET', '/rest/api/3/permissions')).at('permissions.EDIT_ISSUES.type')).toBe('PROJECT');
    expect((await rest('GET', '/rest/api/3/permissions', undefined, developer)).status).toBe(403);
    const body = { permissions: ['BROWSE_PROJECTS'] };
    const mine = await rest('POST', '/rest/api/3/permissions/project', body, outsider);
    expect(mine.body).toEqual({ projects: [] });
    const schemes = await rest('GET', '/rest/api/3/permissionscheme?expand=permissions');
    const id = schemes.at('permissionSchemes.0.id');
    expect(
      (await rest('GET', `/rest/api/3/permissionscheme/${id}/permission`)).at('permissions.0.holder.type'),
    ).toBeDefined();
    expect((await rest('GET', '/rest/api/3/project/DEV/permissionscheme')).at('id')).toBe(id);
    expect((await rest('GET', '/rest/api/3/permissionscheme/1')).status).toBe(404);
  });
});
