import type { RouteOptions } from '../jira/route.ts';

export const READ_REQUEST: RouteOptions = { scopes: ['read:servicedesk-request'] };
export const WRITE_REQUEST: RouteOptions = { scopes: ['write:servicedesk-request'] };
export const MANAGE_CUSTOMERS: RouteOptions = { scopes: ['manage:servicedesk-customer'] };
/** Lists of people and organizations cost like other lists of people. */
export const LIST_CUSTOMERS: RouteOptions = { ...MANAGE_CUSTOMERS, points: 'identity' };
