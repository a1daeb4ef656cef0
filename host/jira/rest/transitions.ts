import type { Route } from '../route.ts';

export const transitionsRoutes: readonly Route[] = [];
