import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';

const names = (events: readonly { name: string }[]) => events.map(({ name }) => name);

describe('versions', () => {
  it('are made, released, moved, counted, merged and deleted', async () => {
    const { rest, events, dev, developer } = judgedSample();
    const make = async (name: string) =>
      (
        await rest('POST', '/rest/api/3/version', {
          name,
          projectId: Number(dev.id),
          releaseDate: '2026-03-01',
        })
      ).at('id');
    const [a, b, c] = [await make('1.0'), await make('2.0'), await make('3.0')];
    expect(
      (await rest('POST', '/rest/api/3/version', { name: '1.0', project: 'DEV' })).at('errors.name'),
    ).toBe('A version with this name already exists in this project.');
    expect((await rest('POST', '/rest/api/3/version', { name: 'x', project: 'DEV' }, developer)).status).toBe(
      403,
    );
    const fields = {
      project: { key: 'DEV' },
      issuetype: { name: 'Task' },
      summary: 's',
      fixVersions: [{ id: a }],
      versions: [{ id: b }],
    };
    const issue = (await rest('POST', '/rest/api/3/issue', { fields })).at('id');
    events.length = 0;
    expect(
      (await rest('GET', `/rest/api/3/version/${a}?expand=issuesstatus`)).at(
        'issuesStatusForFixVersion.toDo',
      ),
    ).toBe(1);
    expect((await rest('GET', `/rest/api/3/version/${a}`)).at('overdue')).toBe(true);
    expect((await rest('GET', `/rest/api/3/version/${a}/relatedIssueCounts`)).at('issuesFixedCount')).toBe(1);
    expect(
      (await rest('GET', `/rest/api/3/version/${a}/unresolvedIssueCount`)).at('issuesUnresolvedCount'),
    ).toBe(1);
    expect((await rest('PUT', `/rest/api/3/version/${a}`, { released: true })).at('released')).toBe(true);
    expect((await rest('POST', `/rest/api/3/version/${c}/move`, { position: 'First' })).status).toBe(200);
    expect((await rest('GET', '/rest/api/3/project/DEV/versions')).at('0.name')).toBe('3.0');
    expect(
      (await rest('GET', '/rest/api/3/project/DEV/version?status=unreleased&orderBy=-name')).at(
        'values.0.name',
      ),
    ).toBe('3.0');
    expect((await rest('PUT', `/rest/api/3/version/${a}/mergeto/${c}`)).status).toBe(204);
    expect((await rest('GET', `/rest/api/3/issue/${issue}`)).at('fields.fixVersions.0.id')).toBe(c);
    expect(
      (await rest('POST', `/rest/api/3/version/${b}/removeAndSwap`, { moveAffectedIssuesTo: Number(c) }))
        .status,
    ).toBe(204);
    expect((await rest('GET', `/rest/api/3/issue/${issue}`)).at('fields.versions.0.id')).toBe(c);
    expect((await rest('DELETE', `/rest/api/3/version/${c}`)).status).toBe(204);
    expect((await rest('GET', `/rest/api/3/issue/${issue}`)).at('fields.fixVersions')).toEqual([]);
    expect(names(events).filter((name) => name.endsWith(':version'))).toEqual(
      ['updated', 'released', 'moved', 'merged', 'deleted', 'deleted'].map(
        (action) => `avi:jira:${action}:version`,
      ),
    );
    expect(names(events).filter((name) => name === 'avi:jira:updated:issue').length).toBeGreaterThan(2);
  });
});

describe('components', () => {
  it('are made, changed, counted and deleted, with their issues moved', async () => {
    const { rest, events, developer } = judgedSample();
    const made = await rest('POST', '/rest/api/3/component', {
      name: 'API',
      project: 'DEV',
      leadAccountId: developer.accountId,
      assigneeType: 'COMPONENT_LEAD',
    });
    expect(made.status).toBe(201);
    expect(made.at('realAssignee.accountId')).toBe(developer.accountId);
    const other = (await rest('POST', '/rest/api/3/component', { name: 'UI', project: 'DEV' })).at('id');
    expect((await rest('POST', '/rest/api/3/component', { name: 'api', project: 'DEV' })).status).toBe(400);
    const id = made.at('id');
    const fields = {
      project: { key: 'DEV' },
      issuetype: { name: 'Task' },
      summary: 's',
      components: [{ id }],
    };
    const issue = (await rest('POST', '/rest/api/3/issue', { fields })).at('id');
    expect(
      (await rest('PUT', `/rest/api/3/component/${id}`, { description: 'Edges' })).at('description'),
    ).toBe('Edges');
    expect((await rest('GET', `/rest/api/3/component/${id}/relatedIssueCounts`)).at('issueCount')).toBe(1);
    expect((await rest('GET', '/rest/api/3/project/DEV/component?query=edg')).at('values.0.issueCount')).toBe(
      1,
    );
    expect((await rest('GET', '/rest/api/3/project/DEV/components')).at('length')).toBe(2);
    expect((await rest('GET', '/rest/api/3/component?projectIdsOrKeys=DEV')).at('total')).toBe(2);
    expect((await rest('DELETE', `/rest/api/3/component/${id}?moveIssuesTo=${other}`)).status).toBe(204);
    expect((await rest('GET', `/rest/api/3/issue/${issue}`)).at('fields.components.0.name')).toBe('UI');
    expect((await rest('GET', `/rest/api/3/component/${id}`)).status).toBe(404);
    expect(names(events).filter((name) => name.endsWith(':component'))).toEqual(
      ['created', 'created', 'updated', 'deleted'].map((action) => `avi:jira:${action}:component`),
    );
  });
});
