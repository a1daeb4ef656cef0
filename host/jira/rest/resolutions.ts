import type { Route } from '../route.ts';

export const resolutionsRoutes: readonly Route[] = [];
