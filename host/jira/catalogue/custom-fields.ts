import type { Field, FieldOption } from '../model.ts';

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes';

/** Custom field type key -> value type and items, as REST shows them in `schema`. */
const CUSTOM_TYPES = {
  [`${JIRA}:textfield`]: { type: 'string' },
  [`${JIRA}:textarea`]: { type: 'string' },
  [`${JIRA}:readonlyfield`]: { type: 'string' },
  [`${JIRA}:url`]: { type: 'string' },
  [`${JIRA}:float`]: { type: 'number' },
  [`${JIRA}:datepicker`]: { type: 'date' },
  [`${JIRA}:datetime`]: { type: 'datetime' },
  [`${JIRA}:select`]: { type: 'option' },
  [`${JIRA}:radiobuttons`]: { type: 'option' },
  [`${JIRA}:multiselect`]: { type: 'array', items: 'option' },
  [`${JIRA}:multicheckboxes`]: { type: 'array', items: 'option' },
  [`${JIRA}:cascadingselect`]: { type: 'option-with-child' },
  [`${JIRA}:userpicker`]: { type: 'user' },
  [`${JIRA}:people`]: { type: 'array', items: 'user' },
  [`${JIRA}:multiuserpicker`]: { type: 'array', items: 'user' },
  [`${JIRA}:grouppicker`]: { type: 'group' },
  [`${JIRA}:multigrouppicker`]: { type: 'array', items: 'group' },
  [`${JIRA}:labels`]: { type: 'array', items: 'string' },
  [`${JIRA}:version`]: { type: 'version' },
  [`${JIRA}:multiversion`]: { type: 'array', items: 'version' },
  [`${JIRA}:project`]: { type: 'project' },
  'com.pyxis.greenhopper.jira:gh-sprint': { type: 'array', items: 'json' },
  'com.pyxis.greenhopper.jira:gh-epic-link': { type: 'any' },
  'com.pyxis.greenhopper.jira:gh-epic-label': { type: 'string' },
  'com.pyxis.greenhopper.jira:gh-lexo-rank': { type: 'any' },
  'com.pyxis.greenhopper.jira:jsw-story-points': { type: 'number' },
  'com.atlassian.servicedesk:vp-origin': { type: 'sd-customerrequesttype' },
  'com.atlassian.servicedesk:sd-request-participants': { type: 'array', items: 'user' },
  'com.atlassian.servicedesk:sd-customer-organizations': { type: 'array', items: 'sd-customerorganization' },
  'com.atlassian.servicedesk:sd-sla-field': { type: 'sd-servicelevelagreement' },
  'com.atlassian.servicedesk:sd-request-feedback': { type: 'sd-feedback' },
  'com.atlassian.servicedesk:sd-request-feedback-date': { type: 'datetime' },
  'com.atlassian.servicedesk.approvals-plugin:sd-approvals': { type: 'sd-approvals' },
} as const satisfies Record<string, { type: string; items?: string }>;

export type CustomTypeKey = keyof typeof CUSTOM_TYPES;

export function isCustomTypeKey(key: string): key is CustomTypeKey {
  return Object.hasOwn(CUSTOM_TYPES, key);
}

