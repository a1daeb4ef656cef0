import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, sampleSite } from '../../../host/jira/sample-site.ts';
import { checkedJira } from '../../support/checked-jira.ts';
import { openApiChecker } from '../../support/openapi.ts';
import { specsDirectory } from '../../support/specs-directory.ts';

const specs = specsDirectory();
const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

describe.skipIf(specs === undefined)(
  'answers about issues and their metadata fit the OpenAPI description',
  () => {
    const checker = openApiChecker(specs ?? '');
    let jira: SampleSite;
    const call = async (method: string, path: string, body?: unknown, status?: number) => {
      const request = new Request(`${jira.site.baseUrl}${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const principal = { kind: 'user', accountId: jira.admin.accountId } as const;
      const response = await checkedJira(jira.site, checker).fetch(request, principal);
      const said = await response.text();
      if (status !== undefined) expect(`${response.status} ${said}`).toMatch(new RegExp(`^${status} `));
      return said === '' ? undefined : JSON.parse(said);
    };

    beforeAll(async () => {
      jira = sampleSite();
      const project = { key: 'DEV' };
      await call('POST', '/rest/api/3/issue', {
        fields: { project, issuetype: { name: 'Epic' }, summary: 'Epic', description: text('All of it') },
      });
      await call('POST', '/rest/api/3/issue', {
        fields: {
          project,
          issuetype: { name: 'Story' },
          parent: { key: 'DEV-1' },
          summary: 'Story',
          labels: ['a'],
          duedate: '2026-05-01',
          timetracking: { originalEstimate: '2d' },
          customfield_10037: { value: 'Europe', child: { value: 'Berlin' } },
        },
      });
      await call('POST', '/rest/api/3/issue', {
        fields: { project, issuetype: { name: 'Sub-task' }, parent: { key: 'DEV-2' }, summary: 'Part' },
      });
    });

    afterAll(() => console.log(checker.report()));

    const GETS = [
      'issue/DEV-2',
      'issue/DEV-2?expand=renderedFields,names,schema,operations,editmeta,changelog,transitions,versionedRepresentations',
      'issue/DEV-2?fields=*navigable,-description,comment&properties=*all',
      'issue/DEV-3',
      'issue/DEV-2/editmeta',
      'issue/DEV-2/transitions?expand=transitions.fields',
      'issue/DEV-2/changelog',
      'issue/createmeta',
      'issue/createmeta?projectKeys=DEV&expand=projects.issuetypes.fields',
      'issue/createmeta/DEV/issuetypes',
      'issue/createmeta/SUP/issuetypes/10005',
      'issue/limit/report',
      'field',
      'field/search?expand=key,searcherKey,screensCount,contextsCount,lastUsed,isLocked,stableId',
      'field/search?type=custom&query=colour&orderBy=-name',
      'field/search/trashed',
      'field/customfield_10037/context',
      'field/customfield_10037/context/issuetypemapping',
      'field/customfield_10037/context/projectmapping',
      'field/customfield_10037/context/defaultValue',
      'field/customfield_10037/context/10137/option',
      'customFieldOption/10033',
      'priority',
      'priority/search',
      'priority/3',
      'resolution',
      'resolution/search',
      'resolution/10000',
      'status',
      'status/Done',
      'statuscategory',
      'statuscategory/done',
      'statuses?id=3&id=10000',
      'statuses/byNames?name=Done',
      'statuses/search?projectId=10000&statusCategory=DONE',
      'issuetype',
      'issuetype/project?projectId=10000',
      'issuetype/10001',
      'issuetype/10001/alternatives',
      'myself?expand=groups,applicationRoles',
      'serverInfo',
      'configuration',
      'configuration/timetracking',
      'configuration/timetracking/list',
      'configuration/timetracking/options',
      'instance/license',
      'applicationrole',
      'applicationrole/jira-software',
      'events',
      'mypreferences?key=jira.user.locale',
      'mypreferences/locale',
    ];

    it.each(GETS)('GET /rest/api/3/%s', async (path) => {
      const before = checker.mismatches.length;
      await call('GET', `/rest/api/3/${path}`, undefined, 200);
      expect(checker.mismatches.slice(before)).toEqual([]);
    });

    it('writes of issues and of their metadata', async () => {
      const before = checker.mismatches.length;
      await call('PUT', '/rest/api/3/issue/DEV-2', { fields: { summary: 'Better story' } }, 204);
      await call(
        'PUT',
        '/rest/api/3/issue/DEV-2?returnIssue=true',
        { update: { labels: [{ add: 'b' }, { remove: 'a' }] } },
        200,
      );
      await call('POST', '/rest/api/3/issue/DEV-2/transitions', { transition: { id: '41' } }, 204);
      await call('PUT', '/rest/api/3/issue/DEV-2/assignee', { accountId: jira.admin.accountId }, 204);
      await call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ['DEV-1', 'DEV-2', 'NO-1'] }, 200);
      const changes = await call('GET', '/rest/api/3/issue/DEV-2/changelog', undefined, 200);
      await call(
        'POST',
        '/rest/api/3/issue/DEV-2/changelog/list',
        { changelogIds: [Number(changes.values[0].id)] },
        200,
      );
      await call(
        'POST',
        '/rest/api/3/changelog/bulkfetch',
        { issueIdsOrKeys: ['DEV-2'], maxResults: 1 },
        200,
      );
      await call('POST', '/rest/api/3/issue/bulk', {
        issueUpdates: [
          { fields: { project: { key: 'DEV' }, issuetype: { id: '10002' }, summary: 'Bulk' } },
          { fields: { project: { key: 'DEV' }, issuetype: { id: '10002' } } },
        ],
      });
      await call('PUT', '/rest/api/3/issue/archive', { issueIdsOrKeys: ['DEV-1', 'DEV-3', 'NO-9'] }, 200);
      await call('PUT', '/rest/api/3/issue/unarchive', { issueIdsOrKeys: ['DEV-1'] }, 200);
      const field = await call('POST', '/rest/api/3/field', {
        name: 'Severity',
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
      });
      const contexts = await call('GET', `/rest/api/3/field/${field.id}/context`, undefined, 200);
      const options = `/rest/api/3/field/${field.id}/context/${contexts.values[0].id}/option`;
      const made = await call('POST', options, { options: [{ value: 'S1' }, { value: 'S2' }] }, 200);
      await call('PUT', options, { options: [{ id: made.options[0].id, value: 'S0' }] }, 200);
      await call(
        'PUT',
        `${options}/move`,
        { customFieldOptionIds: [made.options[1].id], position: 'First' },
        204,
      );
      await call('DELETE', `${options}/${made.options[1].id}`, undefined, 204);
      await call('PUT', `/rest/api/3/field/${field.id}`, { name: 'Gravity' }, 204);
      await call('POST', `/rest/api/3/field/${field.id}/trash`, undefined, 200);
      await call('POST', `/rest/api/3/field/${field.id}/restore`, undefined, 200);
      await call('DELETE', `/rest/api/3/field/${field.id}`, undefined, 303);
      const priority = await call(
        'POST',
        '/rest/api/3/priority',
        { name: 'Now', statusColor: '#ff0000' },
        201,
      );
      await call('PUT', '/rest/api/3/priority/move', { ids: [priority.id], position: 'First' }, 204);
      await call('DELETE', `/rest/api/3/priority/${priority.id}`, undefined, 303);
      await call('POST', '/rest/api/3/resolution', { name: 'Later' }, 201);
      await call('POST', '/rest/api/3/issuetype', { name: 'Spike', type: 'standard' }, 201);
      await call(
        'POST',
        '/rest/api/3/statuses',
        { scope: { type: 'GLOBAL' }, statuses: [{ name: 'Parked', statusCategory: 'TODO' }] },
        200,
      );
      await call('DELETE', '/rest/api/3/issue/DEV-2?deleteSubtasks=true', undefined, 204);
      expect(checker.mismatches.slice(before)).toEqual([]);
    });

    it('boards, sprints, and archiving by query', async () => {
      const before = checker.mismatches.length;
      const sprint = { name: 'One', originBoardId: 1, goal: 'Ship', startDate: '2026-03-05T09:00:00.000Z' };
      await call('POST', '/rest/agile/1.0/sprint', sprint, 201);
      await call('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['DEV-1'] }, 204);
      await call('GET', '/rest/agile/1.0/sprint/1', undefined, 200);
      await call('GET', '/rest/agile/1.0/sprint/1/issue', undefined, 200);
      await call('GET', '/rest/agile/1.0/board', undefined, 200);
      await call('GET', '/rest/agile/1.0/board/1', undefined, 200);
      await call('GET', '/rest/agile/1.0/board/1/sprint?state=future', undefined, 200);
      await call('GET', '/rest/agile/1.0/board/1/configuration', undefined, 200);
      await call('GET', '/rest/agile/1.0/board/1/backlog', undefined, 200);
      await call('POST', '/rest/api/3/issue/archive', { jql: 'summary ~ Bulk' }, 202);
      expect(checker.mismatches.slice(before)).toEqual([]);
    });

    it('refusals carry an error collection', async () => {
      const before = checker.mismatches.length;
      await call('POST', '/rest/api/3/issue', { fields: { project: { key: 'DEV' } } }, 400);
      await call('GET', '/rest/api/3/issue/DEV-999', undefined, 404);
      await call('POST', '/rest/api/3/issue/DEV-1/transitions', { transition: { id: '9' } }, 400);
      await call('GET', '/rest/api/3/priority/99', undefined, 404);
      expect(checker.mismatches.slice(before)).toEqual([]);
    });
  },
);
