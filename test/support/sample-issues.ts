import type { IssueDocument } from '../../host/jira/jql/search-view.ts';
import type { Comment, Issue } from '../../host/jira/model.ts';

/** Sunday 2026-03-15 12:30 UTC. */
export const sampleNow = Date.UTC(2026, 2, 15, 12, 30);
const day = 24 * 3_600_000;

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
      customfield_10010: '95',
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

/** Five issues and what hangs on them. */
export function sampleDocuments(): IssueDocument[] {
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
