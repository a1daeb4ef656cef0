import type { Call } from '../../jira/call.ts';
import { isObject } from '../../jira/fields/field-kind.ts';
import { kindOf } from '../../jira/fields/kind-of.ts';
import type { Field } from '../../jira/model.ts';
import { type Desk, isAgent } from '../access.ts';
import type { RequestType, RequestTypeField } from '../service-model.ts';

/** CustomerRequestCreateMetaDTO: the form of a request type. Hidden fields are shown only where asked for. */
export function requestForm(
  call: Call,
  { desk, project }: Desk,
  type: RequestType,
  hidden = false,
): Record<string, unknown> {
  const agent = isAgent(call, project);
  return {
    requestTypeFields: type.fields
      .filter(({ visible }) => visible || hidden)
      .flatMap((shown) => {
        const field = call.state.fields.get(shown.fieldId);
        return field && !field.trashed ? [formField(call, { desk, project }, type, field, shown)] : [];
      }),
    canRaiseOnBehalfOf: agent,
    canAddRequestParticipants: agent || desk.customersManageParticipants,
  };
}

function formField(
  call: Call,
  { project }: Desk,
  { issueTypeId }: RequestType,
  field: Field,
  { label, description, required, visible, preset }: RequestTypeField,
): Record<string, unknown> {
  const allowed = kindOf(field)?.allowed?.({ call, field, project, issueTypeId }) ?? [];
  return {
    fieldId: field.id,
    name: label,
    description,
    required,
    defaultValues: [],
    validValues: allowed.flatMap(valueDto),
    presetValues: preset === undefined ? [] : [typeof preset === 'string' ? preset : JSON.stringify(preset)],
    jiraSchema: field.schema,
    visible,
  };
}

function valueDto(bean: unknown): Record<string, unknown>[] {
  if (!isObject(bean)) return [];
  const children = Array.isArray(bean['children']) ? bean['children'].flatMap(valueDto) : [];
  return [{ value: String(bean['id']), label: String(bean['value'] ?? bean['name']), children }];
}
