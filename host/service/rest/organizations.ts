import * as z from 'zod';
import { type Answer, created, noContent, ok, type RestCall } from '../../jira/call.ts';
import { ADMIN_GROUPS, SERVICE_AGENTS } from '../../jira/catalogue/people.ts';
import { propertyRoutes } from '../../jira/rest/entity-properties.ts';
import { del, get, post, type Route } from '../../jira/route.ts';
import { callerOf, organizationsOf, requireAgent } from '../access.ts';
import { LIST_CUSTOMERS, MANAGE_CUSTOMERS } from '../scopes.ts';
import { agentsOnly, invalid, ServiceError } from '../service-error.ts';
import type { Organization } from '../service-model.ts';
import { organizationDto } from '../shape/organization.ts';
import { page } from '../shape/paged.ts';
import { userDto } from '../shape/user.ts';
import { deskIn } from './desks.ts';
import { namedAccounts } from './request-people.ts';

const ALL = '/rest/servicedeskapi/organization';
const ONE = `${ALL}/{organizationId}`;
const OF_DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization';
const LONGEST_NAME = 200;

const nameInput = z.object({ name: z.string() });
const idInput = z.object({ organizationId: z.number().int() });

export const organizationsRoutes: readonly Route[] = [
  get(ALL, listOrganizations, LIST_CUSTOMERS),
  post(ALL, createOrganization, MANAGE_CUSTOMERS),
  get(ONE, (call) => ok(organizationDto(call, organizationIn(call))), LIST_CUSTOMERS),
  del(ONE, removeOrganization, MANAGE_CUSTOMERS),
  get(
    `${ONE}/user`,
    (call) => {
      requireAnyAgent(call);
      return page(call, organizationIn(call).memberIds, (accountId) => userDto(call, accountId));
    },
    LIST_CUSTOMERS,
  ),
  post(
    `${ONE}/user`,
    (call) => members(call, (now, named) => [...new Set([...now, ...named])]),
    MANAGE_CUSTOMERS,
  ),
  del(
    `${ONE}/user`,
    (call) => members(call, (now, named) => now.filter((id) => !named.includes(id))),
    MANAGE_CUSTOMERS,
  ),
  get(OF_DESK, organizationsOfDesk, LIST_CUSTOMERS),
  post(OF_DESK, (call) => assign(call, (now, id) => [...new Set([...now, id])]), MANAGE_CUSTOMERS),
  del(OF_DESK, (call) => assign(call, (now, id) => now.filter((other) => other !== id)), MANAGE_CUSTOMERS),
  ...propertyRoutes(
    `${ONE}/property`,
    (call, intent) => {
      if (intent === 'write') requireAnyAgent(call);
      const organization = organizationIn(call);
      return {
        properties: organization.properties,
        path: `organization/${organization.id}/property`,
        save: (properties) => call.state.organizations.put({ ...organization, properties }),
      };
    },
    MANAGE_CUSTOMERS,
    LIST_CUSTOMERS,
  ),
];

/** Organizations belong to the site: an agent of any desk may care for them. */
function requireAnyAgent(call: RestCall): void {
  if (!worksHere(call)) throw agentsOnly();
}

function worksHere(call: RestCall): boolean {
  const user = callerOf(call);
  return (
    user.accountType === 'app' || user.groups.some((name) => [SERVICE_AGENTS, ...ADMIN_GROUPS].includes(name))
  );
}

function organizationIn(call: RestCall): Organization {
  return findOrganization(call, call.param('organizationId'));
}

function findOrganization(call: RestCall, id: string): Organization {
  const organization = call.state.organizations.get(id);
  const mine = worksHere(call) || organization?.memberIds.includes(callerOf(call).accountId);
  if (!organization || !mine) {
    throw new ServiceError(
      404,
      `The organization with ID '${id}' does not exist.`,
      'sd.organisation.error.missing',
    );
  }
  return organization;
}

function listOrganizations(call: RestCall): Answer {
  const caller = callerOf(call);
  const accountId = call.query.get('accountId');
  if (accountId !== null) requireAnyAgent(call);
  const shown =
    accountId !== null
      ? organizationsOf(call.state, accountId)
      : worksHere(call)
        ? call.state.organizations.all()
        : organizationsOf(call.state, caller.accountId);
  return page(call, shown, (organization) => organizationDto(call, organization));
}

function createOrganization(call: RestCall): Answer {
  requireAnyAgent(call);
  const name = call.json(nameInput).name.trim();
  if (name === '' || name.length > LONGEST_NAME) {
    throw invalid(
      `The name of an organization has 1 to ${LONGEST_NAME} characters.`,
      'sd.organisation.error.name',
    );
  }
  const known = call.state.organizations.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (known)
    throw invalid(`An organization named '${name}' exists already.`, 'sd.organisation.error.name.taken');
  const organization = call.state.organizations.put({
    id: call.state.nextId('organization'),
    uuid: call.jira.random.uuid(),
    name,
    memberIds: [],
    created: call.now,
    properties: {},
  });
  return created(organizationDto(call, organization));
}

/** Requests that were shared with it are shared with nobody then; their desks know it no more. */
function removeOrganization(call: RestCall): Answer {
  requireAnyAgent(call);
  const { id } = organizationIn(call);
  for (const desk of call.state.desks.all()) {
    if (!desk.organizationIds.includes(id)) continue;
    const organizationIds = desk.organizationIds.filter((other) => other !== id);
    call.state.desks.put({ ...desk, organizationIds });
  }
  call.state.organizations.delete(id);
  return noContent();
}

function members(call: RestCall, next: (now: string[], named: string[]) => string[]): Answer {
  requireAnyAgent(call);
  const organization = organizationIn(call);
  const memberIds = next(organization.memberIds, namedAccounts(call));
  call.state.organizations.put({ ...organization, memberIds });
  return noContent();
}

function organizationsOfDesk(call: RestCall): Answer {
  const { desk, project } = deskIn(call);
  requireAgent(call, project);
  const accountId = call.query.get('accountId');
  const shown = desk.organizationIds
    .flatMap((id) => call.state.organizations.get(id) ?? [])
    .filter(({ memberIds }) => accountId === null || memberIds.includes(accountId));
  return page(call, shown, (organization) => organizationDto(call, organization));
}

function assign(call: RestCall, next: (now: string[], id: string) => string[]): Answer {
  const { desk, project } = deskIn(call);
  requireAgent(call, project);
  const { id } = findOrganization(call, String(call.json(idInput).organizationId));
  call.state.desks.put({ ...desk, organizationIds: next(desk.organizationIds, id) });
  return noContent();
}
