import type { Route } from '../route.ts';

export const jqlRoutes: readonly Route[] = [];
