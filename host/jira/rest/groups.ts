import type { Route } from '../route.ts';

export const groupsRoutes: readonly Route[] = [];
