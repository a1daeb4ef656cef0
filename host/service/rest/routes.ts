import type { Route } from '../../jira/route.ts';
import { customersRoutes } from './customers.ts';
import { desksRoutes } from './desks.ts';
import { knowledgeBaseRoutes } from './knowledge-base.ts';
import { organizationsRoutes } from './organizations.ts';
import { queuesRoutes } from './queues.ts';
import { requestCommentsRoutes } from './request-comments.ts';
import { requestFacetsRoutes } from './request-facets.ts';
import { requestFilesRoutes } from './request-files.ts';
import { requestPeopleRoutes } from './request-people.ts';
import { requestStatusRoutes } from './request-status.ts';
import { requestsRoutes } from './requests.ts';

/** Every resource of `/rest/servicedeskapi`. */
export const serviceRoutes: readonly Route[] = [
  ...customersRoutes,
  ...desksRoutes,
  ...organizationsRoutes,
  ...knowledgeBaseRoutes,
  ...queuesRoutes,
  ...requestCommentsRoutes,
  ...requestFacetsRoutes,
  ...requestFilesRoutes,
  ...requestPeopleRoutes,
  ...requestStatusRoutes,
  ...requestsRoutes,
];
