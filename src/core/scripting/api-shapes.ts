import type { ApiField, ApiShape } from './api.ts';

const name: ApiField = { name: 'name', type: 'string', says: 'Its name on this site.' };
const readOnly = true;

/** Fields that an issue and a replica both have. */
const shared: readonly ApiField[] = [
  { name: 'summary', type: 'string | null', says: 'One line of text.' },
  { name: 'description', type: 'RichText | null', takes: 'string', says: 'Text with formatting.' },
  { name: 'environment', type: 'RichText | null', takes: 'string', says: 'Text with formatting.' },
  { name: 'issueType', type: 'Named | null', takes: 'string', says: 'Written when the work item is made.' },
  {
    name: 'status',
    type: 'Status | null',
    takes: 'string',
    says: 'Its name, and `new`, `indeterminate` or `done`.',
  },
  { name: 'priority', type: 'Named | null', takes: 'string', says: 'By name.' },
  { name: 'resolution', type: 'Named | null', takes: 'string', says: 'By name.' },
  { name: 'securityLevel', type: 'Named | null', takes: 'string', says: 'By name.' },
  { name: 'labels', type: 'string[]', says: 'Words without spaces.' },
  { name: 'components', type: 'Named[]', takes: '(Named | string)[]', says: 'By name.' },
  { name: 'fixVersions', type: 'Named[]', takes: '(Named | string)[]', says: 'By name.' },
  { name: 'affectedVersions', type: 'Named[]', takes: '(Named | string)[]', says: 'By name.' },
  { name: 'due', type: 'string | null', says: 'A day as `YYYY-MM-DD`.' },
  { name: 'assignee', type: 'User | null', says: 'Null: nobody.' },
  { name: 'reporter', type: 'User | null', says: 'Who reported it.' },
  { name: 'originalEstimate', type: 'number | null', says: 'Seconds.' },
  { name: 'remainingEstimate', type: 'number | null', says: 'Seconds.' },
  { name: 'spent', type: 'number | null', says: 'Seconds logged so far.', readOnly },
  { name: 'parent', type: 'IssueRef | null', says: 'The work item above this one.' },
  { name: 'comments', type: 'Comment[]', says: 'Oldest first.' },
  { name: 'attachments', type: 'Attachment[]', says: 'Files, without their bytes.' },
  { name: 'workLogs', type: 'WorkLog[]', says: 'Work done.' },
  { name: 'issueLinks', type: 'IssueLink[]', says: 'Links to other work items.' },
  {
    name: 'customFields',
    type: '{ [name: string]: CustomField }',
    says: 'Custom fields by name, or by id where two have one name. Every field of the screen is there, also empty.',
  },
  {
    name: 'customKeys',
    type: '{ [key: string]: any }',
    says: 'Values that belong to no field: they cross as they are. At most 30,000 characters of JSON each.',
  },
];

/** Fields of the issue alone. */
const ownFields: readonly ApiField[] = [
  { name: 'id', type: 'string', says: 'Decimal.', readOnly },
  { name: 'key', type: 'string', says: 'For instance `SUP-12`.', readOnly },
  { name: 'url', type: 'string', says: 'Where people open it.', readOnly },
  {
    name: 'created',
    type: 'number | null',
    says: 'Milliseconds since 1970; null before it is made.',
    readOnly,
  },
  {
    name: 'updated',
    type: 'number | null',
    says: 'Milliseconds since 1970; null before it is made. A script that reads it runs after every edit.',
    readOnly,
  },
  { name: 'project', type: 'Project', takes: 'string', says: 'Chosen by an incoming script on first sync.' },
];

