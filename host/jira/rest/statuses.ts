import type { Route } from '../route.ts';

export const statusesRoutes: readonly Route[] = [];
