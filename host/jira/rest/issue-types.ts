import type { Route } from '../route.ts';

export const issueTypesRoutes: readonly Route[] = [];
