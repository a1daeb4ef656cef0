import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { IssueRight, JiraAsUser } from '../../core/ports/jira.ts';
import type { JiraGate } from '../../core/ports/jira-gate.ts';
import { callJira, parseAnswer, type SendToJira } from './jira-call.ts';
import { throughGate } from './through-gate.ts';

const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

const foundProjects = z.object({
  values: z.array(
    z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string().default('') }),
  ),
});

const NAMED: Readonly<Record<IssueRight, string>> = {
  see: 'BROWSE_PROJECTS',
  edit: 'EDIT_ISSUES',
  delete: 'DELETE_ISSUES',
  administer: 'ADMINISTER',
};

/**
 * Answers with the rights of the person who invoked the app; whoever sees nothing has no right. Jira charges the
 * app for these calls as for its own.
 */
export function jiraAsUser(gate: JiraGate): JiraAsUser {
  const send: SendToJira = throughGate((where, options) => asUser().requestJira(where, options), gate);
  return {
    async me() {
      const schema = z.object({ accountId: z.string(), displayName: z.string() });
      return parseAnswer(await callJira(send, route`/rest/api/3/myself`), schema, 'read who you are');
    },
    isSiteAdmin: () => has(send, 'ADMINISTER', {}),
    isProjectAdmin: (project) =>
      has(
        send,
        'ADMINISTER_PROJECTS',
        /^\d+$/.test(project) ? { projectId: project } : { projectKey: project },
      ),
    maySeeIssue: (issue) => has(send, NAMED.see, issueParameter(issue)),
    async rightsOnIssue(issue, asked) {
      const held = await heldOf(
        send,
        asked.map((right) => NAMED[right]),
        issueParameter(issue),
      );
      return new Set(asked.filter((right) => held.has(NAMED[right])));
    },
    async projects(query) {
      const parameters = new URLSearchParams({ query, maxResults: '50', orderBy: 'name' });
      const answer = await callJira(send, route`/rest/api/3/project/search?${parameters}`);
      const { values } = await parseAnswer(answer, foundProjects, 'search spaces');
      return values.map(({ projectTypeKey, ...rest }) => ({ ...rest, typeKey: projectTypeKey }));
    },
  };
}

const issueParameter = (issue: string): Record<string, string> =>
  /^\d+$/.test(issue) ? { issueId: issue } : { issueKey: issue };

async function has(send: SendToJira, permission: string, about: Record<string, string>): Promise<boolean> {
  return (await heldOf(send, [permission], about)).has(permission);
}

async function heldOf(
  send: SendToJira,
  asked: readonly string[],
  about: Record<string, string>,
): Promise<ReadonlySet<string>> {
  const query = new URLSearchParams({ permissions: asked.join(','), ...about });
  const answer = await callJira(send, route`/rest/api/3/mypermissions?${query}`);
  if (answer.status === 404 || answer.status === 403) return new Set();
  const granted = await parseAnswer(answer, permissions, `check permission ${asked.join(', ')}`);
  return new Set(asked.filter((permission) => granted.permissions[permission]?.havePermission ?? false));
}
