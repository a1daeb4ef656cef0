import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { specsDirectory } from '../support/specs-directory.ts';
import { type StrictClient, type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();
const issueList = z.object({ total: z.number(), issues: z.array(z.object({ key: z.string() })) });

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

  test('boards and sprints', async () => {
    const agile = jira.agile(jira.sample.admin);
    const boards = await agile.board.getAllBoards({ projectKeyOrId: 'DEV' });
    const boardId = boards.values?.[0]?.id ?? 0;
    expect((await agile.board.getBoard({ boardId })).location?.projectKey).toBe('DEV');
    expect((await agile.board.getConfiguration({ boardId })).id).toBe(boardId);
    const dates = { startDate: '2026-03-05T08:00:00.000Z', endDate: '2026-03-19T08:00:00.000Z' };
    const sprint = await agile.sprint.createSprint({ name: 'Sprint 1', originBoardId: boardId, ...dates });
    const sprintId = sprint.id ?? 0;
    await agile.sprint.moveIssuesToSprintAndRank({ sprintId, issues: [key] });
    // The client lists issues by newer addresses (/rest/software) that no published description covers yet.
    const list = (of: string) => {
      const url = `/rest/agile/1.0/${of}`;
      return jira.plain(jira.sample.admin).sendRequest({ url, method: 'GET', schema: issueList });
    };
    expect((await list(`sprint/${sprintId}/issue`)).issues.map((issue) => issue.key)).toEqual([key]);
    await agile.sprint.partiallyUpdateSprint({ sprintId, state: 'active' });
    expect((await agile.sprint.getSprint({ sprintId })).state).toBe('active');
    expect((await agile.board.getAllSprints({ boardId, state: 'active' })).values).toHaveLength(1);
    await agile.backlog.moveIssuesToBacklog({ issues: [key] });
    expect((await list(`board/${boardId}/backlog`)).total).toBe(1);
    expect((await list(`board/${boardId}/issue`)).total).toBe(1);
    await agile.sprint.deleteSprint({ sprintId });
  });
});
