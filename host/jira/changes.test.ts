import { beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from './sample-site.ts';

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('changing an issue', () => {
  let jira: SampleSite;
  beforeEach(async () => {
    jira = sampleSite();
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'Door', labels: ['a'] },
    });
    await jira.clock.advance(60);
    jira.events.length = 0;
  });
  const edit = (body: unknown, as?: Parameters<SampleSite['rest']>[3]) =>
    jira.rest('PUT', '/rest/api/3/issue/DEV-1', body, as);
  const history = async () => (await jira.rest('GET', '/rest/api/3/issue/DEV-1/changelog')).at('values');
  const eventNames = () => jira.events.map(({ name }) => name);

  it('moves updated, writes one changelog entry and causes one event', async () => {
    expect((await edit({ fields: { summary: 'Gate', description: doc('Rust') } })).status).toBe(204);
    expect(await history()).toMatchObject([
      {
        author: { displayName: 'Ann' },
        items: [
          { field: 'summary', fieldId: 'summary', fieldtype: 'jira', fromString: 'Door', toString: 'Gate' },
          { field: 'description', fieldId: 'description', fromString: null, toString: 'Rust' },
        ],
      },
    ]);
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.updated')).not.toBe(issue.at('fields.created'));
    expect(eventNames()).toEqual(['avi:jira:updated:issue']);
    expect(jira.events[0]?.payload).toMatchObject({ jiraEventTypeName: 'issue_updated' });
  });

  it('does nothing at all where the values are what they were', async () => {
    await edit({ fields: { summary: 'Door', labels: ['a'] } });
    expect(await history()).toEqual([]);
    expect(jira.events).toEqual([]);
  });

  it('adds and removes elements of a list by operations', async () => {
    await edit({ update: { labels: [{ add: 'b' }, { remove: 'a' }] } });
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1')).at('fields.labels')).toEqual(['b']);
    expect(await history()).toMatchObject([{ items: [{ field: 'labels', fromString: 'a', toString: 'b' }] }]);
    expect((await edit({ update: { summary: [{ add: 'x' }] } })).at('errors.summary')).toBe(
      "Field with id 'summary' and name 'Summary' does not support operation 'add' Supported operation(s) are: 'set'",
    );
  });

  it('logs each added version as an item of its own', async () => {
    const version = (id: string, name: string, sequence: number) =>
      jira.site.state.versions.put({
        id,
        projectId: jira.dev.id,
        name,
        description: '',
        archived: false,
        released: false,
        startDate: null,
        releaseDate: null,
        sequence,
      });
    version('1', '1.0', 1);
    version('2', '2.0', 2);
    await edit({ fields: { fixVersions: [{ name: '1.0' }, { id: '2' }] } });
    expect(await history()).toMatchObject([
      {
        items: [
          { field: 'Fix Version', fieldId: 'fixVersions', from: null, to: '1', toString: '1.0' },
          { field: 'Fix Version', fieldId: 'fixVersions', from: null, to: '2', toString: '2.0' },
        ],
      },
    ]);
    expect((await edit({ fields: { fixVersions: [{ name: '3.0' }] } })).at('errors.fixVersions')).toBe(
      "Version name '3.0' is not valid",
    );
  });

  it('tells of an assignment by two events', async () => {
    await jira.rest('PUT', '/rest/api/3/issue/DEV-1/assignee', { accountId: jira.developer.accountId });
    expect(eventNames()).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    const refused = await jira.rest('PUT', '/rest/api/3/issue/DEV-1/assignee', { accountId: 'nobody' });
    expect(refused.body).toEqual({
      errorMessages: [],
      errors: { assignee: "User 'nobody' cannot be assigned issues." },
    });
  });

  it('marks what an app has done itself and gives its trace back', async () => {
    const request = new Request('https://blue.atlassian.net/rest/api/3/issue/DEV-1', {
      method: 'PUT',
      body: JSON.stringify({ fields: { summary: 'By the app' } }),
      headers: { 'content-type': 'application/json', 'x-atlassian-webhook-trace': 'm-17' },
    });
    expect((await jira.site.fetch(request, jira.app)).status).toBe(204);
    expect(jira.events[0]).toMatchObject({
      actorId: jira.app.accountId,
      payload: { selfGenerated: true, webhookTraceValue: 'm-17' },
    });
  });

  it('names a new parent IssueParentAssociation and gives the item no field id', async () => {
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'DEV' }, issuetype: { name: 'Epic' }, summary: 'House' },
    });
    await edit({ fields: { parent: { key: 'DEV-2' } } });
    const [entry] = jira.site.state.changes.all();
    expect(entry?.items).toEqual([
      {
        field: 'IssueParentAssociation',
        fieldtype: 'jira',
        from: null,
        fromString: null,
        to: '10001',
        toString: 'DEV-2',
      },
    ]);
  });

  it('carries a comment with an edit, which the event names but history does not', async () => {
    await edit({ fields: { summary: 'Gate' }, update: { comment: [{ add: { body: doc('Note') } }] } });
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1?fields=comment');
    expect(issue.at('fields.comment.comments.0.body')).toEqual(doc('Note'));
    expect(eventNames()).toContain('avi:jira:commented:issue');
    expect(jira.site.state.changes.size).toBe(1);
  });

  it('sets the resolution on the way to done and clears it on the way back', async () => {
    const move = (id: string) =>
      jira.rest('POST', '/rest/api/3/issue/DEV-1/transitions', { transition: { id } });
    await move('41');
    let issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.resolution.name')).toBe('Done');
    expect(issue.at('fields.resolutiondate')).toBe(issue.at('fields.updated'));
    expect(jira.events[0]?.payload).toMatchObject({
      jiraEventTypeName: 'issue_resolved',
      associatedStatuses: [{ name: 'To Do' }, { name: 'Done' }],
    });
    await move('21');
    issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('fields.resolution')).toBeNull();
    expect(issue.at('fields.resolutiondate')).toBeNull();
  });

  it('asks for the fields of a transition screen and refuses others', async () => {
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'SUP' }, issuetype: { name: 'Incident' }, summary: 'Down' },
    });
    const move = (body: unknown) => jira.rest('POST', '/rest/api/3/issue/SUP-1/transitions', body);
    expect((await move({ transition: { id: '761' } })).at('errors.resolution')).toBe(
      'Resolution is required.',
    );
    const wrong = await move({
      transition: { id: '761' },
      fields: { resolution: { name: 'Done' }, summary: 'Up' },
    });
    expect(wrong.at('errors.summary')).toBe(
      "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.",
    );
    expect((await move({ transition: { id: '761' }, fields: { resolution: { name: 'Done' } } })).status).toBe(
      204,
    );
    expect((await move({ transition: { id: '761' } })).at('errorMessages.0')).toBe(
      "Transition id '761' is not valid for this issue.",
    );
    expect((await move({})).at('errorMessages.0')).toBe("Missing 'transition' identifier");
  });

  it('answers 404 to who may not see it and 403 to who may not edit it', async () => {
    expect((await edit({ fields: { summary: 'x' } }, jira.outsider)).status).toBe(404);
    const locked = jira.site.state.permissionSchemes.get(jira.dev.permissionSchemeId);
    if (!locked) throw new Error('The project has no permission scheme.');
    const grants = locked.grants.filter(({ permission }) => permission !== 'EDIT_ISSUES');
    jira.site.state.permissionSchemes.put({ ...locked, grants });
    expect((await edit({ fields: { summary: 'x' } }, jira.developer)).status).toBe(403);
  });

  it('moves to another project under a new key, and answers to the old one', async () => {
    const moved = await jira.rest('POST', '/rest/api/3/bulk/issues/move', {
      targetToSourcesMapping: { 'SUP,10002': { issueIdsOrKeys: ['DEV-1'] } },
    });
    expect(moved.status).toBe(201);
    const issue = await jira.rest('GET', '/rest/api/3/issue/DEV-1');
    expect(issue.at('key')).toBe('SUP-1');
    expect(issue.at('fields.status.name')).toBe('Waiting for support');
    expect(jira.events[0]?.payload).toMatchObject({
      jiraEventTypeName: 'issue_moved',
      changelog: {
        items: [{ field: 'project' }, { field: 'Key', fromString: 'DEV-1' }, { field: 'status' }],
      },
    });
  });

  it('deletes sub-tasks only when told to, and tells of the parent alone', async () => {
    await jira.rest('POST', '/rest/api/3/issue', {
      fields: {
        project: { key: 'DEV' },
        issuetype: { name: 'Sub-task' },
        parent: { key: 'DEV-1' },
        summary: 'P',
      },
    });
    jira.events.length = 0;
    expect((await jira.rest('DELETE', '/rest/api/3/issue/DEV-1')).status).toBe(400);
    expect((await jira.rest('DELETE', '/rest/api/3/issue/DEV-1?deleteSubtasks=true')).status).toBe(204);
    expect(eventNames()).toEqual(['avi:jira:deleted:issue']);
    expect(jira.site.state.issues.size).toBe(0);
  });

  it('hides an issue of a security level from those outside it', async () => {
    const level = {
      id: '10000',
      name: 'Secret',
      description: '',
      users: [],
      groups: ['site-admins'],
      roles: [],
    };
    jira.site.state.projects.put({ ...jira.dev, lastIssueNumber: 1, securityLevels: [level] });
    expect((await edit({ fields: { security: { name: 'Secret' } } })).status).toBe(204);
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1', undefined, jira.developer)).status).toBe(404);
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1')).at('fields.security.name')).toBe('Secret');
  });

  it('is as if it did not exist to an app that an admin has blocked from the project', async () => {
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1', undefined, jira.app)).status).toBe(200);
    jira.site.state.projects.put({ ...jira.dev, lastIssueNumber: 1, blockedForApps: true });
    expect((await jira.rest('GET', '/rest/api/3/issue/DEV-1', undefined, jira.app)).status).toBe(404);
  });
});
