import type { Route } from '../route.ts';

export const issueBulkRoutes: readonly Route[] = [];
