import type { Route } from '../route.ts';

export const issueLinksRoutes: readonly Route[] = [];
