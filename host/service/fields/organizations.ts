import { FieldError, type FieldKind, isObject, listKind } from '../../jira/fields/field-kind.ts';
import { organizationDto } from '../shape/organization.ts';

/** Written as ids, numbers or strings; only organizations that the desk has can be set. */
export const ORGANIZATIONS: FieldKind = listKind({
  parse: (input, { call, project }) => {
    const id = String(isObject(input) ? input['id'] : input);
    const desk = call.state.desks.by('project', project.id)[0];
    if (!call.state.organizations.has(id) || !desk?.organizationIds.includes(id)) {
      throw new FieldError(`Organization '${id}' is not an organization of project ${project.key}.`);
    }
    return id;
  },
  bean: (id, call) => {
    const organization = call.state.organizations.get(id);
    return organization ? organizationDto(call, organization) : { id };
  },
  text: (id, state) => state.organizations.get(id)?.name ?? id,
  logged: 'ids',
  empty: [],
});
