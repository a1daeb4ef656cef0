import type { Field } from '../model.ts';

type Flags = 'orderable' | 'navigable' | 'searchable';
const ALL: readonly Flags[] = ['orderable', 'navigable', 'searchable'];
const READ_ONLY: readonly Flags[] = ['navigable', 'searchable'];

function field(
  id: string,
  name: string,
  type: string,
  flags: readonly Flags[] = ALL,
  more: { items?: string; clauseNames?: string[] } = {},
): Field {
  return {
    id,
    name,
    custom: false,
    schema: { type, ...(more.items === undefined ? {} : { items: more.items }), system: id },
    options: [],
    description: '',
    orderable: flags.includes('orderable'),
    navigable: flags.includes('navigable'),
    searchable: flags.includes('searchable'),
    clauseNames: more.clauseNames ?? [id.toLowerCase()],
    contextId: null,
    trashed: false,
  };
}

/** The fields that every site has, under the ids and types that Jira gives them. */
export const SYSTEM_FIELDS: readonly Field[] = [
  field('summary', 'Summary', 'string'),
  field('issuetype', 'Issue Type', 'issuetype', ALL, { clauseNames: ['issuetype', 'type'] }),
  field('project', 'Project', 'project', ['navigable', 'searchable']),
  field('status', 'Status', 'status', READ_ONLY),
  field('statuscategorychangedate', 'Status Category Changed', 'datetime', READ_ONLY, {
    clauseNames: ['statusCategoryChangedDate'],
  }),
  field('statusCategory', 'Status Category', 'statusCategory', READ_ONLY, {
    clauseNames: ['statusCategory'],
  }),
  field('resolution', 'Resolution', 'resolution'),
  field('resolutiondate', 'Resolved', 'datetime', READ_ONLY, { clauseNames: ['resolutiondate', 'resolved'] }),
  field('priority', 'Priority', 'priority'),
  field('assignee', 'Assignee', 'user'),
  field('reporter', 'Reporter', 'user'),
  field('creator', 'Creator', 'user', READ_ONLY),
  field('created', 'Created', 'datetime', READ_ONLY, { clauseNames: ['created', 'createdDate'] }),
  field('updated', 'Updated', 'datetime', READ_ONLY, { clauseNames: ['updated', 'updatedDate'] }),
  field('duedate', 'Due date', 'date', ALL, { clauseNames: ['due', 'duedate'] }),
  field('description', 'Description', 'string'),
  field('environment', 'Environment', 'string'),
  field('labels', 'Labels', 'array', ALL, { items: 'string' }),
  field('components', 'Components', 'array', ALL, { items: 'component', clauseNames: ['component'] }),
  field('fixVersions', 'Fix versions', 'array', ALL, { items: 'version', clauseNames: ['fixVersion'] }),
  field('versions', 'Affects versions', 'array', ALL, { items: 'version', clauseNames: ['affectedVersion'] }),
  field('security', 'Security Level', 'securitylevel', ALL, { clauseNames: ['level'] }),
  field('parent', 'Parent', 'issuelink', ['navigable', 'searchable'], { clauseNames: ['parent'] }),
  field('subtasks', 'Sub-tasks', 'array', ['navigable'], { items: 'issuelinks', clauseNames: ['subtasks'] }),
  field('issuelinks', 'Linked Issues', 'array', ['orderable', 'navigable'], {
    items: 'issuelinks',
    clauseNames: [],
  }),
  field('attachment', 'Attachment', 'array', ['orderable', 'searchable'], {
    items: 'attachment',
    clauseNames: ['attachments'],
  }),
  field('comment', 'Comment', 'comments-page', ['orderable', 'searchable'], { clauseNames: ['comment'] }),
  field('worklog', 'Log Work', 'array', ['orderable', 'searchable'], { items: 'worklog', clauseNames: [] }),
  field('timetracking', 'Time tracking', 'timetracking', ['orderable', 'searchable'], { clauseNames: [] }),
  field('timespent', 'Time Spent', 'number', ['navigable'], { clauseNames: ['timespent'] }),
  field('timeestimate', 'Remaining Estimate', 'number', ['navigable'], {
    clauseNames: ['remainingEstimate'],
  }),
  field('timeoriginalestimate', 'Original estimate', 'number', ['navigable'], {
    clauseNames: ['originalEstimate', 'timeoriginalestimate'],
  }),
  field('aggregatetimespent', 'Σ Time Spent', 'number', ['navigable'], { clauseNames: [] }),
  field('aggregatetimeestimate', 'Σ Remaining Estimate', 'number', ['navigable'], { clauseNames: [] }),
  field('aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', ['navigable'], { clauseNames: [] }),
  field('progress', 'Progress', 'progress', ['navigable'], { clauseNames: ['progress'] }),
  field('aggregateprogress', 'Σ Progress', 'progress', ['navigable'], { clauseNames: [] }),
  field('workratio', 'Work Ratio', 'number', READ_ONLY, { clauseNames: ['workratio'] }),
  field('votes', 'Votes', 'votes', ['navigable'], { clauseNames: ['votes'] }),
  field('watches', 'Watchers', 'watches', ['navigable'], { clauseNames: ['watchers'] }),
  field('archiveddate', 'Archived', 'datetime', ['searchable'], { clauseNames: [] }),
  field('lastViewed', 'Last Viewed', 'datetime', READ_ONLY, { clauseNames: ['lastViewed'] }),
  {
    ...field('issuekey', 'Key', 'string', ['navigable'], { clauseNames: ['id', 'issue', 'issuekey', 'key'] }),
  },
  { ...field('thumbnail', 'Images', 'array', ['navigable'], { clauseNames: [] }) },
];
