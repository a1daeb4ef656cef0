import type { Route } from '../route.ts';

export const fieldContextsRoutes: readonly Route[] = [];