export const scriptShapes: readonly ApiShape[] = [
  {
    name: 'Issue',
    says: 'A work item of this site, under the names that Jira shows.',
    fields: [...ownFields, ...shared],
  },
  {
    name: 'Replica',
    says: 'What crosses. Outgoing: empty at first, and only what is written to it leaves. Incoming: what came.',
    fields: [
      { name: 'id', type: 'string', says: 'Id at the sender.', readOnly },
      { name: 'key', type: 'string', says: 'Key at the sender.', readOnly },
      { name: 'url', type: 'string', says: 'Where people of the sender open it.', readOnly },
      { name: 'project', type: 'Project', says: 'Space at the sender.', readOnly },
      ...shared,
    ],
  },
  { name: 'Named', says: 'Something with a name.', fields: [name] },
  {
    name: 'Status',
    says: 'A status of a workflow.',
    fields: [name, { name: 'category', type: 'string', says: '`new`, `indeterminate` or `done`.' }],
  },
  {
    name: 'Project',
    says: 'A space.',
    fields: [{ name: 'key', type: 'string', says: 'For instance `SUP`.' }, name],
  },
  {
    name: 'RichText',
    says: 'A text with formatting. It behaves as its plain text; copied as a whole it keeps its formatting.',
    fields: [{ name: 'length', type: 'number', says: 'Characters of the plain text.', readOnly }],
  },
  {
    name: 'User',
    says: 'A person, as the other side may know them. Account ids never cross.',
    fields: [
      { name: 'name', type: 'string', says: 'The name that Jira shows.' },
      { name: 'email?', type: 'string', says: 'Only where the sender lets addresses leave.' },
      { name: 'ref', type: 'string', says: 'Stands for the person on this connection.' },
    ],
  },
  {
    name: 'IssueRef',
    says: 'Another work item.',
    fields: [
      { name: 'id', type: 'string', says: 'Decimal.' },
      { name: 'key', type: 'string', says: 'Its key.' },
    ],
  },
  {
    name: 'CustomField',
    says: 'A custom field. An option is its name, several options are a list of names.',
    fields: [{ name: 'value', type: 'any', says: 'Null: empty. A cascading field holds `{parent, child}`.' }],
  },
  {
    name: 'Comment',
    says: 'A comment. Its text is `body`.',
    fields: [
      { name: 'id', type: 'string', says: 'Id where it was written.', readOnly },
      { name: 'body', type: 'RichText', takes: 'string', says: 'Its text.' },
      { name: 'author', type: 'User', says: 'Who wrote it.', readOnly },
      { name: 'internal', type: 'boolean', says: 'Customers do not see it. Internal never becomes public.' },
      { name: 'created', type: 'number', says: 'Milliseconds since 1970.', readOnly },
      { name: 'updated', type: 'number', says: 'Milliseconds since 1970.', readOnly },
    ],
  },
  {
    name: 'Attachment',
    says: 'A file.',
    fields: [
      { name: 'id', type: 'string', says: 'Id where it was added.', readOnly },
      { name: 'filename', type: 'string', says: 'Its name.', readOnly },
      { name: 'mimetype', type: 'string', says: 'For instance `image/png`.', readOnly },
      { name: 'filesize', type: 'number', says: 'Bytes.', readOnly },
      { name: 'internal', type: 'boolean', says: 'Customers do not see it.', readOnly },
    ],
  },
  {
    name: 'WorkLog',
    says: 'Work that somebody did.',
    fields: [
      { name: 'id', type: 'string', says: 'Id where it was logged.', readOnly },
      { name: 'author', type: 'User', says: 'Who did it.', readOnly },
      { name: 'timeSpent', type: 'number', says: 'Seconds.', readOnly },
      { name: 'startDate', type: 'number', says: 'Milliseconds since 1970.', readOnly },
      { name: 'comment', type: 'RichText | null', takes: 'string', says: 'What was done.' },
      { name: 'internal', type: 'boolean', says: 'Not everybody on the work item sees it.', readOnly },
    ],
  },
  {
    name: 'IssueLink',
    says: 'A link that starts at the work item.',
    fields: [
      { name: 'type', type: 'string', says: 'Name of the link type.' },
      { name: 'to', type: 'IssueRef', says: 'The other work item.' },
    ],
  },
  {
    name: 'Connection',
    says: 'What this script runs for.',
    fields: [
      { name: 'name', type: 'string', says: 'Name of the connection.', readOnly },
      { name: 'local', type: 'string', says: 'What this side is called.', readOnly },
      { name: 'peer', type: 'string', says: 'What the partner is called.', readOnly },
      { name: 'peerUrl', type: 'string', says: "Address of the partner's site.", readOnly },
    ],
  },
  {
    name: 'Transition',
    says: 'A way out of a status.',
    fields: [
      { name: 'id', type: 'string', says: 'Decimal.' },
      name,
      { name: 'to', type: 'Status', says: 'Where it leads.' },
    ],
  },
];
