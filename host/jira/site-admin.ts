import { openDesk } from '../service/desks/open-desk.ts';
import type { JiraContext } from './call.ts';
import { type CustomTypeKey, customField } from './catalogue/custom-fields.ts';
import { BUSINESS_TYPE_IDS, SERVICE_TYPE_IDS, SOFTWARE_TYPE_IDS } from './catalogue/issue-types.ts';
import {
  CUSTOMERS,
  JIRA_USERS,
  ROLE_ADMINISTRATORS,
  ROLE_CUSTOMERS,
  ROLE_SERVICE_TEAM,
  ROLE_USERS,
  SCHEME_SERVICE,
  SCHEME_SOFTWARE,
} from './catalogue/people.ts';
import { defaultScreens } from './catalogue/screens.ts';
import { WORKFLOW_SERVICE, WORKFLOW_SOFTWARE } from './catalogue/workflows.ts';
import type { Field, FieldOption, Project, User, Workflow } from './model.ts';

export interface NewUser {
  readonly displayName: string;
  readonly emailAddress: string;
  readonly accountId?: string;
  readonly accountType?: User['accountType'];
  readonly emailVisible?: boolean;
  readonly timeZone?: string;
  /** Names of groups; default jira-users, for customers their own group, for apps none. */
  readonly groups?: readonly string[];
}

export interface NewProject {
  readonly key: string;
  readonly name: string;
  readonly type: Project['projectTypeKey'];
  readonly leadAccountId: string;
  readonly description?: string;
  readonly administrators?: readonly string[];
  /** Agents of a service project, users of the role Users in others. */
  readonly team?: readonly string[];
  readonly customers?: readonly string[];
  /** Who may raise requests in a service project; default everybody with an account. */
  readonly access?: 'open' | 'restricted';
  readonly issueTypeIds?: readonly string[];
  readonly workflowId?: string;
}

/** Builds a site's furniture without REST: what seeds, tests and the host use. */
export class SiteAdmin {
  readonly #context: JiraContext;

  constructor(context: JiraContext) {
    this.#context = context;
  }

  createUser(user: NewUser): User {
    const { state } = this.#context;
    const type = user.accountType ?? 'atlassian';
    const byDefault = { atlassian: [JIRA_USERS], customer: [CUSTOMERS], app: [] }[type];
    return state.transaction(() =>
      state.users.put({
        accountId: user.accountId ?? this.#freshAccountId(),
        accountType: type,
        displayName: user.displayName,
        emailAddress: user.emailAddress,
        emailVisible: user.emailVisible ?? false,
        active: true,
        timeZone: user.timeZone ?? state.settings.get('settings')?.timeZone ?? 'Etc/UTC',
        locale: 'en_US',
        groups: [...(user.groups ?? byDefault)],
        properties: {},
      }),
    );
  }

  /** The person gives the profile another name. */
  renameUser(accountId: string, displayName: string): void {
    const { state, clock } = this.#context;
    const user = this.#user(accountId);
    state.transaction(() => state.users.put({ ...user, displayName, updated: clock.now() }));
  }

  /** The account is closed for good, as its owner may ask: Atlassian takes the personal data away. */
  closeAccount(accountId: string): void {
    const { state, clock } = this.#context;
    const user = this.#user(accountId);
    const nobody = { displayName: 'Former user', emailAddress: '', emailVisible: false, active: false };
    state.transaction(() => state.users.put({ ...user, ...nobody, groups: [], closed: clock.now() }));
  }

