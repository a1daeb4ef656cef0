import type { Route } from './route.ts';

/** A route and the values of its path parameters, or the methods that the path does answer to. */
export type RouteMatch =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Record<string, string> }
  | { readonly kind: 'method'; readonly allowed: readonly string[] }
  | { readonly kind: 'none' };

interface Compiled {
  readonly route: Route;
  readonly segments: readonly string[];
}

/** Finds the route of a path. Of two patterns that fit, the one with the earlier fixed segment wins. */
export class RouteTable {
  readonly #byLength = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    const seen = new Set<string>();
    for (const route of routes) {
      const name = `${route.method} ${route.pattern.replace(/\{[^}]+\}/g, '{}')}`;
      if (seen.has(name)) throw new Error(`Two routes answer ${name}; remove one of them.`);
      seen.add(name);
      const segments = route.pattern.slice(1).split('/');
      const same = this.#byLength.get(segments.length) ?? [];
      same.push({ route, segments });
      this.#byLength.set(segments.length, same);
    }
    for (const same of this.#byLength.values()) same.sort(moreFixedFirst);
  }

  match(method: string, path: string): RouteMatch {
    const segments = path.slice(1).split('/');
    const allowed = new Set<string>();
    for (const { route, segments: pattern } of this.#byLength.get(segments.length) ?? []) {
      const params = bind(pattern, segments);
      if (!params) continue;
      if (route.method === method) return { kind: 'route', route, params };
      allowed.add(route.method);
    }
    return allowed.size > 0 ? { kind: 'method', allowed: [...allowed].sort() } : { kind: 'none' };
  }
}

function bind(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (!part.startsWith('{')) {
      if (part !== segment) return null;
    } else {
      if (segment === '') return null;
      params[part.slice(1, -1)] = decodeURIComponent(segment);
    }
  }
  return params;
}

function moreFixedFirst(a: Compiled, b: Compiled): number {
  const shape = ({ segments }: Compiled) =>
    segments.map((part) => (part.startsWith('{') ? '1' : '0')).join('');
  return shape(a).localeCompare(shape(b));
}
