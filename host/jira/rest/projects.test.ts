import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';

const names = (events: readonly { name: string }[]) => events.map(({ name }) => name);

describe('projects', () => {
  it('are listed, searched and read', async () => {
    const { rest, outsider, dev } = judgedSample();
    expect((await rest('GET', '/rest/api/3/project')).at('length')).toBe(2);
    const page = await rest(
      'GET',
      '/rest/api/3/project/search?maxResults=1&orderBy=-key&expand=lead,issueTypes,insight,description,url,projectKeys,permissions,issueTypeHierarchy',
    );
    expect(page.at('values.0.key')).toBe('SUP');
    expect(page.at('total')).toBe(2);
    expect(page.at('nextPage')).toContain('startAt=1');
    expect(
      (await rest('GET', '/rest/api/3/project/search?query=devel&keys=DEV&typeKey=software')).at('total'),
    ).toBe(1);
    expect(
      (await rest('GET', '/rest/api/3/project/search?action=create', undefined, outsider)).at('total'),
    ).toBe(0);
    const one = await rest('GET', '/rest/api/3/project/dev');
    expect(one.at('id')).toBe(dev.id);
    expect(one.at('roles.Administrators')).toContain(`/project/${dev.id}/role/10002`);
    const missing = await rest('GET', '/rest/api/3/project/DEV', undefined, outsider);
    expect(missing.body).toEqual({
      errorMessages: ["No project could be found with key 'DEV'."],
      errors: {},
    });
  });

  it('are created with checks of key, name and lead', async () => {
    const { rest, admin, developer, events } = judgedSample();
    const body = { key: 'NEW', name: 'New', projectTypeKey: 'software', leadAccountId: admin.accountId };
    expect(
      (
        await rest('POST', '/rest/api/3/project', {
          ...body,
          key: 'dev',
          name: 'Support',
          leadAccountId: 'x',
        })
      ).at('errors'),
    ).toEqual({
      projectKey:
        'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.',
      projectName: 'A project with that name already exists.',
      projectLead: 'You must specify a valid project lead.',
    });
    expect((await rest('POST', '/rest/api/3/project', body, developer)).status).toBe(403);
    const made = await rest('POST', '/rest/api/3/project', body);
    expect(made.status).toBe(201);
    expect(names(events)).toEqual(['avi:jira:created:project']);
    const issue = { fields: { project: { key: 'NEW' }, issuetype: { name: 'Task' }, summary: 'first' } };
    expect((await rest('POST', '/rest/api/3/issue', issue)).at('key')).toBe('NEW-1');
  });

  it('keep their old keys after a change of key', async () => {
    const { rest } = judgedSample();
    const issue = { fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'first' } };
    await rest('POST', '/rest/api/3/issue', issue);
    const after = await rest('PUT', '/rest/api/3/project/DEV', {
      key: 'CORE',
      description: 'The core',
      assigneeType: 'PROJECT_LEAD',
      url: 'https://example.com',
    });
    expect(after.at('key')).toBe('CORE');
    expect(after.at('assigneeType')).toBe('PROJECT_LEAD');
    expect((await rest('GET', '/rest/api/3/issue/DEV-1')).at('key')).toBe('CORE-1');
    expect((await rest('GET', '/rest/api/3/project/DEV')).at('key')).toBe('CORE');
    expect((await rest('GET', '/rest/api/3/projectvalidate/key?key=DEV')).at('errors.projectKey')).toMatch(
      /uses this project key/,
    );
  });

  it('go to the trash and come back, or go for good', async () => {
    const { rest, events, developer } = judgedSample();
    expect((await rest('DELETE', '/rest/api/3/project/DEV', undefined, developer)).status).toBe(404);
    expect((await rest('DELETE', '/rest/api/3/project/DEV')).status).toBe(204);
    expect((await rest('GET', '/rest/api/3/project/DEV')).status).toBe(404);
    expect((await rest('GET', '/rest/api/3/project/search?status=deleted')).at('values.0.deleted')).toBe(
      true,
    );
    expect((await rest('POST', '/rest/api/3/project/DEV/restore')).at('key')).toBe('DEV');
    expect((await rest('DELETE', '/rest/api/3/project/DEV?enableUndo=false')).status).toBe(204);
    expect((await rest('POST', '/rest/api/3/project/DEV/restore')).status).toBe(404);
    expect(names(events)).toEqual(
      ['softdeleted', 'restored', 'deleted'].map((action) => `avi:jira:${action}:project`),
    );
  });

  it('are archived out of searches and restored', async () => {
    const { rest, events } = judgedSample();
    expect((await rest('POST', '/rest/api/3/project/SUP/archive')).status).toBe(204);
    expect((await rest('DELETE', '/rest/api/3/project/SUP')).status).toBe(400);
    expect((await rest('POST', '/rest/api/3/search/jql', { jql: 'project = SUP' })).status).toBe(400);
    expect((await rest('GET', '/rest/api/3/project/search?status=archived')).at('values.0.archived')).toBe(
      true,
    );
    expect((await rest('POST', '/rest/api/3/project/SUP/restore')).status).toBe(200);
    expect(names(events)).toEqual(['avi:jira:archived:project', 'avi:jira:unarchived:project']);
  });

  it('tell their statuses, types, hierarchy, features, avatars, address, levels and schemes', async () => {
    const { rest, dev } = judgedSample();
    const ok = async (path: string) => {
      const answer = await rest('GET', `/rest/api/3/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return answer;
    };
    expect((await ok('project/DEV/statuses')).at('0.statuses.0.statusCategory.key')).toBe('new');
    expect((await ok('project/type/software')).at('formattedKey')).toBe('Software');
    expect((await ok(`project/${dev.id}/hierarchy`)).at('hierarchy.0.level')).toBe(1);
    for (const path of [
      'project/type',
      'project/recent',
      'project/DEV/avatars',
      'project/DEV/features',
      `project/${dev.id}/email`,
      'project/DEV/securitylevel',
      'project/DEV/notificationscheme?expand=all',
      'notificationscheme',
      'notificationscheme/project',
      'issuetypescheme',
      'issuetypescheme/mapping',
      `issuetypescheme/project?projectId=${dev.id}`,
      'issuesecurityschemes',
      'projectvalidate/validProjectKey?key=DEV',
      'projectvalidate/validProjectName?name=Development',
      'dashboard',
      'dashboard/search',
    ]) {
      await ok(path);
    }
    const feature = await rest('PUT', '/rest/api/3/project/DEV/features/jsw.classic.board', {
      state: 'DISABLED',
    });
    expect(feature.at('features.2.state')).toBe('DISABLED');
  });

  it('carry properties and a category', async () => {
    const { rest, dev, developer } = judgedSample();
    expect((await rest('PUT', '/rest/api/3/project/DEV/properties/sync', { active: true })).status).toBe(201);
    expect((await rest('PUT', '/rest/api/3/project/DEV/properties/sync', 1, developer)).status).toBe(403);
    expect((await rest('GET', '/rest/api/3/project/DEV/properties/sync')).at('value.active')).toBe(true);
    expect(
      (await rest('GET', '/rest/api/3/project/search?properties=sync')).at('values.0.properties.sync'),
    ).toEqual({ active: true });
    const category = await rest('POST', '/rest/api/3/projectCategory', { name: 'Internal', description: '' });
    expect(category.status).toBe(201);
    const id = Number(category.at('id'));
    expect(
      (await rest('PUT', `/rest/api/3/project/${dev.id}`, { categoryId: id })).at('projectCategory.name'),
    ).toBe('Internal');
    expect(
      (await rest('POST', '/rest/api/3/search/approximate-count', { jql: 'category = Internal' })).body,
    ).toEqual({ count: 0 });
    expect((await rest('DELETE', `/rest/api/3/projectCategory/${id}`)).status).toBe(204);
  });
});

describe('security schemes', () => {
  it('tell the levels of a project and who is in them', async () => {
    const { rest, site, dev, admin, developer } = judgedSample();
    const level = {
      id: '10500',
      name: 'Board',
      description: 'x',
      users: [admin.accountId],
      groups: ['site-admins'],
      roles: ['10002'],
    };
    site.state.projects.put({ ...dev, securityLevels: [level] });
    const base = '/rest/api/3/issuesecurityschemes';
    expect((await rest('GET', '/rest/api/3/project/DEV/issuesecuritylevelscheme')).at('levels.0.name')).toBe(
      'Board',
    );
    expect((await rest('GET', `${base}/${dev.id}`)).at('levels.0.id')).toBe('10500');
    expect((await rest('GET', base)).at('issueSecuritySchemes.0.id')).toBe(Number(dev.id));
    expect((await rest('GET', `${base}/search?projectId=${dev.id}`)).at('values.0.projectIds')).toEqual([
      Number(dev.id),
    ]);
    expect((await rest('GET', `${base}/level?schemeId=1`)).at('total')).toBe(0);
    expect((await rest('GET', `${base}/level/member`)).at('values.2.holder.type')).toBe('projectRole');
    expect((await rest('GET', `${base}/${dev.id}/members`)).at('values.0.holder.parameter')).toBe(
      admin.accountId,
    );
    expect((await rest('GET', `${base}/project`)).at('values.0.projectId')).toBe(dev.id);
    expect((await rest('GET', '/rest/api/3/securitylevel/10500')).at('name')).toBe('Board');
    expect((await rest('GET', '/rest/api/3/project/DEV/securitylevel')).at('levels.0.id')).toBe('10500');
    expect((await rest('GET', base, undefined, developer)).status).toBe(403);
  });
});

describe('project roles', () => {
  it('have actors who come and go', async () => {
    const { rest, outsider } = judgedSample();
    const path = '/rest/api/3/project/DEV/role/10002';
    expect((await rest('GET', '/rest/api/3/project/DEV/role')).at('Administrators')).toContain('/role/10002');
    const added = await rest('POST', path, { user: [outsider.accountId], group: ['jira-administrators'] });
    expect(JSON.stringify(added.at('actors'))).toContain(outsider.accountId);
    expect((await rest('POST', path, { user: [outsider.accountId] })).status).toBe(400);
    expect(
      (
        await rest(
          'GET',
          '/rest/api/3/mypermissions?permissions=ADMINISTER_PROJECTS&projectKey=DEV',
          undefined,
          outsider,
        )
      ).at('permissions.ADMINISTER_PROJECTS.havePermission'),
    ).toBe(true);
    expect((await rest('DELETE', `${path}?user=${outsider.accountId}`)).status).toBe(204);
    expect((await rest('DELETE', `${path}?user=${outsider.accountId}`)).status).toBe(404);
    const set = await rest('PUT', path, {
      categorisedActors: { 'atlassian-user-role-actor': [outsider.accountId] },
    });
    expect(set.at('actors.length')).toBe(1);
    expect((await rest('GET', '/rest/api/3/project/DEV/roledetails')).at('0.name')).toBe('Users');
  });

  it('are made, changed and deleted by admins of the site', async () => {
    const { rest, developer } = judgedSample();
    const made = await rest('POST', '/rest/api/3/role', { name: 'Reviewers', description: 'They review.' });
    const id = made.at('id');
    expect((await rest('POST', '/rest/api/3/role', { name: 'reviewers' })).status).toBe(409);
    expect((await rest('POST', `/rest/api/3/role/${id}`, { name: 'Readers' })).at('description')).toBe(
      'They review.',
    );
    expect((await rest('GET', '/rest/api/3/role')).status).toBe(200);
    expect((await rest('DELETE', `/rest/api/3/role/${id}`, undefined, developer)).status).toBe(403);
    expect((await rest('DELETE', `/rest/api/3/role/${id}`)).status).toBe(204);
    expect((await rest('DELETE', '/rest/api/3/role/10002')).status).toBe(409);
  });
});
