import { beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from '../sample-site.ts';

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('creating an issue', () => {
  let jira: SampleSite;
  const fields = (more: Record<string, unknown> = {}) => ({
    fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Broken door', ...more },
  });
  beforeEach(() => {
    jira = sampleSite();
  });

  it('answers 201 with id, key and self, and the issue can be read', async () => {
    const made = await jira.rest('POST', '/rest/api/3/issue', fields({ description: doc('Hinge') }));
    expect(made.body).toEqual({
      id: '10000',
      key: 'DEV-1',
      self: 'https://blue.atlassian.net/rest/api/3/issue/10000',
    });
    const issue = await jira.rest('GET', '/rest/api/3/issue/dev-1');
    expect(issue.at('fields')).toMatchObject({
      summary: 'Broken door',
      description: doc('Hinge'),
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      priority: { name: 'Medium' },
      reporter: { accountId: jira.admin.accountId },
      labels: [],
      assignee: null,
      created: '2026-03-04T09:30:00.000+0000',
    });
  });

  it('takes and shows descriptions as text in version 2', async () => {
    await jira.rest('POST', '/rest/api/2/issue', fields({ description: 'One *bold* word' }));
    expect((await jira.rest('GET', '/rest/api/2/issue/DEV-1')).at('fields.description')).toBe(
      'One *bold* word',
    );
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1')).at('fields.description.type')).toBe('doc');
  });

  it('names every refused field with its own message', async () => {
    const refused = await jira.rest(
      'POST',
      '/rest/api/3/issue',
      fields({
        summary: '',
        description: 'plain text',
        priority: { name: 'Urgent' },
        labels: ['two words'],
        customfield_99999: 1,
        customfield_10032: 'ten',
        duedate: '2026-02-30',
      }),
    );
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      errorMessages: [],
      errors: {
        summary: 'You must specify a summary of the issue.',
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
        priority: "Priority name 'Urgent' is not valid",
        labels: "The label 'two words' contains spaces which is invalid.",
        customfield_99999:
          "Field 'customfield_99999' cannot be set. It is not on the appropriate screen, or unknown.",
        customfield_10032: 'Operation value must be a number',
        duedate: 'Error parsing date string: 2026-02-30',
      },
    });
    expect(jira.site.state.issues.size).toBe(0);
  });

  it('refuses a document outside the schema with INVALID_INPUT', async () => {
    const description = { type: 'doc', version: 1, content: [{ type: 'hologram' }] };
    const refused = await jira.rest('POST', '/rest/api/3/issue', fields({ description }));
    expect(refused.body).toEqual({ errorMessages: ['INVALID_INPUT'], errors: {} });
  });

  it('keeps a value of each type of custom field and shows it in the shape of its type', async () => {
    const { admin } = jira;
    const made = await jira.rest(
      'POST',
      '/rest/api/3/issue',
      fields({
        customfield_10030: 'PO 17',
        customfield_10031: doc('First'),
        customfield_10032: 12.5,
        customfield_10033: '2026-04-01',
        customfield_10034: '2026-04-01T10:00:00.000+0200',
        customfield_10035: { value: 'Red' },
        customfield_10036: [{ id: '10023' }, { value: 'Phone' }],
        customfield_10037: { value: 'Europe', child: { value: 'Paris' } },
        customfield_10039: { id: '10030' },
        customfield_10040: { accountId: admin.accountId },
        customfield_10041: [{ id: admin.accountId }],
        customfield_10042: { name: 'jira-users' },
        customfield_10044: ['a', 'b', 'a'],
        customfield_10045: 'https://example.com/x',
        customfield_10048: { key: 'SUP' },
      }),
    );
    expect(made.status).toBe(201);
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields')).toMatchObject({
      customfield_10030: 'PO 17',
      customfield_10031: doc('First'),
      customfield_10032: 12.5,
      customfield_10033: '2026-04-01',
      customfield_10034: '2026-04-01T08:00:00.000+0000',
      customfield_10035: { value: 'Red', id: '10020' },
      customfield_10036: [{ value: 'E-mail' }, { value: 'Phone' }],
      customfield_10037: { value: 'Europe', child: { value: 'Paris', id: '10034' } },
      customfield_10039: { value: 'High' },
      customfield_10040: { displayName: 'Ann' },
      customfield_10041: [{ displayName: 'Ann' }],
      customfield_10042: { name: 'jira-users' },
      customfield_10044: ['a', 'b'],
      customfield_10045: 'https://example.com/x',
      customfield_10048: { key: 'SUP' },
      customfield_10038: null,
    });
  });

  it('makes a sub-task only below a parent of the right level', async () => {
    await jira.rest('POST', '/rest/api/3/issue', fields());
    const sub = (parent?: unknown) =>
      fields({ issuetype: { name: 'Sub-task' }, ...(parent ? { parent } : {}) });
    expect((await jira.rest('POST', '/rest/api/3/issue', sub())).at('errors.parent')).toBe(
      'Issue type is a sub-task but parent issue key or id not specified.',
    );
    expect((await jira.rest('POST', '/rest/api/3/issue', sub({ key: 'DEV-1' }))).status).toBe(201);
    const wrong = await jira.rest('POST', '/rest/api/3/issue', sub({ key: 'DEV-2' }));
    expect(wrong.at('errors.parentId')).toBe(
      'Given parent work item does not belong to appropriate hierarchy.',
    );
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1')).at('fields.subtasks.0.key')).toBe('DEV-2');
  });

  it('sets properties and makes a transition in the same call', async () => {
    const made = await jira.rest('POST', '/rest/api/3/issue', {
      ...fields(),
      properties: [{ key: 'link', value: { remote: 7 } }],
      transition: { id: '21' },
    });
    expect(made.at('transition.status')).toBe(200);
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1?properties=link&fields=status');
    expect(issue.at('fields.status.name')).toBe('In Progress');
    expect(issue.at('properties')).toEqual({ link: { remote: 7 } });
  });

  it('tells of the new issue by an event with links of version 2 and the trace of the call', async () => {
    await jira.rest('POST', '/rest/api/3/issue', fields());
    expect(jira.events.map(({ name }) => name)).toEqual(['avi:jira:created:issue']);
    expect(jira.events[0]?.payload).toMatchObject({
      eventType: 'avi:jira:created:issue',
      timestamp: String(jira.clock.now()),
      selfGenerated: false,
      atlassianId: jira.admin.accountId,
      issue: {
        key: 'DEV-1',
        fields: { project: { self: 'https://blue.atlassian.net/rest/api/2/project/10000' } },
      },
    });
  });

  it('creates the good issues of a bulk and lists the refused ones with their place', async () => {
    const bulk = await jira.rest('POST', '/rest/api/3/issue/bulk', {
      issueUpdates: [fields(), fields({ summary: null }), { ...fields(), transition: { id: '99' } }],
    });
    expect(bulk.status).toBe(201);
    expect(bulk.at('issues.length')).toBe(1);
    expect(bulk.at('errors.0')).toMatchObject({
      failedElementNumber: 1,
      elementErrors: { errors: { summary: 'You must specify a summary of the issue.' } },
    });
    expect(bulk.at('errors.1.failedElementNumber')).toBe(2);
    expect(jira.site.state.issues.size).toBe(1);
    expect(jira.events).toHaveLength(1);
  });
});
