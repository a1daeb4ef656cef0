import type { Route } from '../route.ts';

export const watchersRoutes: readonly Route[] = [];
