import type { Route } from '../route.ts';

export const prioritiesRoutes: readonly Route[] = [];
