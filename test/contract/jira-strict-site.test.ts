import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specsDirectory } from '../support/specs-directory.ts';
import { type StrictClient, type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();

describe.skipIf(specs === undefined)('a strict client works with what a site consists of', () => {
  let jira: StrictJira;
  let client: StrictClient;
  let key: string;
  let id: string;

  beforeAll(async () => {
    jira = await strictJira(specs ?? '');
    client = jira.as(jira.sample.admin);
    const made = await client.issues.createIssue({
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Needle', labels: ['hay'] },
    });
    key = made.key ?? '';
    id = made.id ?? '';
  });

  afterAll(async () => {
    await jira.server.stop();
    process.stdout.write(`${jira.checker.report()}\n`);
    expect(jira.checker.mismatches).toEqual([]);
  });

  test('fields, own fields, their contexts and options', async () => {
    expect((await client.issueFields.getFields()).map((field) => field.id)).toContain('summary');
    const page = await client.issueFields.getFieldsPaginated({ type: ['custom'], maxResults: 5 });
    expect(page.values).toHaveLength(5);
    const field = await client.issueFields.createCustomField({
      name: 'Flavour',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
      searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:multiselectsearcher',
    });
    const fieldId = field.id ?? '';
    await client.issueFields.updateCustomField({ fieldId, name: 'Taste', description: 'Sweet or sour' });
    const contexts = await client.issueCustomFieldContexts.getContextsForField({ fieldId });
    const contextId = Number(contexts.values?.[0]?.id);
    const at = { fieldId, contextId };
    const { options } = await client.issueCustomFieldOptions.createCustomFieldOption({
      ...at,
      options: [{ value: 'Sweet' }, { value: 'Sour' }],
    });
    const [first, second] = options ?? [];
    await client.issueCustomFieldOptions.updateCustomFieldOption({
      ...at,
      options: [{ id: first?.id ?? '', value: 'Very sweet' }],
    });
    await client.issueCustomFieldOptions.deleteCustomFieldOption({ ...at, optionId: Number(second?.id) });
    const left = await client.issueCustomFieldOptions.getOptionsForContext(at);
    expect(left.values?.map(({ value }) => value)).toEqual(['Very sweet']);
    await client.issueFields.trashCustomField({ id: fieldId });
    const trashed = await client.issueFields.getTrashedFieldsPaginated({});
    expect(trashed.values?.map((one) => one.id)).toContain(fieldId);
    await client.issueFields.restoreCustomField({ id: fieldId });
  });

  test('issue types, priorities, resolutions, statuses', async () => {
    expect((await client.issueTypes.getIssueAllTypes()).map(({ name }) => name)).toContain('Bug');
    const type = await client.issueTypes.createIssueType({
      name: 'Idea',
      description: 'Not yet',
      hierarchyLevel: 0,
    });
    const typeId = type.id ?? '';
    await client.issueTypes.updateIssueType({ id: typeId, name: 'Thought' });
    expect((await client.issueTypes.getIssueType({ id: typeId })).name).toBe('Thought');
    await client.issueTypes.deleteIssueType({ id: typeId });
    const priorities = await client.issuePriorities.searchPriorities({});
    const priorityId = priorities.values?.[0]?.id ?? '';
    expect((await client.issuePriorities.getPriority({ id: priorityId })).id).toBe(priorityId);
    const statuses = await client.workflowStatuses.getStatuses();
    const statusId = statuses[0]?.id ?? '';
    expect((await client.workflowStatuses.getStatus({ idOrName: statusId })).id).toBe(statusId);
    expect(await client.workflowStatusCategories.getStatusCategories()).not.toHaveLength(0);
    const found = await client.status.search({});
    expect(found.values?.length).toBeGreaterThan(1);
    expect(await client.status.getStatusesById({ id: [statusId] })).toHaveLength(1);
  });

  test('the site and who is logged in', async () => {
    expect((await client.myself.getCurrentUser({ expand: 'groups,applicationRoles' })).displayName).toBe(
      'Ann',
    );
    expect((await client.serverInfo.getServerInfo()).deploymentType).toBe('Cloud');
    expect((await client.jiraSettings.getConfiguration()).timeTrackingEnabled).toBe(true);
  });

  test('search, count, match and parse', async () => {
    const jql = `project = DEV AND labels = hay AND summary ~ "needle"`;
    const fields = ['summary', 'labels'];
    const posted = await client.issueSearch.searchAndReconsileIssuesUsingJqlPost({
      jql,
      fields,
      expand: 'names,changelog',
    });
    expect(posted.issues?.map((issue) => issue.key)).toEqual([key]);
    const got = await client.issueSearch.searchAndReconsileIssuesUsingJql({
      jql,
      fields: ['*all'],
      maxResults: 1,
    });
    expect(got.issues).toHaveLength(1);
    expect((await client.issueSearch.countIssues({ jql })).count).toBe(1);
    const match = await client.issueSearch.matchIssues({
      issueIds: [Number(id)],
      jqls: [jql, 'project = SUP'],
    });
    expect(match.matches.map(({ matchedIssues }) => matchedIssues)).toEqual([[Number(id)], []]);
    const parsed = await client.jql.parseJqlQueries({ queries: [jql, 'nothing ='], validation: 'strict' });
    expect(parsed.queries?.[1]?.errors?.length).toBeGreaterThan(0);
    expect((await client.jql.getAutoComplete()).visibleFieldNames?.length).toBeGreaterThan(10);
    const suggestions = await client.jql.getFieldAutoCompleteForQueryString({
      fieldName: 'project',
      fieldValue: 'DE',
    });
    expect(suggestions.results?.length).toBeGreaterThan(0);
    const picked = await client.issueSearch.getIssuePickerResource({ query: 'needle' });
    expect(picked.sections?.length).toBeGreaterThan(0);
  });
});
