import type { Route } from '../route.ts';

export const attachmentsRoutes: readonly Route[] = [];
