import type { Route } from '../route.ts';

export const issuePropertiesRoutes: readonly Route[] = [];
