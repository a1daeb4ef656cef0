import type { Route } from '../route.ts';

export const fieldsRoutes: readonly Route[] = [];
