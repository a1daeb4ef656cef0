import * as z from 'zod';

/** The kinds of local Jira fields that a mapping can name; each has its file beside this one. */
export const localKind = z.enum([
  'text',
  'richText',
  'url',
  'number',
  'date',
  'dateTime',
  'select',
  'radio',
  'multiSelect',
  'checkboxes',
  'cascading',
  'labels',
  'components',
  'version',
  'versions',
  'priority',
  'resolution',
  'securityLevel',
  'issueType',
  'status',
  'user',
  'users',
  'group',
  'groups',
  'project',
  'duration',
  'watchers',
  'issue',
]);
export type LocalKind = z.infer<typeof localKind>;
