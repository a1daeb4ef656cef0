import * as z from 'zod';
import { type Answer, created, noContent, type RestCall } from '../../jira/call.ts';
import { ROLE_CUSTOMERS } from '../../jira/catalogue/people.ts';
import { isInRole, isSiteAdmin } from '../../jira/permissions.ts';
import { del, get, post, type Route } from '../../jira/route.ts';
import { SiteAdmin } from '../../jira/site-admin.ts';
import { organizationsOf, requireAgent } from '../access.ts';
import { LIST_CUSTOMERS, MANAGE_CUSTOMERS } from '../scopes.ts';
import { invalid, refused } from '../service-error.ts';
import { page } from '../shape/paged.ts';
import { userDto } from '../shape/user.ts';
import { deskIn } from './desks.ts';
import { namedAccounts } from './request-people.ts';

const OF_DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer';
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const customerInput = z.object({
  email: z.string(),
  displayName: z.string().nullish(),
  fullName: z.string().nullish(),
});

export const customersRoutes: readonly Route[] = [
  post('/rest/servicedeskapi/customer', createCustomer, MANAGE_CUSTOMERS),
  get(OF_DESK, customersOfDesk, LIST_CUSTOMERS),
  post(OF_DESK, (call) => assign(call, (now, named) => [...new Set([...now, ...named])]), MANAGE_CUSTOMERS),
  del(
    OF_DESK,
    (call) => assign(call, (now, named) => now.filter((id) => !named.includes(id))),
    MANAGE_CUSTOMERS,
  ),
];

function createCustomer(call: RestCall): Answer {
  if (!isSiteAdmin(call)) {
    throw refused(
      'You need to be an administrator of Jira to create customers.',
      'sd.customer.error.no.permission',
    );
  }
  const { email, displayName, fullName } = call.json(customerInput);
  if (!ADDRESS.test(email))
    throw invalid(`'${email}' is not a valid e-mail address.`, 'sd.customer.error.email');
  if (call.state.users.by('email', email.toLowerCase()).length > 0) {
    throw invalid('An account already exists for this email.', 'sd.customer.error.email.taken');
  }
  const user = new SiteAdmin(call.jira).createUser({
    displayName: displayName ?? fullName ?? email,
    emailAddress: email,
    accountType: 'customer',
  });
  return created(userDto(call, user.accountId));
}

/** Who was added to the desk, and the members of its organizations. */
function customersOfDesk(call: RestCall): Answer {
  const { desk, project } = deskIn(call);
  requireAgent(call, project);
  const wanted = (call.query.get('query') ?? '').toLowerCase();
  const customers = call.state.users.filter(
    (user) =>
      user.active &&
      user.accountType !== 'app' &&
      (isInRole(call.state, user, ROLE_CUSTOMERS, project) ||
        organizationsOf(call.state, user.accountId).some(({ id }) => desk.organizationIds.includes(id))) &&
      `${user.displayName} ${user.emailAddress}`.toLowerCase().includes(wanted),
  );
  return page(call, customers, ({ accountId }) => userDto(call, accountId));
}

function assign(call: RestCall, next: (now: string[], named: string[]) => string[]): Answer {
  const { project } = deskIn(call);
  requireAgent(call, project);
  const actors = project.roles[ROLE_CUSTOMERS] ?? { users: [], groups: [] };
  const users = next(actors.users, namedAccounts(call));
  call.state.projects.put({
    ...project,
    roles: { ...project.roles, [ROLE_CUSTOMERS]: { ...actors, users } },
  });
  return noContent();
}
