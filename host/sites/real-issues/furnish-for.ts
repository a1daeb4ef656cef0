import { createHash } from 'node:crypto';
import { JIRA_USERS } from '../../jira/catalogue/people.ts';
import type { HostedJiraSite } from '../../jira/create-jira-site.ts';
import type { Project, Status, Workflow } from '../../jira/model.ts';
import { type RealIssue, type RealUser, realUser } from './real-issue.ts';

/** Makes what the issues need and the site does not have yet: people, projects, issue types, statuses, values. */
export function furnishFor(
  jira: HostedJiraSite,
  issues: readonly RealIssue[],
  leadAccountId: string,
): Project[] {
  for (const person of issues.flatMap(peopleIn)) ensureUser(jira, person);
  const keys = [...new Set(issues.map((issue) => issue.fields.project.key))];
  return keys.map((key) => {
    const own = issues.filter((issue) => issue.fields.project.key === key);
    const project = ensureProject(jira, key, own, leadAccountId);
    for (const issue of own) ensureValues(jira, project, issue);
    return project;
  });
}

function peopleIn({ fields }: RealIssue): RealUser[] {
  const found: RealUser[] = [];
  const authors = (fields.comment?.comments ?? []).map((comment) => comment.author);
  for (const value of [fields['reporter'], fields['creator'], fields['assignee'], ...authors]) {
    const parsed = realUser.safeParse(value);
    if (parsed.success) found.push(parsed.data);
  }
  return found;
}

/** A Server user has a name where a Cloud user has an account id: it gets one that looks and stays the same. */
export function accountIdOf(user: RealUser): string {
  if (user.accountId !== undefined) return user.accountId;
  return createHash('sha256')
    .update(`server user ${user.key ?? user.name}`)
    .digest('hex')
    .slice(0, 24);
}

function ensureUser(jira: HostedJiraSite, user: RealUser): void {
  const accountId = accountIdOf(user);
  if (jira.state.users.has(accountId)) return;
  const name = user.displayName ?? user.name ?? user.key ?? 'Unknown';
  jira.admin.createUser({
    accountId,
    displayName: name,
    emailAddress: user.emailAddress ?? `${accountId.slice(0, 8)}@people.example`,
    groups: [JIRA_USERS],
  });
}

function ensureProject(
  jira: HostedJiraSite,
  key: string,
  issues: readonly RealIssue[],
  lead: string,
): Project {
  const { state } = jira;
  const known = state.projects.by('key', key)[0];
  const [first] = issues;
  const project =
    known ??
    jira.admin.createProject({
      key,
      name: first?.fields.project.name ?? key,
      type: first?.fields.project.projectTypeKey === 'service_desk' ? 'service_desk' : 'software',
      leadAccountId: lead,
    });
  const typeIds = issues.map((issue) =>
    issueTypeId(jira, issue.fields.issuetype.name, issue.fields.issuetype.subtask ?? false),
  );
  state.projects.put({ ...project, issueTypeIds: [...new Set([...project.issueTypeIds, ...typeIds])] });
  jira.admin.assignWorkflow(project.id, workflowFor(jira, key, issues));
  return state.projects.get(project.id) ?? project;
}

function issueTypeId(jira: HostedJiraSite, name: string, subtask: boolean): string {
  const { state } = jira;
  const known = state.issueTypes.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (known) return known.id;
  const id = state.nextId('issue-type');
  state.issueTypes.put({ id, name, description: '', subtask, hierarchyLevel: subtask ? -1 : 0 });
  return id;
}

/** Every status that the files show, each reachable from each, as in a project that nobody has tidied. */
function workflowFor(jira: HostedJiraSite, key: string, issues: readonly RealIssue[]): Workflow {
  const statuses = [statusId(jira, 'To Do', 'new')];
  for (const { fields } of issues) {
    if (fields.status) statuses.push(statusId(jira, fields.status.name, fields.status.statusCategory?.key));
  }
  const statusIds = [...new Set(statuses)];
  return {
    id: jira.state.nextId('workflow'),
    name: `Workflow of ${key}`,
    initialStatusId: statuses[0] ?? '',
    statusIds,
    transitions: statusIds.map((to, index) => {
      const status = jira.state.statuses.get(to);
      return {
        id: String((index + 1) * 11),
        name: status?.name ?? to,
        from: [],
        to,
        screen: status?.category === 'done' ? [{ fieldId: 'resolution', required: false }] : [],
        sets: {},
      };
    }),
  };
}

function statusId(jira: HostedJiraSite, name: string, category = 'new'): string {
  const { state } = jira;
  const known = state.statuses.find((status) => status.name.toLowerCase() === name.toLowerCase());
  if (known) return known.id;
  const id = state.nextId('status');
  const categories: Readonly<Record<string, Status['category']>> = {
    done: 'done',
    indeterminate: 'indeterminate',
  };
  state.statuses.put({ id, name, description: '', category: categories[category] ?? 'new' });
  return id;
}

function ensureValues(jira: HostedJiraSite, project: Project, { fields }: RealIssue): void {
  const { state } = jira;
  for (const { name } of fields.components ?? []) {
    if (state.components.by('project', project.id).some((known) => known.name === name)) continue;
    const id = state.nextId('component');
    state.components.put({
      id,
      projectId: project.id,
      name,
      description: '',
      leadAccountId: null,
      assigneeType: 'PROJECT_DEFAULT',
    });
  }
  for (const { name } of [...(fields.versions ?? []), ...(fields.fixVersions ?? [])]) {
    const known = state.versions.by('project', project.id);
    if (known.some((version) => version.name === name)) continue;
    state.versions.put({
      id: state.nextId('version'),
      projectId: project.id,
      name,
      description: '',
      archived: false,
      released: false,
      startDate: null,
      releaseDate: null,
      sequence: known.length,
    });
  }
  for (const one of [fields.priority, fields.resolution]) {
    if (!one) continue;
    const [collection, kind] =
      one === fields.priority ? [state.priorities, 'priority'] : [state.resolutions, 'resolution'];
    if (collection.find((known) => known.name === one.name)) continue;
    collection.put({
      id: state.nextId(kind),
      name: one.name,
      description: '',
      sequence: collection.size + 1,
    });
  }
}
