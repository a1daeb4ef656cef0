import type { ApiMember, ApiObject } from './api.ts';

/** A look-up by name: null where this site has nothing of that name. */
function byName(name: string, gives: string, thing: string, more = ''): ApiMember {
  return {
    name,
    takes: `name: string${more}`,
    gives: `${gives} | null`,
    says: `The ${thing} of this name on this site, whatever the case; null where there is none.`,
    by: 'lookup',
  };
}

const people: readonly ApiMember[] = [
  {
    name: 'getUser',
    takes: 'accountId: string',
    gives: 'User | null',
    says: 'The person with this account id on this site; null where there is none.',
    by: 'lookup',
  },
  {
    name: 'getUserByEmail',
    takes: 'email: string | null | undefined',
    gives: 'User | null',
    says: 'The one active account that shows this address; null where there is none, or several.',
    by: 'lookup',
    example: 'issue.assignee = nodeHelper.getUserByEmail(replica.assignee?.email)',
  },
  {
    name: 'getUserByFullName',
    takes: 'name: string',
    gives: 'User | null',
    says: 'The one active account of this name; null where there is none, or several.',
    by: 'lookup',
  },
  {
    name: 'isUserAssignable',
    takes: 'project: Project | string, user: User | null',
    gives: 'boolean',
    says: 'Whether work items of the space may be assigned to this person. False for null.',
    by: 'lookup',
  },
];

const things: readonly ApiMember[] = [
  {
    ...byName('getPriority', 'Named', 'priority'),
    example: 'issue.priority = nodeHelper.getPriority(replica.priority?.name) ?? "Medium"',
  },
  byName('getResolution', 'Named', 'resolution'),
  byName('getStatus', 'Status', 'status', ', project?: Project | string'),
  {
    ...byName('getIssueType', 'Named', 'work type', ', project?: Project | string'),
    example: 'issue.issueType = nodeHelper.getIssueType(replica.issueType.name, "SUP") ?? "Task"',
  },
  {
    ...byName('getProject', 'Project', 'space'),
    takes: 'key: string',
    says: 'The space with this key; null where the connection does not reach it.',
  },
  byName('getVersion', 'Named', 'version', ', project: Project | string'),
  byName('getComponent', 'Named', 'component', ', project: Project | string'),
  { ...byName('getSecurityLevel', 'Named', 'security level'), takes: 'idOrName: string' },
  {
    name: 'getOption',
    takes: 'issue: Issue, field: string, value: string',
    gives: 'string | null',
    says: 'The option of this name in a custom field, as the field spells it; null where it has none.',
    by: 'lookup',
    example: 'issue.customFields["Team"].value = nodeHelper.getOption(issue, "Team", "Blue") ?? "Other"',
  },
  {
    name: 'getCascadingSelect',
    takes: 'issue: Issue, field: string, parent: string, child?: string',
    gives: '{ parent: string; child?: string } | null',
    says: 'The value for a cascading field; null where the field lacks the parent or, where it is given, the child.',
    by: 'lookup',
  },
  {
    name: 'getCustomFieldDefaultValue',
    takes: 'issue: Issue, field: string',
    gives: 'any',
    says: 'What Jira fills the field with when a work item is made; null where it is left empty.',
    by: 'lookup',
  },
  {
    name: 'getTransitions',
    takes: 'issue: Issue',
    gives: 'Transition[]',
    says: "The ways out of the work item's status.",
    by: 'lookup',
    only: 'incoming',
  },
  {
    name: 'getLocalIssueKeyFromRemoteId',
    takes: 'id: string | null | undefined',
    gives: 'IssueRef | null',
    says: "The work item here that stands for the partner's work item of this id; null where none is under sync.",
    by: 'lookup',
    example: 'issue.parent = nodeHelper.getLocalIssueKeyFromRemoteId(replica.parent?.id)',
  },
];

const makes: readonly ApiMember[] = [
  {
    name: 'createVersion',
    takes: 'issue: Issue, name: string, description?: string | null',
    gives: 'Named',
    says: "Makes the version in the work item's space if it is not there when the work item is given it. Spaces where the app may not do so are named in an error. One that is there keeps its description.",
    by: 'effect',
    only: 'incoming',
    example:
      'issue.fixVersions = replica.fixVersions.map((one) => nodeHelper.createVersion(issue, one.name))',
  },
  {
    name: 'createComponent',
    takes: 'issue: Issue, name: string, description?: string | null, lead?: User | null',
    gives: 'Named',
    says: "Makes the component in the work item's space if it is not there when the work item is given it. The lead is a person of this site, as a look-up gives one; nobody where none is found. One that is there keeps its description and lead.",
    by: 'effect',
    only: 'incoming',
    example:
      'issue.components = replica.components.map((one) => nodeHelper.createComponent(issue, one.name, "From our partner", nodeHelper.getUserByEmail("kim@example.com")))',
  },
  {
    name: 'createOption',
    takes: 'issue: Issue, field: string, value: string',
    gives: 'string',
    says: 'Makes the option of a custom field if it is not there when the work item is given it.',
    by: 'effect',
    only: 'incoming',
  },
];

const texts: readonly ApiMember[] = [
  {
    name: 'toMarkdown',
    takes: 'text: RichText | string | null',
    gives: 'string',
    says: 'The text as Markdown; empty for null.',
    by: 'inside',
  },
  {
    name: 'toMarkDownFromHtml',
    takes: 'html: string | null',
    gives: 'string',
    says: 'HTML as Markdown. Scripts and styles are left out.',
    by: 'inside',
  },
  {
    name: 'toHtml',
    takes: 'text: RichText | string | null',
    gives: 'string',
    says: 'The text as HTML, with everything that could run left out.',
    by: 'inside',
  },
  {
    name: 'getHtmlField',
    takes: 'issue: Issue, field: string',
    gives: 'string',
    says: 'A text field of the work item as HTML; empty where it is empty.',
    by: 'inside',
  },
  {
    name: 'stripHtml',
    takes: 'html: string | null',
    gives: 'string',
    says: 'The text of HTML without its tags.',
    by: 'inside',
  },
  {
    name: 'formatDate',
    takes: 'at: number | string | Date | null, pattern?: string',
    gives: 'string',
    says: 'A time in UTC. The pattern knows yyyy, MM, dd, HH, mm and ss; without one it is `yyyy-MM-dd`. Empty for null; fails on what is no time.',
    by: 'inside',
    example: 'issue.due = nodeHelper.formatDate(replica.customFields["Target"].value)',
  },
];

export const nodeHelper: ApiObject = {
  name: 'nodeHelper',
  says: 'What this site has: people, priorities, versions, options and the like.',
  members: [...things, ...people, ...makes, ...texts],
};
