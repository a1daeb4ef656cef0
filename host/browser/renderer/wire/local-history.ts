/** Where a routed page is, in the form of the `history` package, version 4. */
export interface Location {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}

type Action = 'PUSH' | 'REPLACE' | 'POP';
type Listener = (location: Location, action: Action) => void;
type To = string | { pathname?: string; search?: string; hash?: string; state?: unknown };

/** What the host does with a change; the browser's own history is the only stack. */
export interface HistoryHost {
  changed(change: { action: 'PUSH' | 'REPLACE'; path: string; state: unknown }): void;
  go(steps: number): void;
}

/**
 * The history object that a routed page gets. It lives in the page's own realm, because `listen` must answer at
 * once and the caller writes `location` itself.
 */
export class LocalHistory {
  location: Location;
  action: Action = 'POP';
  length = 1;
  private readonly host: HistoryHost;
  private readonly listeners = new Set<Listener>();

  constructor(start: string, host: HistoryHost) {
    this.location = locationOf(start);
    this.host = host;
  }

  /** `path` is `/a/b?c#d`; relative paths count from the current one. */
  readonly push = (to: To, state?: unknown): void => this.move('PUSH', to, state);
  readonly replace = (to: To, state?: unknown): void => this.move('REPLACE', to, state);
  readonly go = (steps: number): void => this.host.go(steps);
  readonly goBack = (): void => this.host.go(-1);
  readonly goForward = (): void => this.host.go(1);
  readonly createHref = (to: To): string => pathOf(locationOf(to));

  readonly listen = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The person used the browser's own buttons. */
  readonly arrived = (path: string): void => this.settle('POP', locationOf(path));

  private move(action: 'PUSH' | 'REPLACE', to: To, state: unknown): void {
    const next = locationOf(to, this.location.pathname);
    if (state !== undefined) next.state = state;
    this.host.changed({ action, path: pathOf(next), state: next.state });
    this.settle(action, next);
  }

  private settle(action: Action, location: Location): void {
    this.action = action;
    this.location = location;
    for (const listener of [...this.listeners]) listener(location, action);
  }
}

function locationOf(to: To, base = '/'): Location {
  const key = Math.random().toString(36).slice(2, 8);
  const path =
    typeof to === 'string'
      ? to
      : `${to.pathname ?? base}${to.search ?? ''}${to.hash === undefined ? '' : to.hash}`;
  const url = new URL(path === '' ? base : path, `http://page${base.startsWith('/') ? base : '/'}`);
  const state = typeof to === 'string' ? undefined : to.state;
  return { pathname: url.pathname, search: url.search, hash: url.hash, state, key };
}

function pathOf(location: Location): string {
  return `${location.pathname}${location.search}${location.hash}`;
}
