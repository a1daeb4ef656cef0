import type { Route } from '../route.ts';

export const projectRolesRoutes: readonly Route[] = [];
