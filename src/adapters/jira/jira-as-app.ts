import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { Jira } from '../../core/ports/jira.ts';
import type { JiraGate } from '../../core/ports/jira-gate.ts';
import type { JiraQueries } from '../../core/ports/jira-queries.ts';
import { attachmentCalls } from './attachment-calls.ts';
import { belowCalls } from './below-calls.ts';
import { catalogueCalls } from './catalogue-calls.ts';
import { commentCalls } from './comment-calls.ts';
import { deskCalls } from './desk-calls.ts';
import { fieldCalls } from './field-calls.ts';
import { issueCalls } from './issue-calls.ts';
import { callJira, callWithJson, parseAnswer, type SendToJira } from './jira-call.ts';
import { linkCalls } from './link-calls.ts';
import { projectCalls } from './project-calls.ts';
import { searchCalls } from './search-calls.ts';
import { throughGate } from './through-gate.ts';
import { workflowCalls } from './workflow-calls.ts';
import { worklogCalls } from './worklog-calls.ts';

/** This site's Jira as the app user. `asApp` is asked per call: it belongs to the invocation that runs. */
export function jiraAsApp(gate: JiraGate): Jira & JiraQueries {
  const send = throughGate((where, options) => asApp().requestJira(where, options), gate);
  return {
    ...issueCalls(send),
    ...searchCalls(send, gate.found),
    ...commentCalls(send),
    ...attachmentCalls(send),
    ...worklogCalls(send),
    ...linkCalls(send),
    ...projectCalls(send),
    ...catalogueCalls(send),
    ...workflowCalls(send),
    ...belowCalls(send),
    ...deskCalls(send),
    ...queryCalls(send),
  };
}

const parsedQueries = z.object({
  queries: z.array(z.object({ errors: z.array(z.string()).optional() })),
});

const heldPermissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

function queryCalls(send: SendToJira): JiraQueries {
  return {
    ...fieldCalls(send),
    async queryFaults(jql) {
      const where = route`/rest/api/3/jql/parse?validation=strict`;
      const answer = await callWithJson(send, where, 'POST', { queries: jql }, { sort: 'read' });
      const { queries } = await parseAnswer(answer, parsedQueries, 'check a query');
      return queries.map((query) => query.errors ?? []);
    },

    async count(jql) {
      const where = route`/rest/api/3/search/approximate-count`;
      const answer = await callWithJson(send, where, 'POST', { jql }, { sort: 'read' });
      return (await parseAnswer(answer, z.object({ count: z.number() }), 'count work items')).count;
    },

    async timeZone() {
      const answer = await callJira(send, route`/rest/api/3/myself`);
      const { timeZone } = await parseAnswer(
        answer,
        z.object({ timeZone: z.string() }),
        'read the time zone',
      );
      return timeZone;
    },

    async administers(projectId) {
      const query = new URLSearchParams({ permissions: 'ADMINISTER_PROJECTS', projectId });
      const answer = await callJira(send, route`/rest/api/3/mypermissions?${query}`);
      if (answer.status === 404) return false;
      const { permissions } = await parseAnswer(answer, heldPermissions, 'check the rights of the app');
      return permissions['ADMINISTER_PROJECTS']?.havePermission ?? false;
    },

    async displayName(accountId) {
      const query = new URLSearchParams({ accountId });
      const answer = await callJira(send, route`/rest/api/3/user?${query}`);
      if (answer.status === 404) return undefined;
      const person = z.object({ displayName: z.string() });
      return (await parseAnswer(answer, person, 'read the name of a person')).displayName;
    },

    async siteUrl() {
      const answer = await callJira(send, route`/rest/api/3/serverInfo`);
      const { baseUrl } = await parseAnswer(answer, z.object({ baseUrl: z.url() }), 'read the site');
      return new URL(baseUrl).origin;
    },
  };
}
