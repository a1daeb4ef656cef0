import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';

describe('filters', () => {
  it('are saved, used in queries, changed and deleted by their owner', async () => {
    const { rest, developer } = judgedSample();
    const body = {
      name: 'Open ones',
      jql: 'project = DEV and resolution is empty',
      description: 'x',
      favourite: true,
    };
    const made = await rest('POST', '/rest/api/3/filter', body);
    const id = made.at('id');
    expect(made.at('favourite')).toBe(true);
    expect((await rest('POST', '/rest/api/3/filter', body)).at('errors.filterName')).toBe(
      'Filter with same name already exists.',
    );
    expect((await rest('POST', '/rest/api/3/filter', { name: 'Bad', jql: 'nope = 1' })).status).toBe(400);
    expect(
      (await rest('POST', '/rest/api/3/search/approximate-count', { jql: `filter = ${id}` })).body,
    ).toEqual({ count: 0 });
    expect((await rest('GET', `/rest/api/3/filter/${id}`, undefined, developer)).status).toBe(400);
    expect((await rest('POST', '/rest/api/3/search/jql', { jql: `filter = ${id}` }, developer)).status).toBe(
      400,
    );
    expect((await rest('PUT', `/rest/api/3/filter/${id}`, { name: 'Renamed' })).at('name')).toBe('Renamed');
    expect((await rest('GET', '/rest/api/3/filter/my')).at('0.id')).toBe(id);
    expect((await rest('GET', '/rest/api/3/filter/favourite')).at('0.id')).toBe(id);
    expect((await rest('DELETE', `/rest/api/3/filter/${id}/favourite`)).at('favourite')).toBe(false);
    expect((await rest('GET', `/rest/api/3/filter/${id}/columns`)).at('1.value')).toBe('issuekey');
    expect((await rest('DELETE', `/rest/api/3/filter/${id}`)).status).toBe(204);
    expect((await rest('GET', `/rest/api/3/filter/${id}`)).status).toBe(400);
  });

  it('are seen by those with whom they are shared', async () => {
    const { rest, developer, dev } = judgedSample();
    const made = await rest('POST', '/rest/api/3/filter', {
      name: 'Shared',
      jql: 'project = DEV',
      sharePermissions: [{ type: 'project', project: { id: dev.id } }],
    });
    const id = made.at('id');
    expect((await rest('GET', `/rest/api/3/filter/${id}`, undefined, developer)).status).toBe(200);
    expect((await rest('PUT', `/rest/api/3/filter/${id}`, { name: 'Mine' }, developer)).status).toBe(400);
    const added = await rest('POST', `/rest/api/3/filter/${id}/permission`, {
      type: 'user',
      accountId: developer.accountId,
    });
    expect(added.status).toBe(201);
    const share = added.at('1.id');
    expect((await rest('GET', `/rest/api/3/filter/${id}/permission/${share}`)).at('type')).toBe('user');
    expect((await rest('DELETE', `/rest/api/3/filter/${id}/permission/${share}`)).status).toBe(204);
    expect((await rest('GET', `/rest/api/3/filter/${id}/permission`)).at('length')).toBe(1);
    const found = await rest(
      'GET',
      '/rest/api/3/filter/search?filterName=shar&expand=jql,owner,sharePermissions',
      undefined,
      developer,
    );
    expect(found.at('values.0.jql')).toBe('project = DEV');
    expect(
      (await rest('PUT', `/rest/api/3/filter/${id}/owner`, { accountId: developer.accountId })).status,
    ).toBe(204);
    expect((await rest('PUT', `/rest/api/3/filter/${id}`, { name: 'Mine' }, developer)).status).toBe(200);
  });
});
