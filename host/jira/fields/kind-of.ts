import { ORGANIZATIONS } from '../../service/fields/organizations.ts';
import { REQUEST_TYPE } from '../../service/fields/request-type.ts';
import type { Field } from '../model.ts';
import { EPIC_LINK, RANK, SPRINT } from './agile-kinds.ts';
import {
  COMPONENTS,
  CUSTOM_VERSIONS,
  PRIORITY,
  PROJECT_PICKER,
  RESOLUTION,
  SECURITY,
  VERSION,
  VERSIONS,
} from './entity-kinds.ts';
import type { FieldKind } from './field-kind.ts';
import { CASCADING, OPTION, OPTIONS } from './option-kinds.ts';
import { ASSIGNEE, GROUP, GROUPS, PARTICIPANTS, REPORTER, USER, USERS } from './people-kinds.ts';
import { READ_ONLY_TEXT, RICH_TEXT, SHORT, SUMMARY, URL_TEXT } from './text-kinds.ts';
import {
  CUSTOM_LABELS,
  DATE,
  DATE_TIME,
  DUE_DATE,
  LABELS,
  NUMBER,
  READ_ONLY_TIME,
  SECONDS,
} from './value-kinds.ts';

const SYSTEM: Readonly<Record<string, FieldKind>> = {
  summary: SUMMARY,
  description: RICH_TEXT,
  environment: RICH_TEXT,
  priority: PRIORITY,
  resolution: RESOLUTION,
  resolutiondate: READ_ONLY_TIME,
  statuscategorychangedate: READ_ONLY_TIME,
  lastViewed: READ_ONLY_TIME,
  archiveddate: READ_ONLY_TIME,
  assignee: ASSIGNEE,
  reporter: REPORTER,
  labels: LABELS,
  components: COMPONENTS,
  fixVersions: VERSIONS,
  versions: VERSIONS,
  duedate: DUE_DATE,
  security: SECURITY,
  timespent: SECONDS,
  timeestimate: SECONDS,
  timeoriginalestimate: SECONDS,
};

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';

const CUSTOM: Readonly<Record<string, FieldKind>> = {
  [`${JIRA}:textfield`]: SHORT,
  [`${JIRA}:textarea`]: RICH_TEXT,
  [`${JIRA}:readonlyfield`]: READ_ONLY_TEXT,
  [`${JIRA}:url`]: URL_TEXT,
  [`${JIRA}:float`]: NUMBER,
  [`${JIRA}:datepicker`]: DATE,
  [`${JIRA}:datetime`]: DATE_TIME,
  [`${JIRA}:select`]: OPTION,
  [`${JIRA}:radiobuttons`]: OPTION,
  [`${JIRA}:multiselect`]: OPTIONS,
  [`${JIRA}:multicheckboxes`]: OPTIONS,
  [`${JIRA}:cascadingselect`]: CASCADING,
  [`${JIRA}:userpicker`]: USER,
  [`${JIRA}:people`]: USERS,
  [`${JIRA}:multiuserpicker`]: USERS,
  [`${JIRA}:grouppicker`]: GROUP,
  [`${JIRA}:multigrouppicker`]: GROUPS,
  [`${JIRA}:labels`]: CUSTOM_LABELS,
  [`${JIRA}:version`]: VERSION,
  [`${JIRA}:multiversion`]: CUSTOM_VERSIONS,
  [`${JIRA}:project`]: PROJECT_PICKER,
  'com.pyxis.greenhopper.jira:gh-sprint': SPRINT,
  'com.pyxis.greenhopper.jira:gh-epic-link': EPIC_LINK,
  'com.pyxis.greenhopper.jira:gh-epic-label': SHORT,
  'com.pyxis.greenhopper.jira:gh-lexo-rank': RANK,
  'com.pyxis.greenhopper.jira:jsw-story-points': NUMBER,
  'com.atlassian.servicedesk:vp-origin': REQUEST_TYPE,
  'com.atlassian.servicedesk:sd-request-participants': PARTICIPANTS,
  'com.atlassian.servicedesk:sd-customer-organizations': ORGANIZATIONS,
};

/** The kind of a field whose values are kept in `values`; undefined for what Jira computes. */
export function kindOf(field: Field): FieldKind | undefined {
  return field.custom ? CUSTOM[field.schema.custom ?? ''] : SYSTEM[field.id];
}

export function isRichText(field: Field): boolean {
  return kindOf(field) === RICH_TEXT;
}
