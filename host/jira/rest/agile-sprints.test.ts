import { beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from '../sample-site.ts';

describe('boards and sprints', () => {
  let jira: SampleSite;
  const dates = { startDate: '2026-03-05T09:00:00.000Z', endDate: '2026-03-19T09:00:00.000Z' };
  beforeEach(async () => {
    jira = sampleSite();
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Story' }, summary: 'Door' },
    });
    await jira.rest('POST', '/rest/agile/1.0/sprint', { name: 'Sprint 1', originBoardId: 1, ...dates });
  });

  it('gives every software project a board', async () => {
    const boards = await jira.rest('GET', '/rest/agile/1.0/board?projectKeyOrId=dev');
    expect(boards.body).toMatchObject({ total: 1, isLast: true, values: [{ id: 1, type: 'scrum' }] });
    expect((await jira.rest('GET', '/rest/agile/1.0/board/9')).status).toBe(404);
  });

  it('puts issues into a sprint, which the Sprint field shows and history names', async () => {
    expect((await jira.rest('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['DEV-1'] })).status).toBe(
      204,
    );
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1?expand=changelog');
    expect(issue.at('fields.customfield_10020')).toEqual([
      { id: 1, name: 'Sprint 1', state: 'future', boardId: 1, goal: '', ...dates },
    ]);
    expect(issue.at('changelog.histories.0.items.0')).toMatchObject({
      field: 'Sprint',
      fieldId: 'customfield_10020',
      to: '1',
      toString: 'Sprint 1',
    });
    expect((await jira.rest('GET', '/rest/agile/1.0/sprint/1/issue')).at('total')).toBe(1);
    await jira.rest('POST', '/rest/agile/1.0/backlog/issue', { issues: ['DEV-1'] });
    expect((await jira.rest('GET', '/rest/agile/1.0/board/1/backlog')).at('total')).toBe(1);
  });

  it('is set through the Sprint field by the id of an open sprint', async () => {
    const edit = (value: unknown) =>
      jira.rest('PUT', '/rest/api/3/issue/DEV-1', { fields: { customfield_10020: value } });
    expect((await edit(1)).status).toBe(204);
    expect((await edit([1])).at('errors.customfield_10020')).toBe('Number value expected as the Sprint id.');
    expect((await edit(7)).at('errors.customfield_10020')).toBe("Sprint with id '7' does not exist.");
    expect((await edit(null)).status).toBe(204);
  });

  it('runs from future to active to closed and never back', async () => {
    const to = (state: string) => jira.rest('POST', '/rest/agile/1.0/sprint/1', { state });
    expect((await to('closed')).status).toBe(400);
    expect((await to('active')).at('state')).toBe('active');
    expect((await to('closed')).at('completeDate')).toBe('2026-03-04T09:30:00.000Z');
    expect((await to('active')).status).toBe(400);
    expect((await jira.rest('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['DEV-1'] })).status).toBe(
      400,
    );
    expect(jira.events.map(({ name }) => name)).toEqual([
      'avi:jira:created:issue',
      'avi:jira-software:created:sprint',
      'avi:jira-software:started:sprint',
      'avi:jira-software:closed:sprint',
    ]);
  });

  it('keeps Epic Link and parent in step, whichever is written', async () => {
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Epic' }, summary: 'House' },
    });
    await jira.rest('PUT', '/rest/api/3/issue/DEV-1', { fields: { customfield_10014: 'DEV-2' } });
    let issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.parent.key')).toBe('DEV-2');
    await jira.rest('PUT', '/rest/api/3/issue/DEV-1', { update: { parent: [{ set: { none: true } }] } });
    issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.customfield_10014')).toBeNull();
    expect(issue.at('fields.parent')).toBeUndefined();
  });
});
