import { beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from '../sample-site.ts';

describe('create and edit metadata', () => {
  let jira: SampleSite;
  beforeEach(() => {
    jira = sampleSite();
  });

  it('lists the fields of the create screen with schema, operations and allowed values', async () => {
    const page = await jira.rest('GET', '/rest/api/3/issue/createmeta/DEV/issuetypes/10001?maxResults=200');
    const fields = Array.isArray(page.at('fields')) ? Object(page.at('fields')) : [];
    const find = (id: string) => fields.find((field: { fieldId: string }) => field.fieldId === id);
    expect(find('summary')).toMatchObject({ required: true, schema: { type: 'string', system: 'summary' } });
    expect(find('priority')).toMatchObject({ hasDefaultValue: true, defaultValue: { name: 'Medium' } });
    expect(find('customfield_10038')).toMatchObject({
      required: false,
      schema: {
        type: 'array',
        items: 'option',
        custom: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
        customId: 10038,
      },
      name: 'Checklist',
      key: 'customfield_10038',
      hasDefaultValue: false,
      operations: ['add', 'set', 'remove'],
    });
    expect(find('customfield_10037').allowedValues[0]).toMatchObject({
      value: 'Europe',
      children: [{ value: 'Berlin' }, { value: 'Paris' }],
    });
    expect(find('customfield_10010')).toBeUndefined();
  });

  it('leaves out what the caller may not set, and refuses it when it is sent', async () => {
    const asDeveloper = await jira.rest(
      'GET',
      '/rest/api/3/issue/createmeta?projectKeys=DEV&expand=projects.issuetypes.fields',
      undefined,
      jira.developer,
    );
    expect(asDeveloper.at('projects.0.issuetypes.0.fields.summary')).toBeDefined();
    expect(asDeveloper.at('projects.0.issuetypes.0.fields.reporter')).toBeUndefined();
    const refused = await jira.rest(
      'POST',
      '/rest/api/3/issue',
      {
        fields: {
          project: { key: 'DEV' },
          issuetype: { name: 'Task' },
          summary: 'x',
          reporter: { accountId: jira.admin.accountId },
        },
      },
      jira.developer,
    );
    expect(refused.at('errors.reporter')).toBe(
      "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
    );
  });

  it('shows an empty edit screen to who may not edit', async () => {
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door' },
    });
    const mine = await jira.rest('GET', '/rest/api/3/issue/DEV-1/editmeta');
    expect(mine.at('fields.comment.operations')).toEqual(['add', 'edit', 'remove']);
    await jira.rest('PUT', '/rest/api/3/issue/archive', { issueIdsOrKeys: ['DEV-1'] });
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1/editmeta')).body).toEqual({ fields: {} });
    expect((await jira.rest('PUT', '/rest/api/3/issue/DEV-1', { fields: { summary: 'x' } })).status).toBe(
      400,
    );
  });

  it('makes a new option usable at once', async () => {
    const path = '/rest/api/3/field/customfield_10035/context/10135/option';
    expect((await jira.rest('POST', path, { options: [{ value: 'Violet' }] })).status).toBe(200);
    const made = await jira.rest('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: 'DEV' },
        issuetype: { name: 'Task' },
        summary: 'x',
        customfield_10035: { value: 'violet' },
      },
    });
    expect(made.status).toBe(201);
    expect((await jira.rest('POST', path, { options: [{ value: 'Violet' }] })).status).toBe(400);
    expect((await jira.rest('POST', path, { options: [] }, jira.developer)).status).toBe(403);
  });
});
