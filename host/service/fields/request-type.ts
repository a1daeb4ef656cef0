import { FieldError, type FieldKind, isObject, isString, singleKind } from '../../jira/fields/field-kind.ts';
import { deskOf } from '../access.ts';
import type { RequestType, ServiceDesk } from '../service-model.ts';

/** Written as the id of a request type, or as `portal key/request type key`. */
export const REQUEST_TYPE: FieldKind = singleKind(isString, {
  parse: (input, { call, project, issueTypeId }) => {
    const desk = deskOf(call.state, project)?.desk;
    const named = isObject(input) ? input['id'] : input;
    const types = call.state.requestTypes.by('project', project.id);
    const found = desk && types.find((type) => isNamed(type, desk, String(named)));
    if (!found) {
      throw new FieldError(`Request type '${String(named)}' is not valid in project ${project.key}.`);
    }
    if (found.issueTypeId !== issueTypeId) {
      throw new FieldError(`Request type '${found.name}' does not belong to the issue type of this issue.`);
    }
    return found.id;
  },
  // In an issue the field shows more: see facet-fields.ts.
  bean: (id) => id,
  log: (id, state) => ({ id, text: state.requestTypes.get(id)?.name ?? id }),
});

function isNamed(type: RequestType, { portalKey }: ServiceDesk, name: string): boolean {
  return type.id === name || `${portalKey}/${type.key}` === name;
}
