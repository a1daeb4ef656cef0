import { beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from '../sample-site.ts';

describe('transitions', () => {
  let jira: SampleSite;
  const path = '/rest/api/3/issue/DEV-1/transitions';
  const move = (id: string, fields: Record<string, unknown> = {}, as = jira.admin) =>
    jira.rest('POST', path, { transition: { id }, fields }, as);

  beforeEach(async () => {
    jira = sampleSite();
    jira.site.admin.assignWorkflow(jira.dev.id, {
      id: 'guarded',
      name: 'Guarded',
      initialStatusId: '10000',
      statusIds: ['10000', '3', '10002'],
      transitions: [
        { id: '1', name: 'Start', from: ['10000'], to: '3', screen: [], sets: {} },
        {
          id: '2',
          name: 'Finish',
          from: ['10000', '3'],
          to: '10002',
          screen: [{ fieldId: 'resolution', required: false }],
          sets: {},
          conditions: [{ type: 'user', parameter: jira.developer.accountId }],
          validators: [
            { type: 'field', fieldId: 'duedate' },
            { type: 'field', fieldId: 'resolution', message: 'Say how it was resolved.' },
            { type: 'holder', holder: { type: 'assignee' }, message: 'Only the assignee may finish this.' },
          ],
        },
      ],
    });
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door' },
    });
  });

  it('hides those whose condition does not let the caller pass, unless they are asked for too', async () => {
    expect((await jira.rest('GET', path)).at('transitions.1')).toBeUndefined();
    const all = await jira.rest('GET', `${path}?includeUnavailableTransitions=true`);
    expect(all.at('transitions.1')).toMatchObject({ id: '2', isAvailable: false, isConditional: true });
    expect(all.at('transitions.0')).toMatchObject({ id: '1', isAvailable: true, isConditional: false });
    expect((await jira.rest('GET', path, undefined, jira.developer)).at('transitions.1')).toMatchObject({
      isAvailable: true,
    });
  });

  it('refuses a hidden one as if it did not exist', async () => {
    expect(await move('2')).toMatchObject({
      status: 400,
      body: { errorMessages: ["Transition id '2' is not valid for this issue."] },
    });
  });

  it('refuses what a validator does not accept, with every message, and moves once all are content', async () => {
    expect(await move('2', {}, jira.developer)).toMatchObject({
      status: 400,
      body: {
        errorMessages: ['Only the assignee may finish this.'],
        errors: { resolution: 'Say how it was resolved.', duedate: 'Due date is required.' },
      },
    });
    const assignee = { accountId: jira.developer.accountId };
    await jira.rest('PUT', '/rest/api/3/issue/DEV-1', { fields: { duedate: '2026-03-09', assignee } });
    const done = await move('2', { resolution: { name: 'Done' } }, jira.developer);
    expect(done.status).toBe(204);
  });
});

describe('a field off the edit screen', () => {
  let jira: SampleSite;
  const edit = (query: string, as: Parameters<SampleSite['rest']>[3]) =>
    jira.rest('PUT', `/rest/api/3/issue/DEV-1${query}`, { fields: { resolution: { name: 'Done' } } }, as);

  beforeEach(async () => {
    jira = sampleSite();
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door' },
    });
  });

  it('is refused by its name', async () => {
    expect((await edit('', jira.app)).at('errors.resolution')).toBe(
      "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.",
    );
  });

  it('is written by an app that administers the site and says that it overrides the screen', async () => {
    expect((await edit('?overrideScreenSecurity=true', jira.app)).status).toBe(204);
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.resolution.name')).toBe('Done');
  });

  it('is refused with 403 where a person or a smaller app overrides the screen', async () => {
    const scopes = jira.app.scopes.filter((scope) => scope !== 'manage:jira-configuration');
    expect((await edit('?overrideScreenSecurity=true', jira.admin)).status).toBe(403);
    expect((await edit('?overrideScreenSecurity=true', { ...jira.app, scopes })).status).toBe(403);
  });
});
