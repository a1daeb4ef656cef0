import { scriptShapes } from '../scripting/api-shapes.ts';
import { typeFrom, type ValueType } from './value-type.ts';

/** What a property of the market leader's objects is here. */
export type MemberRule =
  /** Steps to take in its place: `issueType`, then `name`. */
  | { readonly to: readonly string[]; readonly says?: string }
  /** The value itself: an option is its name here. */
  | { readonly same: true; readonly says: string }
  | { readonly refuse: string; readonly instead: string };

const NOT_HERE = 'is not part of what scripts see here';

const ON_ISSUE: Readonly<Record<string, MemberRule>> = {
  type: { to: ['issueType'] },
  typeName: { to: ['issueType', 'name'] },
  issueTypeName: { to: ['issueType', 'name'] },
  projectKey: { to: ['project', 'key'] },
  statusName: { to: ['status', 'name'] },
  priorityName: { to: ['priority', 'name'] },
  parentId: { to: ['parent', 'id'] },
  worklogs: { to: ['workLogs'] },
  urn: { to: ['key'] },
  watchers: { refuse: `watchers ${NOT_HERE}`, instead: 'read them by jiraHelper.get("watchers")' },
  voters: { refuse: `voters ${NOT_HERE}`, instead: 'read them by jiraHelper.get("votes")' },
  entityProperties: {
    refuse: `entityProperties ${NOT_HERE}`,
    instead: 'read a property by jiraHelper.get("properties/<key>")',
  },
  dueDate: { refuse: `dueDate ${NOT_HERE}`, instead: 'write due' },
  duedate: { refuse: `duedate ${NOT_HERE}`, instead: 'write due' },
  sprint: { refuse: `sprint ${NOT_HERE}`, instead: 'write customFields."Sprint".value' },
  requestType: {
    refuse: `requestType ${NOT_HERE}`,
    instead: 'read and set it by serviceHelper.getRequestType and serviceHelper.setRequestType',
  },
};

const NO_ACCOUNT = 'Account ids and user names stay on their site';

export const MEMBER_RULES: Readonly<Record<string, Readonly<Record<string, MemberRule>>>> = {
  Issue: ON_ISSUE,
  Replica: {
    ...ON_ISSUE,
    removedComments: {
      refuse: `removedComments ${NOT_HERE}`,
      instead: 'compare previous.comments with replica.comments by id',
    },
    removedAttachments: {
      refuse: `removedAttachments ${NOT_HERE}`,
      instead: 'compare previous.attachments with replica.attachments by id',
    },
    removedWorkLogs: {
      refuse: `removedWorkLogs ${NOT_HERE}`,
      instead: 'compare previous.workLogs with replica.workLogs by id',
    },
  },
  User: {
    displayName: { to: ['name'] },
    fullName: { to: ['name'] },
    key: { refuse: NO_ACCOUNT, instead: 'compare ref, email or name' },
    accountId: { refuse: NO_ACCOUNT, instead: 'compare ref, email or name' },
    username: { refuse: NO_ACCOUNT, instead: 'compare ref, email or name' },
    active: { refuse: `active ${NOT_HERE}`, instead: 'ask nodeHelper.isUserAssignable' },
  },
  IssueRef: { urn: { to: ['key'] }, idStr: { to: ['id'] } },
  Project: {
    versions: { refuse: `the versions of a space ${noList()}`, instead: 'ask nodeHelper.getVersion by name' },
    components: {
      refuse: `the components of a space ${noList()}`,
      instead: 'ask nodeHelper.getComponent by name',
    },
  },
  Comment: {
    remoteId: { to: ['id'] },
    executor: {
      refuse: 'a comment cannot be written as another person',
      instead: 'leave the line out: the author stands above the text',
    },
    roleLevel: { refuse: `roleLevel ${NOT_HERE}`, instead: 'read internal' },
    groupLevel: { refuse: `groupLevel ${NOT_HERE}`, instead: 'read internal' },
    restrictSync: { refuse: `restrictSync ${NOT_HERE}`, instead: 'give back null: the comment is left out' },
    updateAuthor: { refuse: `updateAuthor ${NOT_HERE}`, instead: 'read author' },
  },
  Attachment: {
    name: { to: ['filename'] },
    author: { refuse: `the author of a file ${NOT_HERE}`, instead: 'decide by its name, type or size' },
  },
  IssueLink: { linkTypeName: { to: ['type'] }, otherIssueId: { to: ['to', 'id'] } },
  Named: {
    value: { to: ['name'] },
    ...Object.fromEntries(
      ['releaseDate', 'startDate', 'released', 'archived', 'description', 'lead', 'id', 'projectKey'].map(
        (name) => [name, { refuse: `${name} ${NOT_HERE}`, instead: 'decide by its name' }],
      ),
    ),
  },
};

function noList(): string {
  return 'cross by their names, not as a list';
}

/** Names that the market leader has on one kind of object alone, so that they are known on any value. */
export const SURE_RENAMES: Readonly<Record<string, string>> = { displayName: 'name', urn: 'key' };
/** Names that would be read as empty without a word on a value of which nothing is known. */
export const SURE_REFUSALS = new Set(
  'username accountId typeName projectKey executor roleLevel parentId'.split(' '),
);

export interface ApiMemberType {
  readonly type: ValueType;
  readonly readOnly: boolean;
}

/** A field of a shape of the script interface. */
export function fieldOf(shape: string, name: string): ApiMemberType | undefined {
  const field = scriptShapes
    .find((one) => one.name === shape)
    ?.fields.find((one) => one.name === name || one.name === `${name}?`);
  if (field === undefined) return undefined;
  const type = shape === 'CustomField' && name === 'value' ? FIELD_VALUE : typeFrom(field.type);
  const nullable = type.nullable || field.name.endsWith('?');
  return { type: { ...type, nullable }, readOnly: field.readOnly === true };
}

export function fieldNames(shape: string): readonly string[] {
  const own = scriptShapes.find((one) => one.name === shape)?.fields.map(({ name }) => name) ?? [];
  return [...own, ...Object.keys(MEMBER_RULES[shape] ?? {})];
}

export const FIELD_VALUE: ValueType = { is: 'field', nullable: true };
export const OPTIONS: ValueType = { is: 'options', nullable: true };

/** What hangs on the value of a custom field. */
export const ON_FIELD_VALUE: Readonly<Record<string, MemberRule>> = {
  value: {
    same: true,
    says: 'An option is its name here, and several are a list of names: .value is left out.',
  },
  label: { same: true, says: 'A label is its text here: .label is left out.' },
  displayName: { to: ['name'] },
  fullName: { to: ['name'] },
  email: { to: ['email'] },
  parent: { to: ['parent'] },
  child: { to: ['child'] },
  id: { refuse: 'ids of options do not cross', instead: 'compare names' },
  key: { refuse: NO_ACCOUNT, instead: 'compare ref, email or name' },
  username: { refuse: NO_ACCOUNT, instead: 'compare ref, email or name' },
  name: {
    refuse: 'what the name of this value is depends on the kind of its field',
    instead: 'for options leave .name out; for people write displayName',
  },
};
