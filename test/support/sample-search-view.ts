import type { SearchView } from '../../host/jira/jql/search-view.ts';
import type { Field, FieldOption, NamedValue, User } from '../../host/jira/model.ts';
import { sampleDocuments, sampleNow } from './sample-issues.ts';

const day = 24 * 3_600_000;

const user = (accountId: string, displayName: string, groups: string[], more: Partial<User> = {}): User => ({
  accountId,
  accountType: 'atlassian',
  displayName,
  emailAddress: `${accountId}@blue.example`,
  emailVisible: true,
  active: true,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
  groups,
  properties: {},
  ...more,
});

const ann = user('ann', 'Ann Ash', ['admins', 'staff']);
const bob = user('bob', 'Bob Birch', ['staff']);
const carol = user('carol', 'Carol Cedar', [], { emailVisible: false });

const named = (id: string, name: string, sequence: number): NamedValue => ({
  id,
  name,
  description: '',
  sequence,
});
const option = (id: string, value: string, children: FieldOption[] = []): FieldOption => ({
  id,
  value,
  disabled: false,
  children,
});

const field = (
  id: number,
  name: string,
  type: string,
  custom: string,
  options: FieldOption[] = [],
): Field => ({
  id: `customfield_${id}`,
  name,
  custom: true,
  schema: { type, custom: `com.atlassian.jira.plugin.system.customfieldtypes:${custom}`, customId: id },
  options,
  description: '',
  orderable: true,
  navigable: true,
  searchable: true,
  clauseNames: [],
  contextId: null,
  trashed: false,
});

const fields: Field[] = [
  field(10001, 'Team notes', 'string', 'textfield'),
  field(10002, 'Story Points', 'number', 'float'),
  field(10003, 'Severity', 'option', 'select', [option('1', 'Minor'), option('2', 'Major')]),
  field(10004, 'Place', 'option-with-child', 'cascadingselect', [
    option('11', 'Europe', [option('12', 'Berlin'), option('13', 'Paris')]),
    option('14', 'Asia'),
  ]),
  field(10005, 'Reviewers', 'array', 'multiuserpicker'),
  field(10006, 'Deadline', 'datetime', 'datetime'),
  {
    ...field(10007, 'Sprint', 'array', 'x'),
    schema: { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint', customId: 10007 },
  },
  {
    ...field(10010, 'Request Type', 'x', 'x'),
    schema: {
      type: 'sd-customerrequesttype',
      custom: 'com.atlassian.servicedesk:vp-origin',
      customId: 10010,
    },
  },
  field(10008, 'Area', 'string', 'textfield'),
  field(10009, 'Area', 'option', 'select', [option('31', 'North')]),
];

const project = (id: string, key: string, name: string, type: 'software' | 'service_desk') => ({
  id,
  key,
  name,
  projectTypeKey: type,
  style: 'classic' as const,
  description: '',
  leadAccountId: 'ann',
  issueTypeIds: ['1', '2', '3'],
  permissionSchemeId: '1',
  workflows: {},
  roles: { 7: { users: ['ann'], groups: [] } },
  securityLevels: [{ id: '71', name: 'Staff only', description: '', users: [], groups: [], roles: [] }],
  lastIssueNumber: 10,
  state: 'live' as const,
  properties: {},
  blockedForApps: false,
});

const version = (id: string, projectId: string, name: string, sequence: number, released: boolean) => ({
  id,
  projectId,
  name,
  description: '',
  archived: false,
  released,
  startDate: null,
  releaseDate: null,
  sequence,
});

const sampleCatalogue = {
  issueTypes: [
    { id: '1', name: 'Bug', description: '', subtask: false, hierarchyLevel: 0 },
    { id: '2', name: 'Task', description: '', subtask: false, hierarchyLevel: 0 },
    { id: '3', name: 'Sub-task', description: '', subtask: true, hierarchyLevel: -1 },
  ],
  statuses: [
    { id: '1', name: 'Open', description: '', category: 'new' },
    { id: '2', name: 'In Progress', description: '', category: 'indeterminate' },
    { id: '3', name: 'Closed', description: '', category: 'done' },
  ],
  priorities: [
    named('1', 'Highest', 0),
    named('2', 'High', 1),
    named('3', 'Medium', 2),
    named('4', 'Low', 3),
  ],
  resolutions: [named('1', 'Done', 0), named('2', "Won't Do", 1)],
  users: [ann, bob, carol],
  groups: [
    { name: 'admins', groupId: 'g1' },
    { name: 'staff', groupId: 'g2' },
  ],
  roles: [{ id: '7', name: 'Administrators', description: '' }],
  versions: [
    version('41', '1', '1.0', 1, true),
    version('42', '1', '2.0', 2, false),
    version('43', '2', '1.0', 1, false),
  ],
  components: [
    {
      id: '51',
      projectId: '1',
      name: 'Printers',
      description: '',
      leadAccountId: 'ann',
      assigneeType: 'PROJECT_DEFAULT',
    },
  ],
} satisfies Partial<SearchView>;

/** A small site as a query sees it, asked by Ann in Berlin. */
export function sampleView(more: Partial<SearchView> = {}): SearchView {
  const all = sampleDocuments();
  return {
    now: sampleNow,
    user: ann,
    timeZone: ann.timeZone,
    projects: [
      project('1', 'OPS', 'Operations', 'service_desk'),
      project('2', 'DEV', 'Engine room', 'software'),
    ],
    ...sampleCatalogue,
    linkTypes: [{ id: '61', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }],
    fields,
    sprints: [
      { id: '1', name: 'Sprint 1', state: 'closed' },
      { id: '2', name: 'Sprint 2', state: 'active' },
    ],
    organizations: [],
    slaMetrics: [],
    approvalsOf: () => [],
    requestTypes: [{ id: '95', name: 'Get help', projectId: '1' }],
    filters: [
      { id: '81', name: 'My open ones', jql: 'assignee = currentUser() AND resolution is EMPTY' },
      { id: '82', name: 'Circle', jql: 'filter = Circle' },
    ],
    aliases: [
      { propertyKey: 'sync', path: 'key', type: 'string', alias: 'syncKey' },
      { propertyKey: 'sync', path: 'count', type: 'number', alias: 'syncCount' },
      { propertyKey: 'sync', path: 'tags', type: 'string', alias: null },
      { propertyKey: 'sync', path: 'at', type: 'date', alias: 'syncedAt' },
      { propertyKey: 'sync', path: 'note', type: 'text', alias: 'syncNote' },
    ],
    categories: new Map([['1', named('91', 'Service', 0)]]),
    viewed: new Map([['10002', sampleNow - 60_000]]),
    currentLogin: sampleNow - 2 * 3_600_000,
    lastLogin: sampleNow - 3 * day,
    documents: () => all,
    documentById: (id) => all.find((entry) => entry.issue.id === id),
    documentByKey: (key) =>
      all.find((entry) => entry.issue.key === key || entry.issue.formerKeys.includes(key)),
    mayReadComment: (entry) => entry.visibility === null || ann.groups.includes(entry.visibility.value),
    hasPermission: (permission, projectId) => permission === 'BROWSE_PROJECTS' || projectId === '1',
    ...more,
  };
}
