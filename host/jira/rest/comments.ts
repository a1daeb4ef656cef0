import type { Route } from '../route.ts';

export const commentsRoutes: readonly Route[] = [];
