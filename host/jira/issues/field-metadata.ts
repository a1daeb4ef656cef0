import type { Call } from '../call.ts';
import { kindOf } from '../fields/kind-of.ts';
import type { Field, Issue, IssueType, Project, ScreenField } from '../model.ts';
import { issueTypeBean, projectRef } from '../shape/metadata.ts';
import { kindOperations } from './special-operations.ts';

interface MetadataPlace {
  readonly call: Call;
  readonly project: Project;
  readonly type: IssueType;
}

/** FieldMetadata of the fields of a screen, in its order; fields that the site does not know are left out. */
export function screenMetadata(
  place: MetadataPlace,
  screen: readonly ScreenField[],
): [string, Record<string, unknown>][] {
  return screen.flatMap((shown) => {
    const field = place.call.state.fields.get(shown.fieldId);
    return field && !field.trashed ? [[field.id, fieldMetadata(place, field, shown)]] : [];
  });
}

function fieldMetadata(place: MetadataPlace, field: Field, shown: ScreenField): Record<string, unknown> {
  const allowed = allowedValues(place, field);
  const url = autoCompleteUrl(place, field);
  const stored = defaultOf(place.call, shown);
  const kind = kindOf(field);
  return {
    required: shown.required,
    schema: field.schema,
    name: field.name,
    key: field.id,
    ...(url === undefined ? {} : { autoCompleteUrl: url }),
    hasDefaultValue: stored !== undefined,
    operations: kindOperations(field) ?? kind?.operations ?? [],
    ...(allowed === undefined ? {} : { allowedValues: allowed }),
    ...(stored !== undefined && kind ? { defaultValue: kind.bean(stored, place.call, field) } : {}),
  };
}

function defaultOf(call: Call, { fieldId, defaultValue }: ScreenField): unknown {
  if (defaultValue !== undefined) return defaultValue;
  if (fieldId === 'priority') return call.state.settings.get('settings')?.defaultPriorityId ?? undefined;
  if (fieldId === 'reporter') return call.accountId ?? undefined;
  return undefined;
}

function allowedValues({ call, project, type }: MetadataPlace, field: Field): unknown[] | undefined {
  if (field.id === 'project') return [projectRef(call, project)];
  if (field.id === 'issuetype') return [issueTypeBean(call, type)];
  const kind = kindOf(field);
  return kind?.allowed?.({ call, field, project, issueTypeId: type.id });
}

function autoCompleteUrl({ call, project }: MetadataPlace, field: Field): string | undefined {
  const { baseUrl } = call.jira;
  if (field.id === 'assignee' || field.id === 'reporter') {
    const what =
      field.id === 'assignee' ? `assignable/search?project=${project.key}&query=` : 'search?query=';
    return `${baseUrl}/rest/api/3/user/${what}`;
  }
  if (field.id === 'labels') return `${baseUrl}/rest/api/1.0/labels/suggest?query=`;
  if (field.id === 'issuelinks' || field.id === 'parent') {
    return `${baseUrl}/rest/api/3/issue/picker?currentProjectId=${project.id}&showSubTasks=true&query=`;
  }
  return undefined;
}

/** Edit metadata of an issue: its edit screen, with the types it may change to, and comments. */
export function editMetadata(
  place: MetadataPlace & { readonly issue: Issue },
  screen: readonly ScreenField[],
): Record<string, unknown> {
  const comment: ScreenField = { fieldId: 'comment', required: false };
  return Object.fromEntries(screenMetadata(place, [...screen, comment]));
}
