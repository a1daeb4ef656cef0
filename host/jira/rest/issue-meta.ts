import type { Route } from '../route.ts';

export const issueMetaRoutes: readonly Route[] = [];
