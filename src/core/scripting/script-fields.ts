import { fieldKinds } from '../fields/fields.ts';
import type { LocalKind } from '../fields/local-kind.ts';
import type { ReplicaKind } from '../replica/replica-value.ts';

/** A field under the name that scripts use, what it is called in the replica, and where it is on this site. */
export interface ScriptFieldName {
  readonly name: string;
  /** Path of the replica. */
  readonly path: string;
  /** Jira field id. */
  readonly field: string;
  readonly kind: LocalKind;
}

/** A custom field that scripts of a version name. */
export interface CustomFieldName {
  readonly name: string;
  readonly field: string;
  readonly kind: LocalKind;
}

const system = (name: string, field: string, kind: LocalKind): ScriptFieldName => ({
  name,
  path: name,
  field,
  kind,
});

/** Jira's own fields. Their paths are those that the other modes give them, so that both ends need not script. */
export const systemFields: readonly ScriptFieldName[] = [
  system('summary', 'summary', 'text'),
  system('description', 'description', 'richText'),
  system('environment', 'environment', 'richText'),
  system('issueType', 'issuetype', 'issueType'),
  system('status', 'status', 'status'),
  system('priority', 'priority', 'priority'),
  system('resolution', 'resolution', 'resolution'),
  system('securityLevel', 'security', 'securityLevel'),
  system('labels', 'labels', 'labels'),
  system('components', 'components', 'components'),
  system('fixVersions', 'fixVersions', 'versions'),
  system('affectedVersions', 'versions', 'versions'),
  system('due', 'duedate', 'date'),
  system('assignee', 'assignee', 'user'),
  system('reporter', 'reporter', 'user'),
  system('originalEstimate', 'timeoriginalestimate', 'duration'),
  system('remainingEstimate', 'timeestimate', 'duration'),
  system('spent', 'timespent', 'duration'),
  system('project', 'project', 'project'),
  system('parent', 'parent', 'issue'),
];

/** Kinds of values that Jira's own fields cross as, by path. */
export const systemKinds: ReadonlyMap<string, ReplicaKind> = new Map(
  systemFields.flatMap(({ path, kind }): [string, ReplicaKind][] => {
    const wire = fieldKinds[kind]?.wire;
    return wire === undefined ? [] : [[path, wire]];
  }),
);

const CUSTOM = 'custom_';
const KEY = 'key_';

/** The path of a custom field: both ends call it by its name. */
export const pathOfCustom = (name: string): string => CUSTOM + plainWord(name);
/** The path of a value that belongs to no field. */
const pathOfKey = (key: string): string => KEY + plainWord(key);

/** What a path of the replica is called in scripts; a path of neither kind is a custom field of its own name. */
export function nameOfPath(path: string): {
  readonly in: 'issue' | 'customFields' | 'customKeys';
  readonly name: string;
} {
  if (path.startsWith(CUSTOM)) return { in: 'customFields', name: fullWord(path.slice(CUSTOM.length)) };
  if (path.startsWith(KEY)) return { in: 'customKeys', name: fullWord(path.slice(KEY.length)) };
  return { in: systemKinds.has(path) ? 'issue' : 'customFields', name: path };
}

/** The path that a script's write goes to, as lint and runs name it: `customFields.Team`. */
export function pathOfWrite(write: string): string {
  const dot = write.indexOf('.');
  if (dot < 0) return write;
  const name = write.slice(dot + 1);
  return write.slice(0, dot) === 'customKeys' ? pathOfKey(name) : pathOfCustom(name);
}

/** Paths are letters, digits and _ only: any other character stands as its number between two of the last. */
function plainWord(text: string): string {
  return [...text]
    .map((sign) => (/^[A-Za-z0-9]$/.test(sign) ? sign : `_${(sign.codePointAt(0) ?? 0).toString(16)}_`))
    .join('');
}

function fullWord(text: string): string {
  return text.replace(/_([0-9a-f]{1,6})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** What scripts call a Jira field; its id where they have no name for it. */
export function nameOfField(field: string, custom: readonly CustomFieldName[]): string {
  return [...systemFields, ...custom].find((one) => one.field === field)?.name ?? field;
}
