import type { Route } from '../../jira/route.ts';
import { customersRoutes } from './customers.ts';
import { desksRoutes } from './desks.ts';
import { organizationsRoutes } from './organizations.ts';
import { requestCommentsRoutes } from './request-comments.ts';
import { requestFilesRoutes } from './request-files.ts';
import { requestPeopleRoutes } from './request-people.ts';
import { requestStatusRoutes } from './request-status.ts';
import { requestsRoutes } from './requests.ts';

/** Every resource of `/rest/servicedeskapi`. */
export const serviceRoutes: readonly Route[] = [
  ...customersRoutes,
  ...desksRoutes,
  ...organizationsRoutes,
  ...requestCommentsRoutes,
  ...requestFilesRoutes,
  ...requestPeopleRoutes,
  ...requestStatusRoutes,
  ...requestsRoutes,
];
