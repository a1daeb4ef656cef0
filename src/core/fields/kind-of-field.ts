import type { LocalKind } from './local-kind.ts';

/** What Jira says of a field: its id, and its schema where it has one. */
export interface FieldSchema {
  readonly id: string;
  readonly type: string;
  readonly items?: string | undefined;
  /** The type of a custom field, such as `com.atlassian.jira.plugin.system.customfieldtypes:select`. */
  readonly custom?: string | undefined;
}

/** What a field of a site can be mapped as. `leaves`: Jira sets it by itself, so that its value can only leave. */
export type FieldFit =
  | { readonly kind: LocalKind; readonly leaves?: true }
  | { readonly kind?: undefined; readonly why: string };

const own = (kind: LocalKind): FieldFit => ({ kind });
const leaves = (kind: LocalKind): FieldFit => ({ kind, leaves: true });
const not = (why: string): FieldFit => ({ why });

const ELSEWHERE = 'It crosses by a part of the rules of its own, not by a line of the fields.';
const COMPUTED = 'Jira works it out by itself, and it means nothing on another site.';

/** Jira's own fields by id. */
const SYSTEM: ReadonlyMap<string, FieldFit> = new Map(
  Object.entries({
    summary: own('text'),
    description: own('richText'),
    environment: own('richText'),
    issuetype: own('issueType'),
    status: own('status'),
    priority: own('priority'),
    resolution: own('resolution'),
    security: own('securityLevel'),
    labels: own('labels'),
    components: own('components'),
    fixVersions: own('versions'),
    versions: own('versions'),
    duedate: own('date'),
    assignee: own('user'),
    reporter: own('user'),
    creator: leaves('user'),
    timeoriginalestimate: own('duration'),
    timeestimate: own('duration'),
    timespent: leaves('duration'),
    project: leaves('project'),
    parent: own('issue'),
    watches: leaves('watchers'),
    created: leaves('dateTime'),
    updated: leaves('dateTime'),
    resolutiondate: leaves('dateTime'),
    comment: not(ELSEWHERE),
    attachment: not(ELSEWHERE),
    worklog: not(ELSEWHERE),
    issuelinks: not(ELSEWHERE),
    subtasks: not(ELSEWHERE),
    timetracking: not('Map the original estimate and the remaining estimate instead.'),
    votes: not('Votes belong to the people of each site.'),
  }),
);

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** Custom fields by the key of their type. */
const CUSTOM: ReadonlyMap<string, FieldFit> = new Map(
  Object.entries({
    [`${JIRA}textfield`]: own('text'),
    [`${JIRA}textarea`]: own('richText'),
    [`${JIRA}readonlyfield`]: leaves('text'),
    [`${JIRA}url`]: own('url'),
    [`${JIRA}float`]: own('number'),
    [`${JIRA}datepicker`]: own('date'),
    [`${JIRA}datetime`]: own('dateTime'),
    [`${JIRA}select`]: own('select'),
    [`${JIRA}radiobuttons`]: own('radio'),
    [`${JIRA}multiselect`]: own('multiSelect'),
    [`${JIRA}multicheckboxes`]: own('checkboxes'),
    [`${JIRA}cascadingselect`]: own('cascading'),
    [`${JIRA}userpicker`]: own('user'),
    [`${JIRA}people`]: own('users'),
    [`${JIRA}multiuserpicker`]: own('users'),
    [`${JIRA}grouppicker`]: own('group'),
    [`${JIRA}multigrouppicker`]: own('groups'),
    [`${JIRA}labels`]: own('labels'),
    [`${JIRA}version`]: own('version'),
    [`${JIRA}multiversion`]: own('versions'),
    [`${JIRA}project`]: own('project'),
    'com.pyxis.greenhopper.jira:jsw-story-points': own('number'),
    'com.pyxis.greenhopper.jira:gh-epic-label': own('text'),
    'com.pyxis.greenhopper.jira:gh-epic-link': not(
      'Jira keeps the epic in the parent: map the parent instead.',
    ),
    'com.pyxis.greenhopper.jira:gh-sprint': not(
      'Sprints belong to boards, and each site has boards of its own.',
    ),
    'com.pyxis.greenhopper.jira:gh-lexo-rank': not(COMPUTED),
    'com.atlassian.servicedesk:sd-request-participants': own('participants'),
    'com.atlassian.servicedesk:vp-origin': own('requestType'),
    'com.atlassian.servicedesk:sd-customer-organizations': own('organizations'),
    'com.atlassian.servicedesk:sd-sla-field': leaves('sla'),
    'com.atlassian.servicedesk.approvals-plugin:sd-approvals': leaves('approvals'),
    'com.atlassian.servicedesk:sd-request-feedback': leaves('satisfaction'),
    'com.atlassian.servicedesk:sd-request-feedback-date': leaves('dateTime'),
  }),
);

/** Fields of other apps by the type of their values: they read and write as Jira's own of that type. */
const BY_TYPE: ReadonlyMap<string, FieldFit> = new Map(
  Object.entries({
    string: own('text'),
    number: own('number'),
    date: own('date'),
    datetime: own('dateTime'),
    user: own('user'),
    group: own('group'),
    version: own('version'),
    option: own('select'),
    'option-with-child': own('cascading'),
    'array of user': own('users'),
    'array of group': own('groups'),
    'array of option': own('multiSelect'),
    'array of version': own('versions'),
    'array of string': own('labels'),
  }),
);

/** As what a field of a site can be mapped, or why it cannot. */
export function fitOfField({ id, type, items, custom }: FieldSchema): FieldFit {
  if (custom === undefined) return SYSTEM.get(id) ?? not(COMPUTED);
  const known = CUSTOM.get(custom);
  if (known) return known;
  const form = type === 'array' && items !== undefined ? `array of ${items}` : type;
  return BY_TYPE.get(form) ?? not(`Values of the type ${form} cannot cross in this release.`);
}

/** The kind of a field of this site; undefined where its values cannot cross. */
export const kindOfField = (schema: FieldSchema): LocalKind | undefined => fitOfField(schema).kind;
