import type { Route } from '../route.ts';

export const componentsRoutes: readonly Route[] = [];
