import type { LocalKind } from './local-kind.ts';

/** What Jira says of a field: its id, and its schema where it has one. */
export interface FieldSchema {
  readonly id: string;
  readonly type: string;
  readonly items?: string | undefined;
  /** The type of a custom field, such as `com.atlassian.jira.plugin.system.customfieldtypes:select`. */
  readonly custom?: string | undefined;
}

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:';

const customKinds: Readonly<Record<string, LocalKind>> = {
  textfield: 'text',
  textarea: 'richText',
  url: 'url',
  float: 'number',
  datepicker: 'date',
  datetime: 'dateTime',
  select: 'select',
  radiobuttons: 'radio',
  multiselect: 'multiSelect',
  multicheckboxes: 'checkboxes',
  cascadingselect: 'cascading',
  userpicker: 'user',
  people: 'users',
  multiuserpicker: 'users',
  grouppicker: 'group',
  multigrouppicker: 'groups',
  labels: 'labels',
  version: 'version',
  multiversion: 'versions',
  project: 'project',
};

const systemKinds: Readonly<Record<string, LocalKind>> = {
  summary: 'text',
  description: 'richText',
  environment: 'richText',
  issuetype: 'issueType',
  status: 'status',
  priority: 'priority',
  resolution: 'resolution',
  security: 'securityLevel',
  labels: 'labels',
  components: 'components',
  fixVersions: 'versions',
  versions: 'versions',
  duedate: 'date',
  assignee: 'user',
  reporter: 'user',
  timeoriginalestimate: 'duration',
  timeestimate: 'duration',
  timespent: 'duration',
  project: 'project',
  parent: 'issue',
  watches: 'watchers',
};

const otherKinds: Readonly<Record<string, LocalKind>> = {
  'com.pyxis.greenhopper.jira:jsw-story-points': 'number',
  'com.pyxis.greenhopper.jira:gh-epic-label': 'text',
  'com.atlassian.servicedesk:sd-request-participants': 'users',
};

/** The kind of a field of this site; undefined where its values cannot cross. */
export function kindOfField({ id, custom }: FieldSchema): LocalKind | undefined {
  if (custom === undefined) return Object.hasOwn(systemKinds, id) ? systemKinds[id] : undefined;
  const name = custom.startsWith(JIRA) ? custom.slice(JIRA.length) : undefined;
  if (name !== undefined) return Object.hasOwn(customKinds, name) ? customKinds[name] : undefined;
  return Object.hasOwn(otherKinds, custom) ? otherKinds[custom] : undefined;
}
