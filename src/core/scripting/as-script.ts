import { convert } from '../fields/convert.ts';
import type { ReadPlace } from '../fields/field-kind.ts';
import { readField } from '../fields/fields.ts';
import type { ReplicaFields, ReplicaIssue } from '../replica/replica.ts';
import { splitPath } from '../replica/replica-path.ts';
import type { ReplicaValue } from '../replica/replica-value.ts';
import { type CustomFieldName, nameOfPath, systemFields } from './script-fields.ts';
import type { ScriptIssue } from './script-input.ts';

/** What an issue is beside its fields; times in epoch milliseconds, null before it is made. */
interface IssueSelf {
  readonly id: string;
  readonly key: string;
  readonly url: string;
  readonly created: number | null;
  readonly updated: number | null;
}

/** An issue of this site as scripts see it. Fields that Jira did not return are not there; empty ones are null. */
export function issueAsScript(
  issue: IssueSelf,
  raw: Readonly<Record<string, unknown>>,
  custom: readonly CustomFieldName[],
  place: ReadPlace,
): ScriptIssue {
  const { id, key, url, created, updated } = issue;
  const seen: Record<string, unknown> = { id, key, url, created, updated };
  for (const { name, field, kind } of systemFields) {
    const value = Object.hasOwn(raw, field) ? readField(kind, raw[field], place) : undefined;
    if (value) seen[name] = asScriptValue(value, name);
  }
  const customFields: Record<string, { value: unknown }> = {};
  for (const { name, field, kind } of custom) {
    const value = Object.hasOwn(raw, field) ? readField(kind, raw[field], place) : undefined;
    if (value) customFields[name] = { value: asScriptValue(value, undefined) };
  }
  return { ...seen, customFields };
}

/** What came, or is to be taken for what came, as scripts see it. */
export function replicaAsScript(issue: ReplicaIssue, fields: ReplicaFields): ScriptIssue {
  const seen: Record<string, unknown> = {
    id: issue.id,
    key: issue.key,
    url: issue.url,
    project: { key: issue.project, name: issue.project },
    issueType: { name: issue.type },
  };
  const customFields: Record<string, { value: unknown }> = {};
  const customKeys: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(withWholeSets(fields))) {
    if (value.kind === 'unreadable' || value.kind === 'member') continue;
    const { in: where, name } = nameOfPath(path);
    if (where === 'issue') seen[name] = asScriptValue(value, name);
    else if (where === 'customFields') customFields[name] = { value: asScriptValue(value, undefined) };
    else customKeys[name] = value.kind === 'text' ? parsed(value.value) : asScriptValue(value, undefined);
  }
  return { ...seen, customFields, customKeys };
}

/** Sets that came member by member as lists of their members. */
function withWholeSets(fields: ReplicaFields): ReplicaFields {
  const sets: Record<string, string[]> = {};
  for (const [path, value] of Object.entries(fields)) {
    const { name, member } = splitPath(path);
    if (value.kind !== 'member' || member === undefined) continue;
    sets[name] = [...(sets[name] ?? []), ...(value.value === null ? [] : [member])];
  }
  const whole = Object.entries(sets).map(([name, value]) => [name, { kind: 'options', value }] as const);
  return { ...fields, ...Object.fromEntries(whole) };
}

/** Names of Jira's own fields are objects, as Jira shows them; in custom fields a name is a text. */
export function asScriptValue(value: ReplicaValue, system: string | undefined): unknown {
  switch (value.kind) {
    case 'richText':
      return value.value && { $adf: value.value, $text: plainText(value) };
    case 'issueType':
    case 'option':
      return system === undefined || value.value === null ? value.value : { name: value.value };
    case 'options':
      return system === undefined || system === 'labels'
        ? value.value
        : value.value.map((name) => ({ name }));
    default:
      return value.value;
  }
}

function plainText(value: ReplicaValue): string {
  const text = convert(value, 'text');
  return text.ok && text.value.kind === 'text' ? (text.value.value ?? '') : '';
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
