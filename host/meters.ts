import type { CallRecord } from './jira/site.ts';

/** What one site has used since the last reset. */
export interface SiteMeters {
  readonly jira: {
    readonly calls: number;
    readonly points: number;
    readonly limited: number;
    readonly byEndpoint: Readonly<Record<string, number>>;
  };
  readonly store: { readonly ops: number; readonly bytes: number; readonly historyBytes: number };
  readonly invocations: Readonly<Record<string, number>>;
  readonly queueEvents: number;
  readonly messages: number;
  readonly items: number;
  readonly wireBytes: number;
}

export interface MeterReading {
  /** Epoch ms on the host's clock. */
  readonly since: number;
  readonly sites: Readonly<Record<string, SiteMeters>>;
}

interface Counters {
  jira: { calls: number; points: number; limited: number; byEndpoint: Record<string, number> };
  store: { ops: number; bytes: number; historyBytes: number };
  invocations: Record<string, number>;
  queueEvents: number;
  messages: number;
  items: number;
  wireBytes: number;
}

const zero = (): Counters => ({
  jira: { calls: 0, points: 0, limited: 0, byEndpoint: {} },
  store: { ops: 0, bytes: 0, historyBytes: 0 },
  invocations: {},
  queueEvents: 0,
  messages: 0,
  items: 0,
  wireBytes: 0,
});

/** Counts what the app uses, per site. What people and browsers do is not counted. */
export class Meters {
  private readonly now: () => number;
  private counters = new Map<string, Counters>();
  private since: number;

  constructor(now: () => number) {
    this.now = now;
    this.since = now();
  }

  jira(site: string, call: CallRecord): void {
    const { jira } = this.of(site);
    const endpoint = `${call.method} ${call.endpoint}`;
    jira.calls += 1;
    jira.points += call.points;
    if (call.limited) jira.limited += 1;
    jira.byEndpoint[endpoint] = (jira.byEndpoint[endpoint] ?? 0) + 1;
  }

  /** `bytes` are those of keys and values written, `history` the part of it that keeps old versions and logs. */
  store(site: string, ops: number, bytes: number, history: number): void {
    const { store } = this.of(site);
    store.ops += ops;
    store.bytes += bytes;
    store.historyBytes += history;
  }

  invocation(site: string, moduleKey: string): void {
    const { invocations } = this.of(site);
    invocations[moduleKey] = (invocations[moduleKey] ?? 0) + 1;
  }

  queueEvents(site: string, events: number): void {
    this.of(site).queueEvents += events;
  }

  message(site: string, message: { items: number; wireBytes: number }): void {
    const counters = this.of(site);
    counters.messages += 1;
    counters.items += message.items;
    counters.wireBytes += message.wireBytes;
  }

  read(sites: readonly string[]): MeterReading {
    return structuredClone({
      since: this.since,
      sites: Object.fromEntries(sites.map((site) => [site, this.of(site)])),
    });
  }

  reset(): void {
    this.counters = new Map();
    this.since = this.now();
  }

  private of(site: string): Counters {
    const known = this.counters.get(site);
    if (known !== undefined) return known;
    const fresh = zero();
    this.counters.set(site, fresh);
    return fresh;
  }
}
