import type { IssueDocument, SearchView } from '../../host/jira/jql/search-view.ts';
import type { Comment, Field, FieldOption, Issue, NamedValue, User } from '../../host/jira/model.ts';

/** A small site as a query sees it: Sunday 2026-03-15 12:30 UTC, asked by Ann in Berlin. */
export const sampleNow = Date.UTC(2026, 2, 15, 12, 30);
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
  field(10008, 'Area', 'string', 'textfield'),
  field(10009, 'Area', 'option', 'select', [option('31', 'North')]),
];

const text = (...words: string[]) => ({
  type: 'doc',
  version: 1,
  content: words.map((word) => ({ type: 'paragraph', content: [{ type: 'text', text: word }] })),
});

function issue(number: number, more: Partial<Issue> & { values: Record<string, unknown> }): Issue {
  return {
    id: String(10000 + number),
    key: `OPS-${number}`,
    projectId: '1',
    issueTypeId: '1',
    statusId: '1',
    parentId: null,
    created: sampleNow - number * day,
    updated: sampleNow - number * 3_600_000,
    creatorId: 'ann',
    properties: {},
    watcherIds: [],
    voterIds: [],
    rank: `0|${number}`,
    archived: false,
    formerKeys: [],
    ...more,
  };
}

const issues: Issue[] = [
  issue(1, {
    values: {
      summary: 'Printer is jammed on floor two',
      description: text('The printing queue shows errors.', 'See ticket OPS-2.'),
      assignee: 'ann',
      reporter: 'bob',
      priority: '2',
      labels: ['Hardware', 'floor-2'],
      components: ['51'],
      fixVersions: ['41'],
      duedate: '2026-03-15',
      customfield_10001: 'Needs a screwdriver',
      customfield_10002: 3,
      customfield_10003: '2',
      customfield_10004: { parent: '11', child: '12' },
      customfield_10005: ['bob', 'carol'],
      customfield_10006: Date.UTC(2026, 2, 20, 8, 0),
      customfield_10007: ['1', '2'],
      customfield_10008: 'North',
      timeoriginalestimate: 7200,
      timespent: 3600,
    },
    statusId: '2',
    watcherIds: ['ann'],
    voterIds: ['bob', 'carol'],
    properties: {
      sync: { key: 'DEV-1', count: 4, tags: ['a', 'b'], at: '2026-03-01', note: 'waiting for the partner' },
    },
    formerKeys: ['OLD-7'],
  }),
  issue(2, {
    issueTypeId: '2',
    values: {
      summary: 'Order toner',
      assignee: 'bob',
      reporter: 'ann',
      priority: '4',
      resolution: '1',
      resolutiondate: sampleNow - day,
      fixVersions: ['42'],
      customfield_10009: '31',
    },
    statusId: '3',
  }),
  issue(3, {
    issueTypeId: '3',
    parentId: '10001',
    values: { summary: 'Clean the rollers', priority: '3', labels: ['hardware'], customfield_10002: 8 },
    watcherIds: ['bob'],
  }),
  issue(10, {
    values: {
      summary: 'Café opening hours',
      priority: '1',
      security: '71',
      duedate: '2026-04-01',
      customfield_10004: { parent: '11', child: null },
    },
  }),
  issue(4, {
    key: 'DEV-1',
    id: '20001',
    projectId: '2',
    creatorId: 'bob',
    values: { summary: 'Rebuild the printer driver', reporter: 'bob', priority: '3' },
  }),
];

const comment: Comment = {
  id: '1',
  issueId: '10002',
  authorId: 'bob',
  updateAuthorId: 'bob',
  body: text('A courier brings the cartridges'),
  created: sampleNow - day,
  updated: sampleNow - day,
  visibility: null,
  properties: {},
  parentId: null,
};
const secret: Comment = {
  ...comment,
  id: '2',
  body: text('confidential'),
  visibility: { type: 'group', value: 'admins', identifier: 'g1' },
};

const item = (fieldName: string, from: [string, string] | null, to: [string, string] | null) => ({
  field: fieldName,
  fieldtype: 'jira' as const,
  from: from?.[0] ?? null,
  fromString: from?.[1] ?? null,
  to: to?.[0] ?? null,
  toString: to?.[1] ?? null,
});

const changes = [
  {
    id: '1',
    issueId: '10002',
    authorId: 'bob',
    created: sampleNow - 2 * day + 1000,
    items: [item('status', ['1', 'Open'], ['2', 'In Progress'])],
  },
  {
    id: '2',
    issueId: '10002',
    authorId: 'ann',
    created: sampleNow - day,
    items: [
      item('status', ['2', 'In Progress'], ['3', 'Closed']),
      item('assignee', null, ['bob', 'Bob Birch']),
    ],
  },
  {
    id: '3',
    issueId: '10001',
    authorId: 'ann',
    created: sampleNow - day / 2,
    items: [item('status', ['9', 'Waiting'], ['2', 'In Progress']), item('Fix Version', null, ['41', '1.0'])],
  },
];

function documents(): IssueDocument[] {
  return issues.map((entry) => ({
    issue: entry,
    comments: [comment, secret].filter(({ issueId }) => issueId === entry.id),
    attachments:
      entry.id === '10001'
        ? [
            {
              id: '1',
              issueId: '10001',
              authorId: 'ann',
              filename: 'a.txt',
              mimeType: 'text/plain',
              size: 1,
              created: sampleNow,
            },
          ]
        : [],
    worklogs: [],
    changes: changes.filter(({ issueId }) => issueId === entry.id),
    links: ['10001', '20001'].includes(entry.id)
      ? [{ id: '1', typeId: '61', inwardIssueId: '10001', outwardIssueId: '20001' }]
      : [],
    remoteLinks:
      entry.id === '10003'
        ? [{ id: '1', issueId: '10003', globalId: 'far=1', application: {}, relationship: null, object: {} }]
        : [],
  }));
}

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

export function sampleView(more: Partial<SearchView> = {}): SearchView {
  const all = documents();
  return {
    now: sampleNow,
    user: ann,
    timeZone: ann.timeZone,
    projects: [
      project('1', 'OPS', 'Operations', 'service_desk'),
      project('2', 'DEV', 'Engine room', 'software'),
    ],
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
    linkTypes: [{ id: '61', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }],
    fields,
    sprints: [
      { id: '1', name: 'Sprint 1', state: 'closed' },
      { id: '2', name: 'Sprint 2', state: 'active' },
    ],
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
