import type { Route } from '../route.ts';

export const filtersRoutes: readonly Route[] = [];
