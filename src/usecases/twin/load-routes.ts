import type { Memo } from '../../core/ports/memo.ts';
import type { Store } from '../../core/ports/store.ts';
import { ROUTES_AGE, ROUTES_KEY, type Route, routesKind } from '../../core/rules/routes.ts';

/**
 * The routes of every connection that runs or is paused, by connection id; at most `maxAge` seconds old. Where
 * an old answer would start nothing that has just been allowed, ask for a fresh one.
 */
export async function loadRoutes(
  ports: { readonly store: Store; readonly memo: Memo },
  maxAge = ROUTES_AGE,
): Promise<Readonly<Record<string, Route>>> {
  const kept = routesKind.schema.safeParse(ports.memo.recall('routes', maxAge));
  if (kept.success) return kept.data.connections;
  const read = await ports.store.get(routesKind, ROUTES_KEY);
  if (read) ports.memo.keep('routes', read);
  return read?.connections ?? {};
}
