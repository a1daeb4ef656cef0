import * as z from 'zod';
import { type Answer, noContent, ok, type RestCall } from '../../jira/call.ts';
import { propertyRoutes } from '../../jira/rest/entity-properties.ts';
import { del, get, post, type Route } from '../../jira/route.ts';
import { callerOf, type Desk, enteredDesk, mayEnter, requireDeskAdmin } from '../access.ts';
import { READ_REQUEST } from '../scopes.ts';
import { invalid, requestTypeMissing } from '../service-error.ts';
import type { RequestType } from '../service-model.ts';
import { expanded, page, serviceSelf } from '../shape/paged.ts';
import { requestForm } from '../shape/request-form.ts';
import { requestTypeDto } from '../shape/request-type.ts';
import { serviceDeskDto } from '../shape/service-desk.ts';

const DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}';
const TYPE = `${DESK}/requesttype/{requestTypeId}`;
const CONFIGURE = { scopes: ['manage:jira-configuration'] };

const newType = z.object({
  issueTypeId: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  helpText: z.string().nullish(),
});

export const desksRoutes: readonly Route[] = [
  get('/rest/servicedeskapi/info', info, { scopes: [], anonymous: true }),
  get('/rest/servicedeskapi/servicedesk', listDesks, READ_REQUEST),
  get(DESK, (call) => ok(serviceDeskDto(call, deskIn(call))), READ_REQUEST),
  get('/rest/servicedeskapi/requesttype', allTypes, READ_REQUEST),
  get(`${DESK}/requesttype`, typesOfDesk, READ_REQUEST),
  post(`${DESK}/requesttype`, createType, CONFIGURE),
  get(TYPE, (call) => ok(typeDto(call, deskIn(call), typeIn(call).type)), READ_REQUEST),
  del(TYPE, removeType, CONFIGURE),
  get(`${TYPE}/field`, formOfType, READ_REQUEST),
  get(`${DESK}/requesttypegroup`, groups, READ_REQUEST),
  ...propertyRoutes(
    `${TYPE}/property`,
    (call, intent) => {
      const { desk, project, type } = typeIn(call);
      if (intent === 'write') requireDeskAdmin(call, project);
      return {
        properties: type.properties,
        path: `servicedesk/${desk.id}/requesttype/${type.id}/property`,
        save: (properties) => call.state.requestTypes.put({ ...type, properties }),
      };
    },
    CONFIGURE,
    READ_REQUEST,
  ),
];

export function deskIn(call: RestCall): Desk {
  return enteredDesk(call, call.param('serviceDeskId'));
}

function typeIn(call: RestCall): Desk & { readonly type: RequestType } {
  const found = deskIn(call);
  const type = call.state.requestTypes.get(call.param('requestTypeId'));
  if (type?.projectId !== found.project.id) throw requestTypeMissing();
  return { ...found, type };
}

function enteredDesks(call: RestCall): Desk[] {
  callerOf(call);
  return call.state.desks
    .all()
    .flatMap((desk) => {
      const project = call.state.projects.get(desk.projectId);
      return project?.state === 'live' ? [{ desk, project }] : [];
    })
    .filter((found) => mayEnter(call, found));
}

function listDesks(call: RestCall): Answer {
  return page(call, enteredDesks(call), (found) => serviceDeskDto(call, found));
}

function typeDto(call: RestCall, found: Desk, type: RequestType): Record<string, unknown> {
  const dto = requestTypeDto(call, type, found.desk);
  return expanded(call).has('field') ? { ...dto, fields: requestForm(call, found, type) } : dto;
}

function matching(call: RestCall, types: readonly RequestType[]): RequestType[] {
  const wanted = (call.query.get('searchQuery') ?? '').toLowerCase();
  const groupId = call.query.get('groupId');
  return types.filter(
    ({ name, description, groupIds }) =>
      `${name} ${description}`.toLowerCase().includes(wanted) &&
      (groupId === null || groupIds.includes(groupId)),
  );
}

function typesOfDesk(call: RestCall): Answer {
  const found = deskIn(call);
  const types = matching(call, call.state.requestTypes.by('project', found.project.id));
  return page(call, types, (type) => typeDto(call, found, type));
}

function allTypes(call: RestCall): Answer {
  const only = call.query.getAll('serviceDeskId').flatMap((text) => text.split(','));
  const found = enteredDesks(call)
    .filter(({ desk }) => only.length === 0 || only.includes(desk.id))
    .flatMap((one) =>
      matching(call, call.state.requestTypes.by('project', one.project.id)).map((type) => ({ ...one, type })),
    );
  return page(call, found, ({ type, ...one }) => typeDto(call, one, type));
}

function formOfType(call: RestCall): Answer {
  const { type, ...found } = typeIn(call);
  return ok(requestForm(call, found, type, expanded(call).has('hiddenFields')));
}

function groups(call: RestCall): Answer {
  return page(call, deskIn(call).desk.groups, (group) => group);
}

/** A new type shows the summary alone; its form is completed in the project's settings. */
function createType(call: RestCall): Answer {
  const { desk, project } = deskIn(call);
  requireDeskAdmin(call, project);
  const body = call.json(newType);
  if (!project.issueTypeIds.includes(body.issueTypeId)) {
    throw invalid(`The issue type with id ${body.issueTypeId} does not belong to project ${project.key}.`);
  }
  if (body.name.trim() === '') throw invalid('The name of a request type cannot be empty.');
  const id = call.state.nextId('request-type');
  const type = call.state.requestTypes.put({
    id,
    key: `type${id}`,
    projectId: project.id,
    issueTypeId: body.issueTypeId,
    name: body.name.trim(),
    description: body.description ?? '',
    helpText: body.helpText ?? '',
    groupIds: [],
    fields: [{ fieldId: 'summary', label: 'Summary', description: '', required: true, visible: true }],
    statusNames: {},
    properties: {},
  });
  return ok(requestTypeDto(call, type, desk));
}

function removeType(call: RestCall): Answer {
  const { project, type } = typeIn(call);
  requireDeskAdmin(call, project);
  call.state.requestTypes.delete(type.id);
  return noContent();
}

function info(call: RestCall): Answer {
  return ok({
    version: '1001.0.0-SNAPSHOT',
    platformVersion: '1001.0.0-SNAPSHOT',
    buildChangeSet: '0000000000000000000000000000000000000000',
    isLicensedForUse: true,
    _links: { self: serviceSelf(call, 'info') },
  });
}
