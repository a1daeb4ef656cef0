import type { Route } from '../route.ts';

export const changelogRoutes: readonly Route[] = [];
