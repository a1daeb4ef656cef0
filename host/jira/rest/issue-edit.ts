import type { Route } from '../route.ts';

export const issueEditRoutes: readonly Route[] = [];
