import type { Route } from '../route.ts';

export const versionsRoutes: readonly Route[] = [];
