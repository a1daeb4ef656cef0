import type { Route } from '../route.ts';

export const remoteLinksRoutes: readonly Route[] = [];