/** A custom field of a known type, with options by name; `children` of an option make it cascading. */
export function customField(
  number: number,
  name: string,
  typeKey: CustomTypeKey,
  options: readonly FieldOption[] = [],
  description = '',
): Field {
  return {
    id: `customfield_${number}`,
    name,
    custom: true,
    schema: { ...CUSTOM_TYPES[typeKey], custom: typeKey, customId: number },
    options: [...options],
    description,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${number}]`, name],
    contextId: String(10100 + (number - 10000)),
    trashed: false,
  };
}

const option = (id: number, value: string, children: readonly FieldOption[] = []): FieldOption => ({
  id: String(id),
  value,
  disabled: false,
  children: [...children],
});

const SELECT = [option(10020, 'Red'), option(10021, 'Green'), option(10022, 'Blue')];
const CHANNELS = [option(10023, 'E-mail'), option(10024, 'Phone'), option(10025, 'Portal')];
const CHECKS = [option(10026, 'Docs'), option(10027, 'Tests'), option(10028, 'Release note')];
const IMPACT = [option(10029, 'Low'), option(10030, 'High')];
const REGION = [
  option(10031, 'Europe', [option(10033, 'Berlin'), option(10034, 'Paris')]),
  option(10032, 'America', [option(10035, 'Boston'), option(10036, 'Lima')]),
];

/** The fields of a new site: what Jira Software and service projects bring, and one field of each type. */
export const CUSTOM_FIELDS: readonly Field[] = [
  customField(10002, 'Organizations', 'com.atlassian.servicedesk:sd-customer-organizations'),
  customField(10003, 'Request participants', 'com.atlassian.servicedesk:sd-request-participants'),
  customField(10010, 'Request Type', 'com.atlassian.servicedesk:vp-origin'),
  customField(10011, 'Epic Name', 'com.pyxis.greenhopper.jira:gh-epic-label'),
  customField(10014, 'Epic Link', 'com.pyxis.greenhopper.jira:gh-epic-link'),
  customField(10015, 'Start date', `${JIRA}:datepicker`),
  customField(10016, 'Story point estimate', 'com.pyxis.greenhopper.jira:jsw-story-points'),
  customField(10019, 'Rank', 'com.pyxis.greenhopper.jira:gh-lexo-rank'),
  customField(10020, 'Sprint', 'com.pyxis.greenhopper.jira:gh-sprint'),
  customField(10021, 'Flagged', `${JIRA}:multicheckboxes`, [option(10019, 'Impediment')]),
  customField(10026, 'Story Points', `${JIRA}:float`),
  customField(10030, 'Customer reference', `${JIRA}:textfield`),
  customField(10031, 'Steps to reproduce', `${JIRA}:textarea`),
  customField(10032, 'Budget', `${JIRA}:float`),
  customField(10033, 'Target date', `${JIRA}:datepicker`),
  customField(10034, 'Planned start', `${JIRA}:datetime`),
  customField(10035, 'Colour', `${JIRA}:select`, SELECT),
  customField(10036, 'Channels', `${JIRA}:multiselect`, CHANNELS),
  customField(10037, 'Region', `${JIRA}:cascadingselect`, REGION),
  customField(10038, 'Checklist', `${JIRA}:multicheckboxes`, CHECKS),
  customField(10039, 'Impact', `${JIRA}:radiobuttons`, IMPACT),
  customField(10040, 'Responsible', `${JIRA}:userpicker`),
  customField(10041, 'Approvers', `${JIRA}:multiuserpicker`),
  customField(10042, 'Team group', `${JIRA}:grouppicker`),
  customField(10043, 'Informed groups', `${JIRA}:multigrouppicker`),
  customField(10044, 'Tags', `${JIRA}:labels`),
  customField(10045, 'Reference link', `${JIRA}:url`),
  customField(10046, 'Found in', `${JIRA}:version`),
  customField(10047, 'Planned for', `${JIRA}:multiversion`),
  customField(10048, 'Related project', `${JIRA}:project`),
  customField(10050, 'Time to first response', 'com.atlassian.servicedesk:sd-sla-field'),
  customField(10051, 'Time to resolution', 'com.atlassian.servicedesk:sd-sla-field'),
  customField(10052, 'Satisfaction', 'com.atlassian.servicedesk:sd-request-feedback'),
  customField(10053, 'Satisfaction date', 'com.atlassian.servicedesk:sd-request-feedback-date'),
  customField(10054, 'Approvals', 'com.atlassian.servicedesk.approvals-plugin:sd-approvals'),
];

/** Where ids of further fields and options go on. */
export const LAST_CUSTOM_FIELD = 10099;
export const LAST_OPTION = 10099;

/** Fields of software projects alone. */
export const SOFTWARE_FIELD_IDS: readonly string[] = [
  'customfield_10011',
  'customfield_10014',
  'customfield_10016',
  'customfield_10020',
];
export const ORGANIZATIONS_FIELD_ID = 'customfield_10002';
export const PARTICIPANTS_FIELD_ID = 'customfield_10003';
export const REQUEST_TYPE_FIELD_ID = 'customfield_10010';
export const FIRST_RESPONSE_FIELD_ID = 'customfield_10050';
export const RESOLUTION_TIME_FIELD_ID = 'customfield_10051';
export const SATISFACTION_FIELD_ID = 'customfield_10052';
export const SATISFACTION_DATE_FIELD_ID = 'customfield_10053';
const APPROVALS_FIELD_ID = 'customfield_10054';
export const APPROVERS_FIELD_ID = 'customfield_10041';
/** What service projects compute; no screen shows it. */
export const COMPUTED_SERVICE_FIELD_IDS: readonly string[] = [
  FIRST_RESPONSE_FIELD_ID,
  RESOLUTION_TIME_FIELD_ID,
  SATISFACTION_FIELD_ID,
  SATISFACTION_DATE_FIELD_ID,
  APPROVALS_FIELD_ID,
];
export const RANK_FIELD_ID = 'customfield_10019';
export const SPRINT_FIELD_ID = 'customfield_10020';
export const EPIC_LINK_FIELD_ID = 'customfield_10014';
/** Fields of service projects alone; other projects' screens leave them out. */
export const SERVICE_FIELD_IDS: readonly string[] = [
  ORGANIZATIONS_FIELD_ID,
  PARTICIPANTS_FIELD_ID,
  REQUEST_TYPE_FIELD_ID,
];