  #user(accountId: string): User {
    const user = this.#context.state.users.get(accountId);
    if (!user) throw new Error(`Site ${this.#context.name} has no account ${accountId}.`);
    return user;
  }

  /** After a restart the same seed gives the same numbers again, so what is taken already is passed over. */
  #freshAccountId(): string {
    const { state, random } = this.#context;
    let accountId = `712020:${random.uuid()}`;
    while (state.users.has(accountId)) accountId = `712020:${random.uuid()}`;
    return accountId;
  }

  createGroup(name: string): string {
    const { state, random } = this.#context;
    const known = state.groups.by('name', name.toLowerCase())[0];
    if (known) return known.groupId;
    let groupId = random.uuid();
    while (state.groups.has(groupId)) groupId = random.uuid();
    return state.transaction(() => state.groups.put({ name, groupId })).groupId;
  }

  createProject(project: NewProject): Project {
    const { state } = this.#context;
    if (state.projects.by('key', project.key)[0]) {
      throw new Error(`Site ${this.#context.name} has a project ${project.key} already; choose another key.`);
    }
    return state.transaction(() => {
      const created = state.projects.put(newProject(state.nextId('project'), project));
      const types = created.issueTypeIds.flatMap((id) => state.issueTypes.get(id) ?? []);
      state.screens.put(defaultScreens(created, types, state.fields.all()));
      if (created.projectTypeKey === 'service_desk') openDesk(state, created, project.access);
      return created;
    });
  }

  /** A custom field with options by value; it appears on the default screens of every project. */
  createField(
    name: string,
    type: CustomTypeKey,
    options: readonly (string | [string, string[]])[] = [],
  ): Field {
    const { state } = this.#context;
    return state.transaction(() => {
      const field = customField(
        Number(state.nextId('field')),
        name,
        type,
        options.map((option) => this.#option(option)),
      );
      state.fields.put(field);
      for (const scheme of state.screens.all()) {
        const add = (screen: { fieldId: string; required: boolean }[]) => [
          ...screen,
          { fieldId: field.id, required: false },
        ];
        const screens = Object.entries(scheme.screens).map(([typeId, { create, edit }]) => [
          typeId,
          { create: add(create), edit: add(edit) },
        ]);
        state.screens.put({ ...scheme, screens: Object.fromEntries(screens) });
      }
      return field;
    });
  }

  /** Makes a workflow known; the project uses it for `issueTypeId`, or for all types without one of their own. */
  assignWorkflow(projectId: string, workflow: Workflow, issueTypeId = '*'): void {
    const { state } = this.#context;
    const project = state.projects.get(projectId);
    if (!project) throw new Error(`Site ${this.#context.name} has no project ${projectId}.`);
    state.transaction(() => {
      state.workflows.put(workflow);
      state.projects.put({ ...project, workflows: { ...project.workflows, [issueTypeId]: workflow.id } });
    });
  }

  #option(option: string | [string, string[]]): FieldOption {
    const { state } = this.#context;
    const [value, children] = typeof option === 'string' ? [option, []] : option;
    const id = state.nextId('option');
    return { id, value, disabled: false, children: children.map((child) => this.#option(child)) };
  }
}

function newProject(id: string, project: NewProject): Project {
  const isService = project.type === 'service_desk';
  const people = (users: readonly string[] = [], groups: string[] = []) => ({ users: [...users], groups });
  const types = { software: SOFTWARE_TYPE_IDS, service_desk: SERVICE_TYPE_IDS, business: BUSINESS_TYPE_IDS };
  return {
    id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.type,
    style: 'classic',
    description: project.description ?? '',
    leadAccountId: project.leadAccountId,
    issueTypeIds: [...(project.issueTypeIds ?? types[project.type])],
    permissionSchemeId: isService ? SCHEME_SERVICE : SCHEME_SOFTWARE,
    workflows: { '*': project.workflowId ?? (isService ? WORKFLOW_SERVICE : WORKFLOW_SOFTWARE) },
    roles: {
      [ROLE_ADMINISTRATORS]: people([project.leadAccountId, ...(project.administrators ?? [])]),
      [ROLE_USERS]: people(isService ? [] : project.team, isService ? [] : [JIRA_USERS]),
      ...(isService ? { [ROLE_SERVICE_TEAM]: people(project.team) } : {}),
      ...(isService ? { [ROLE_CUSTOMERS]: people(project.customers) } : {}),
    },
    securityLevels: [],
    lastIssueNumber: 0,
    state: 'live',
    properties: {},
    blockedForApps: false,
  };
}
