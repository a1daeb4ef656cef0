import * as z from 'zod';
import { created, noContent, ok, type RestCall } from '../call.ts';
import { badRequest, forbidden, JiraError, notFound } from '../jira-error.ts';
import type { LinkType } from '../model.ts';
import { isSiteAdmin } from '../permissions.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { SCOPE_CONFIGURATION } from '../scopes.ts';
import { linkTypeBean } from '../shape/issue-link.ts';

const ADMIN = { scopes: SCOPE_CONFIGURATION } as const;

const typeInput = z.looseObject({
  name: z.string().trim().optional(),
  inward: z.string().trim().optional(),
  outward: z.string().trim().optional(),
});

export const linkTypeRoutes: readonly Route[] = [
  get('/rest/api/3/issueLinkType', (call) => {
    const types = call.state.linkTypes.all().sort((a, b) => a.name.localeCompare(b.name));
    return ok({ issueLinkTypes: types.map((type) => linkTypeBean(call, type)) }, types.length);
  }),
  post('/rest/api/3/issueLinkType', createType, ADMIN),
  get('/rest/api/3/issueLinkType/{issueLinkTypeId}', (call) => ok(linkTypeBean(call, findType(call)))),
  put('/rest/api/3/issueLinkType/{issueLinkTypeId}', updateType, ADMIN),
  del('/rest/api/3/issueLinkType/{issueLinkTypeId}', deleteType, ADMIN),
];

function findType(call: RestCall): LinkType {
  const id = call.param('issueLinkTypeId');
  if (!/^\d+$/.test(id)) throw badRequest(`The issue link type id '${id}' is not a number.`);
  const type = call.state.linkTypes.get(id);
  if (!type) throw notFound(`No issue link type with id '${id}' found.`);
  return type;
}

function requireAdmin(call: RestCall): void {
  if (!isSiteAdmin(call)) throw forbidden('Only Jira administrators can change issue link types.');
}

function checkName(call: RestCall, name: string, except?: string): void {
  const same = call.state.linkTypes.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (same && same.id !== except) {
    throw new JiraError(400, ['You cannot create two issue link types with the same name.']);
  }
}

function createType(call: RestCall) {
  requireAdmin(call);
  const { name, inward, outward } = call.json(typeInput);
  if (!name) throw badRequest('You must specify a link name.');
  if (!outward) throw badRequest('You must specify an outward link description.');
  if (!inward) throw badRequest('You must specify an inward link description.');
  checkName(call, name);
  const type = call.state.linkTypes.put({ id: call.state.nextId('link-type'), name, inward, outward });
  return created(linkTypeBean(call, type));
}

function updateType(call: RestCall) {
  requireAdmin(call);
  const type = findType(call);
  const input = call.json(typeInput);
  if (input.name) checkName(call, input.name, type.id);
  const after = call.state.linkTypes.put({
    ...type,
    name: input.name || type.name,
    inward: input.inward || type.inward,
    outward: input.outward || type.outward,
  });
  return ok(linkTypeBean(call, after));
}

/** The links of a type go with it. */
function deleteType(call: RestCall) {
  requireAdmin(call);
  const type = findType(call);
  for (const link of call.state.issueLinks.filter(({ typeId }) => typeId === type.id)) {
    call.state.issueLinks.delete(link.id);
  }
  call.state.linkTypes.delete(type.id);
  return noContent();
}
