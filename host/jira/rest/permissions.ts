import type { Route } from '../route.ts';

export const permissionsRoutes: readonly Route[] = [];
