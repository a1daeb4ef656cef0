import type { Route } from '../route.ts';

export const votesRoutes: readonly Route[] = [];
