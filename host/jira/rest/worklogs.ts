import type { Route } from '../route.ts';

export const worklogsRoutes: readonly Route[] = [];
