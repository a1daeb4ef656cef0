import { describe, expect, it } from 'vitest';
import { judgedSample } from '../../../test/support/judged-sample.ts';
import type { SampleSite } from '../sample-site.ts';

const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

async function create(sample: SampleSite, fields: Record<string, unknown>): Promise<string> {
  const given = { project: { key: 'DEV' }, issuetype: { name: 'Task' }, summary: 'something', ...fields };
  const answer = await sample.rest('POST', '/rest/api/3/issue', { fields: given });
  expect([answer.status, answer.body]).toEqual([201, answer.body]);
  return String(answer.at('key'));
}

async function keys(sample: SampleSite, jql: string, as?: SampleSite['admin']): Promise<string[]> {
  const answer = await sample.rest('POST', '/rest/api/3/search/jql', { jql, fields: ['key'] }, as);
  expect([jql, answer.status, answer.at('errorMessages')]).toEqual([jql, 200, undefined]);
  const found = answer.at('issues');
  return Array.isArray(found) ? found.map((issue: { key: string }) => issue.key) : [];
}

async function move(sample: SampleSite, key: string, to: string, as?: SampleSite['admin']): Promise<void> {
  const known = await sample.rest('GET', `/rest/api/3/issue/${key}/transitions`, undefined, as);
  const all = known.at('transitions');
  const chosen = Array.isArray(all)
    ? all.find((entry: { to: { name: string } }) => entry.to.name === to)
    : undefined;
  const answer = await sample.rest(
    'POST',
    `/rest/api/3/issue/${key}/transitions`,
    { transition: { id: chosen.id } },
    as,
  );
  expect(answer.status).toBe(204);
}

describe('queries over what REST has written', () => {
  it('find an issue by the values that it was created with', async () => {
    const sample = judgedSample();
    const { rest, developer } = sample;
    await rest('POST', '/rest/api/3/version', { name: '1.0', project: 'DEV' });
    await rest('POST', '/rest/api/3/component', { name: 'API', project: 'DEV' });
    const key = await create(sample, {
      summary: 'The printer jams',
      description: text('every single morning'),
      assignee: { accountId: developer.accountId },
      priority: { name: 'High' },
      labels: ['hot'],
      fixVersions: [{ name: '1.0' }],
      components: [{ name: 'API' }],
      duedate: '2026-03-10',
      timetracking: { originalEstimate: '2h' },
    });
    await create(sample, { issuetype: { name: 'Story' } });
    for (const jql of [
      'summary ~ jam and description ~ "single morning" and text ~ printers',
      `assignee = "${developer.accountId}" and assignee = Dora`,
      'priority = High and priority > Medium and labels in (hot)',
      'fixVersion = "1.0" and fixVersion in unreleasedVersions() and component = api',
      'due <= 6d and due > now() and originalEstimate = 2h',
      'type = Task and statusCategory = "To Do" and resolution = Unresolved and created > -1m',
      'reporter = currentUser() and creator in membersOf("site-admins") and type = Task',
    ]) {
      expect([jql, await keys(sample, jql)]).toEqual([jql, [key]]);
    }
  });

  it('know what has been, who changed it and when', async () => {
    const sample = judgedSample();
    const { rest, developer, clock } = sample;
    const key = await create(sample, {});
    await clock.advance(3600);
    await move(sample, key, 'In Progress', developer);
    await clock.advance(3600);
    await rest('PUT', `/rest/api/3/issue/${key}`, {
      fields: { priority: { name: 'Low' }, assignee: { accountId: developer.accountId } },
    });
    await move(sample, key, 'Done');
    for (const jql of [
      'status = Done and status was "To Do" and status was "In Progress"',
      'status changed to "In Progress" by Dora after -90m',
      'status changed from "In Progress" to Done after -1m',
      'status was "To Do" before -90m and status was "In Progress" during (-90m, -10m)',
      'priority was Medium and priority changed to Low and assignee was empty and assignee changed',
      'resolution changed and resolution is not empty and resolved > -1m',
      'issue in updatedBy(Dora) and updated > -1m',
    ]) {
      expect([jql, await keys(sample, jql)]).toEqual([jql, [key]]);
    }
    expect(await keys(sample, 'status was not "In Progress" and project = DEV')).toEqual([]);
    expect(await keys(sample, 'status changed by currentUser() before -30m')).toEqual([]);
  });

  it('follow comments that may be read, links, watchers, votes, worklogs and properties', async () => {
    const sample = judgedSample();
    const { rest, developer, admin } = sample;
    const [first, second] = [await create(sample, {}), await create(sample, {})];
    const path = `/rest/api/3/issue/${first}`;
    await rest('POST', `${path}/comment`, { body: text('a public remark') });
    const visibility = { type: 'group', value: 'site-admins' };
    await rest('POST', `${path}/comment`, { body: text('a private remark'), visibility });
    await rest('POST', '/rest/api/3/issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: first },
      outwardIssue: { key: second },
    });
    await rest('POST', `${path}/watchers`, JSON.parse(`"${developer.accountId}"`));
    await rest('POST', `${path}/worklog`, {
      timeSpent: '1h',
      started: '2026-03-03T10:00:00.000+0000',
      comment: text('digging'),
    });
    await rest('PUT', `${path}/properties/sync`, { key: 'X-1' });
    sample.site.context.search.setAliases([
      { propertyKey: 'sync', path: 'key', type: 'string', alias: 'syncKey' },
    ]);
    for (const jql of [
      'comment ~ "public"',
      'comment ~ "private"',
      `issue in linkedIssues(${second})`,
      'issueLinkType = blocks',
      `watcher = Dora`,
      'worklogAuthor = currentUser() and worklogComment ~ digging and worklogDate = "2026-03-03" and timespent = 1h',
      'syncKey = "X-1" and issue.property[sync].key is not empty',
    ]) {
      expect([jql, await keys(sample, jql)]).toEqual([jql, [first]]);
    }
    expect(await keys(sample, 'comment ~ "public"', developer)).toEqual([first]);
    expect(await keys(sample, 'comment ~ "private"', developer)).toEqual([]);
    expect(await keys(sample, `issue in linkedIssues(${first}, "blocks")`, admin)).toEqual([second]);
  });

  it('hide issues of a security level from those who are not in it', async () => {
    const sample = judgedSample();
    const { site, developer, admin, dev } = sample;
    const level = {
      id: '10500',
      name: 'Board',
      description: '',
      users: [admin.accountId],
      groups: [],
      roles: [],
    };
    site.state.projects.put({ ...dev, securityLevels: [level] });
    const key = await create(sample, { security: { id: '10500' } });
    expect(await keys(sample, 'level = Board')).toEqual([key]);
    expect(await keys(sample, 'project = DEV', developer)).toEqual([]);
  });

  it('follow a parent and a move of the key', async () => {
    const sample = judgedSample();
    const parent = await create(sample, { issuetype: { name: 'Story' } });
    const child = await create(sample, { issuetype: { name: 'Sub-task' }, parent: { key: parent } });
    expect(await keys(sample, `parent = ${parent}`)).toEqual([child]);
    expect(await keys(sample, `issue in childIssuesOf(${parent}) and type in subtaskIssueTypes()`)).toEqual([
      child,
    ]);
    await sample.rest('PUT', '/rest/api/3/project/DEV', { key: 'CORE' });
    expect(await keys(sample, `key = ${child}`)).toEqual([child.replace('DEV', 'CORE')]);
  });
});
