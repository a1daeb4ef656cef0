import type { Route } from '../route.ts';

export const projectsRoutes: readonly Route[] = [];
