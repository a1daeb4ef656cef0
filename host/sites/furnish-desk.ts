import type { HostedJiraSite } from '../jira/create-jira-site.ts';
import type { Project } from '../jira/model.ts';
import { askForApproval } from '../service/desks/ask-for-approval.ts';

const CHANGE = 'Change';

/** What a built-in desk has to be tried with: changes that wait for approval, an organization, an article. */
export function furnishDesk(jira: HostedJiraSite, project: Project, customers: readonly string[]): void {
  const { state } = jira;
  const change = project.issueTypeIds.find((id) => state.issueTypes.get(id)?.name === CHANGE);
  if (change !== undefined) askForApproval(state, project.id, change);
  const organization = state.organizations.put({
    id: state.nextId('organization'),
    uuid: jira.context.random.fork(`organization/${project.key}`).uuid(),
    name: `Customers of ${project.name}`,
    memberIds: [...customers],
    created: jira.context.clock.now(),
    properties: {},
  });
  const desk = state.desks.by('project', project.id)[0];
  if (desk) state.desks.put({ ...desk, organizationIds: [...desk.organizationIds, organization.id] });
  state.articles.put({
    id: state.nextId('article'),
    spaceKey: project.key,
    title: 'How to reset a password',
    excerpt: 'Open the log-in page, choose "Forgot password" and follow the mail that comes.',
    projectIds: [project.id],
  });
}
