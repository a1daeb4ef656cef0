import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specsDirectory } from '../support/specs-directory.ts';
import { adf, type StrictClient, type StrictJira, strictJira } from '../support/strict-jira.ts';

const specs = specsDirectory();

describe.skipIf(specs === undefined)('a strict client works with an issue and what hangs on it', () => {
  let jira: StrictJira;
  let client: StrictClient;
  let key: string;
  let id: string;

  beforeAll(async () => {
    jira = await strictJira(specs ?? '');
    client = jira.as(jira.sample.admin);
    const made = await client.issues.createIssue({
      fields: {
        project: { key: 'DEV' },
        issuetype: { name: 'Task' },
        summary: 'First',
        description: adf('Why'),
        labels: ['one'],
        priority: { name: 'High' },
      },
    });
    key = made.key ?? '';
    id = made.id ?? '';
  });

  afterAll(async () => {
    await jira.server.stop();
    process.stdout.write(`${jira.checker.report()}\n`);
    expect(jira.checker.mismatches).toEqual([]);
  });

  const another = async (summary: string) =>
    client.issues.createIssue({ fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary } });

  test('issues: read with every expansion, edit, assign, bulk, delete', async () => {
    const expand =
      'renderedFields,names,schema,transitions,operations,editmeta,changelog,versionedRepresentations';
    const issue = await client.issues.getIssue({ issueIdOrKey: key, expand, fields: ['*all'] });
    expect(issue.fields).toMatchObject({ summary: 'First', labels: ['one'], priority: { name: 'High' } });
    await client.issues.editIssue({
      issueIdOrKey: key,
      fields: { summary: 'Second', duedate: '2026-05-01' },
      update: { labels: [{ add: 'two' }] },
    });
    await client.issues.assignIssue({ issueIdOrKey: key, accountId: jira.sample.developer.accountId });
    const after = await client.issues.getIssue({
      issueIdOrKey: id,
      fields: ['summary', 'labels', 'assignee'],
    });
    expect(after.fields).toMatchObject({
      summary: 'Second',
      labels: ['one', 'two'],
      assignee: { accountId: jira.sample.developer.accountId },
    });
    const bulk = await client.issues.createIssues({
      issueUpdates: [
        { fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'a' } },
        { fields: { project: { key: 'DEV' }, issuetype: { name: 'Bug' }, summary: 'b' } },
      ],
    });
    expect(bulk.issues).toHaveLength(2);
    const keys = (bulk.issues ?? []).map((one) => one.key ?? '');
    const fetched = await client.issues.bulkFetchIssues({ issueIdsOrKeys: keys, fields: ['summary'] });
    expect(fetched.issues?.map((one) => one.fields?.['summary'])).toEqual(['a', 'b']);
    await client.issues.deleteIssue({ issueIdOrKey: keys[0] ?? '' });
    await expect(client.issues.getIssue({ issueIdOrKey: keys[0] ?? '' })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('metadata for creating and editing', async () => {
    const types = await client.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'DEV' });
    expect(types.issueTypes?.map(({ name }) => name)).toContain('Task');
    const task = types.issueTypes?.find(({ name }) => name === 'Task');
    const fields = await client.issues.getCreateIssueMetaIssueTypeId({
      projectIdOrKey: 'DEV',
      issueTypeId: String(task?.id),
    });
    expect(fields.fields?.map((field) => field.fieldId)).toContain('summary');
    const edit = await client.issues.getEditIssueMeta({ issueIdOrKey: key });
    expect(Object.keys(edit.fields ?? {})).toContain('summary');
  });

  test('history by page, by id, and of many issues', async () => {
    const page = await client.issues.getChangeLogs({ issueIdOrKey: key });
    expect(page.values?.length).toBeGreaterThan(0);
    const ids = (page.values ?? []).map((entry) => Number(entry.id));
    const listed = await client.issues.getChangeLogsByIds({
      issueIdOrKey: key,
      changelogIds: ids.slice(0, 1),
    });
    expect(listed.total).toBe(1);
    const bulk = await client.issues.getBulkChangelogs({ issueIdsOrKeys: [key] });
    expect(bulk.issueChangeLogs?.[0]?.issueId).toBe(id);
  });

  test('transitions move the issue', async () => {
    const { transitions } = await client.issues.getTransitions({
      issueIdOrKey: key,
      expand: 'transitions.fields',
    });
    const first = transitions?.[0];
    expect(first?.to?.name).toBeDefined();
    await client.issues.doTransition({ issueIdOrKey: key, transition: { id: first?.id ?? '' } });
    const after = await client.issues.getIssue({ issueIdOrKey: key, fields: ['status'] });
    expect(after.fields?.['status']).toMatchObject({ name: first?.to?.name });
  });

  test('comments', async () => {
    const properties = [{ key: 'mark', value: { n: 1 } }];
    const visibility = { type: 'role' as const, value: 'Administrators' };
    const made = await client.issueComments.addComment({
      issueIdOrKey: key,
      body: adf('hello'),
      properties,
      visibility,
    });
    const commentId = made.id ?? '';
    const page = await client.issueComments.getComments({
      issueIdOrKey: key,
      orderBy: '-created',
      expand: 'renderedBody',
    });
    expect(page.comments?.[0]).toMatchObject({
      renderedBody: '<p>hello</p>',
      visibility: { value: 'Administrators' },
    });
    await client.issueComments.updateComment({
      issueIdOrKey: key,
      id: commentId,
      body: { body: adf('changed') },
    });
    const one = await client.issueComments.getComment({
      issueIdOrKey: key,
      id: commentId,
      expand: 'properties',
    });
    expect(one.properties).toEqual(properties);
    const listed = await client.issueComments.getCommentsByIds({ ids: [Number(commentId)] });
    expect(listed.total).toBe(1);
    await client.issueCommentProperties.setCommentProperty({
      commentId,
      propertyKey: 'x',
      body: { n: 1 },
    });
    const keys = await client.issueCommentProperties.getCommentPropertyKeys({ commentId });
    expect(keys.keys?.map((entry) => entry.key)).toEqual(['mark', 'x']);
    const value = await client.issueCommentProperties.getCommentProperty({ commentId, propertyKey: 'x' });
    expect(value.value).toEqual({ n: 1 });
    await client.issueCommentProperties.deleteCommentProperty({ commentId, propertyKey: 'x' });
    const text = await client.issueComments.addComment({ issueIdOrKey: key, body: 'as plain text' });
    expect(text.body?.type).toBe('doc');
    await client.issueComments.deleteComment({ issueIdOrKey: key, id: commentId });
  });

  test('attachments', async () => {
    const attachments = [{ filename: 'a.txt', content: Buffer.from('0123456789') }];
    const [made] = await client.issueAttachments.addAttachment({ issueIdOrKey: key, attachments });
    const attachmentId = made?.id ?? '';
    const meta = await client.issueAttachments.getAttachment({ id: attachmentId });
    expect([meta.filename, meta.size]).toEqual(['a.txt', 10]);
    const limits = await client.issueAttachments.getAttachmentMeta();
    expect(limits.enabled).toBe(true);
    for (const redirect of [true, false]) {
      const bytes = await client.issueAttachments.getAttachmentContent({ id: attachmentId, redirect });
      expect(new TextDecoder().decode(bytes)).toBe('0123456789');
    }
    const thumbnail = await client.issueAttachments.getAttachmentThumbnail({ id: attachmentId });
    expect(thumbnail.byteLength).toBeGreaterThan(0);
    await client.issueAttachments.removeAttachment({ id: attachmentId });
  });

  test('worklogs', async () => {
    const made = await client.issueWorklogs.addWorklog({
      issueIdOrKey: key,
      timeSpent: '1h',
      started: '2026-03-03T10:00:00.000+0000',
      comment: adf('worked'),
    });
    const worklogId = made.id ?? '';
    const page = await client.issueWorklogs.getIssueWorklog({ issueIdOrKey: key });
    expect(page.worklogs?.map((one) => one.timeSpentSeconds)).toEqual([3600]);
    await client.issueWorklogs.updateWorklog({
      issueIdOrKey: key,
      id: worklogId,
      body: { timeSpentSeconds: 7200 },
    });
    expect((await client.issueWorklogs.getWorklog({ issueIdOrKey: key, id: worklogId })).timeSpent).toBe(
      '2h',
    );
    const at = { issueIdOrKey: key, worklogId };
    await client.issueWorklogProperties.setWorklogProperty({ ...at, propertyKey: 'p', body: { n: 1 } });
    expect((await client.issueWorklogProperties.getWorklogPropertyKeys(at)).keys).toHaveLength(1);
    const property = await client.issueWorklogProperties.getWorklogProperty({ ...at, propertyKey: 'p' });
    expect(property.value).toEqual({ n: 1 });
    await client.issueWorklogProperties.deleteWorklogProperty({ ...at, propertyKey: 'p' });
    await jira.sample.clock.advance(120);
    expect((await client.issueWorklogs.getIdsOfWorklogsModifiedSince({ since: 0 })).values).toHaveLength(1);
    expect(await client.issueWorklogs.getWorklogsForIds({ ids: [Number(worklogId)] })).toHaveLength(1);
    await client.issueWorklogs.deleteWorklog({ issueIdOrKey: key, id: worklogId });
    await jira.sample.clock.advance(120);
    expect((await client.issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 })).values).toHaveLength(1);
  });

  test('links and their types', async () => {
    const other = await another('linked');
    const type = await client.issueLinkTypes.createIssueLinkType({
      name: 'Tests',
      inward: 'is tested by',
      outward: 'tests',
    });
    const typeId = type.id ?? '';
    await client.issueLinkTypes.updateIssueLinkType({ issueLinkTypeId: typeId, inward: 'was tested by' });
    expect((await client.issueLinkTypes.getIssueLinkType({ issueLinkTypeId: typeId })).inward).toBe(
      'was tested by',
    );
    expect((await client.issueLinkTypes.getIssueLinkTypes()).issueLinkTypes?.length).toBeGreaterThan(1);
    await client.issueLinks.linkIssues({
      type: { name: 'Tests' },
      inwardIssue: { key },
      outwardIssue: { key: other.key },
    });
    const { fields } = await client.issues.getIssue({ issueIdOrKey: key, fields: ['issuelinks'] });
    const [link] = fields?.['issuelinks'] ?? [];
    const linkId = link?.id ?? '';
    expect((await client.issueLinks.getIssueLink({ linkId })).outwardIssue?.key).toBe(other.key);
    await client.issueLinks.deleteIssueLink({ linkId });
    await client.issueLinkTypes.deleteIssueLinkType({ issueLinkTypeId: typeId });
  });

  test('remote links', async () => {
    const globalId = 'system=https://green.example&id=1';
    const object = { url: 'https://green.example/browse/DEV-1', title: 'DEV-1', icon: { title: 'Green' } };
    const made = await client.issueRemoteLinks.createOrUpdateRemoteIssueLink({
      issueIdOrKey: key,
      globalId,
      object,
    });
    const linkId = String(made.id);
    const all = await client.issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey: key });
    expect(all).toHaveLength(1);
    await client.issueRemoteLinks.updateRemoteIssueLink({ issueIdOrKey: key, linkId, globalId, object });
    expect(
      (await client.issueRemoteLinks.getRemoteIssueLinkById({ issueIdOrKey: key, linkId })).globalId,
    ).toBe(globalId);
    await client.issueRemoteLinks.deleteRemoteIssueLinkByGlobalId({ issueIdOrKey: key, globalId });
    const again = await client.issueRemoteLinks.createOrUpdateRemoteIssueLink({ issueIdOrKey: key, object });
    await client.issueRemoteLinks.deleteRemoteIssueLinkById({ issueIdOrKey: key, linkId: String(again.id) });
  });

  test('properties of one issue and of many', async () => {
    const at = { issueIdOrKey: key, propertyKey: 'counterpart' };
    await client.issueProperties.setIssueProperty({ ...at, body: { links: [] } });
    expect((await client.issueProperties.getIssueProperty(at)).value).toEqual({ links: [] });
    expect((await client.issueProperties.getIssuePropertyKeys({ issueIdOrKey: key })).keys).toHaveLength(1);
    await client.issueProperties.deleteIssueProperty(at);
    await client.issueProperties.bulkSetIssuePropertiesByIssue({
      issues: [{ issueID: Number(id), properties: { a: { n: 1 } } }],
    });
    const { value } = await client.issueProperties.getIssueProperty({ issueIdOrKey: key, propertyKey: 'a' });
    expect(value).toEqual({ n: 1 });
  });

  test('watchers and votes', async () => {
    const { accountId } = jira.sample.developer;
    // The client's own method sends an object; Jira takes the account id alone, as a JSON string.
    const url = `/rest/api/3/issue/${key}/watchers`;
    await jira.plain(jira.sample.admin).sendRequest({ url, method: 'POST', body: accountId });
    const watchers = await client.issueWatchers.getIssueWatchers({ issueIdOrKey: key });
    expect(watchers.watchers?.map((user) => user.accountId)).toContain(accountId);
    const bulk = await client.issueWatchers.getIsWatchingIssueBulk({ issueIds: [id] });
    expect(bulk.issuesIsWatching).toHaveProperty(id);
    await client.issueWatchers.removeWatcher({ issueIdOrKey: key, accountId });
    const voter = jira.as(jira.sample.developer);
    await voter.issueVotes.addVote({ issueIdOrKey: key });
    expect((await voter.issueVotes.getVotes({ issueIdOrKey: key })).hasVoted).toBe(true);
    await voter.issueVotes.removeVote({ issueIdOrKey: key });
  });
});
