import { JIRA } from '../../src/core/limits.ts';
import type { Clock } from '../clock.ts';
import type { Principal } from './site.ts';

type LimitedTo = 'everybody' | 'app' | 'nobody';

const HOUR = 3_600_000;

/** Endpoints whose burst differs from that of their method: pattern -> calls per second. */
const BURST_OF: Readonly<Record<string, number>> = {
  'GET /rest/api/3/issue/{issueIdOrKey}': 150,
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': 200,
  'GET /rest/api/3/attachment/content/{id}': 300,
  'GET /rest/api/3/user': 150,
  'POST /rest/api/3/search/approximate-count': 150,
  'POST /rest/api/3/expression/evaluate': 150,
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': 5,
};

interface Bucket {
  tokens: number;
  at: number;
}

interface Refusal {
  readonly reason: string;
  readonly retryAfterSeconds: number;
  readonly limit: number;
  readonly resetAt: number;
}

/** Jira Cloud's three limits: points per UTC hour for the app, a burst per endpoint, writes per issue. */
export class RateLimits {
  readonly #clock: Clock;
  #limitedTo: LimitedTo;
  #pointsPerHour: number = JIRA.pointsPerHour;
  #hour = 0;
  #spent = 0;
  readonly #buckets = new Map<string, Bucket>();
  readonly #writes = new Map<string, number[]>();

  constructor(clock: Clock, limitedTo: LimitedTo) {
    this.#clock = clock;
    this.#limitedTo = limitedTo;
  }

  /** For tests and faults: another quota, or other callers limited. */
  configure(options: { pointsPerHour?: number; limitedTo?: LimitedTo }): void {
    this.#pointsPerHour = options.pointsPerHour ?? this.#pointsPerHour;
    this.#limitedTo = options.limitedTo ?? this.#limitedTo;
  }

  /** Points that the app has used in this UTC hour. */
  get spentThisHour(): number {
    this.#turnHour();
    return this.#spent;
  }

  /** The 429 for a call that goes over a limit; undefined lets it pass (and counts it). */
  refuse(method: string, endpoint: string, path: string, principal: Principal): Response | undefined {
    if (principal.kind === 'app' && this.#limitedTo !== 'nobody') {
      this.#turnHour();
      if (this.#spent >= this.#pointsPerHour) return tooMany(this.#quotaRefusal(), this.#clock.now());
    }
    const applies =
      this.#limitedTo === 'everybody' || (this.#limitedTo === 'app' && principal.kind === 'app');
    if (!applies) return undefined;
    const refusal = this.#burst(method, endpoint) ?? this.#issueWrites(method, endpoint, path);
    return refusal ? tooMany(refusal, this.#clock.now()) : undefined;
  }

  spend(principal: Principal, points: number, headers: Headers): void {
    if (principal.kind !== 'app') return;
    this.#turnHour();
    this.#spent += points;
    const left = Math.max(0, this.#pointsPerHour - this.#spent);
    if (left >= this.#pointsPerHour * 0.2) return;
    const seconds = Math.ceil(((this.#hour + 1) * HOUR - this.#clock.now()) / 1000);
    headers.set('RateLimit-Policy', `"global-app-quota";q=${this.#pointsPerHour};w=3600`);
    headers.set('RateLimit', `"global-app-quota";r=${left};t=${seconds}`);
    headers.set('X-RateLimit-NearLimit', 'true');
  }

  #turnHour(): void {
    const hour = Math.floor(this.#clock.now() / HOUR);
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.#spent = 0;
  }

  #quotaRefusal(): Refusal {
    const resetAt = (this.#hour + 1) * HOUR;
    return {
      reason: 'jira-quota-global-based',
      retryAfterSeconds: Math.max(1, Math.ceil((resetAt - this.#clock.now()) / 1000)),
      limit: this.#pointsPerHour,
      resetAt,
    };
  }

  #burst(method: string, endpoint: string): Refusal | undefined {
    const name = `${method} ${endpoint}`;
    const perSecond = BURST_OF[name] ?? burstOfMethod(method);
    const now = this.#clock.now();
    const bucket = this.#buckets.get(name) ?? { tokens: perSecond, at: now };
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    if (bucket.tokens < 1) {
      return { reason: 'jira-burst-based', retryAfterSeconds: 1, limit: perSecond, resetAt: now + 1000 };
    }
    bucket.tokens -= 1;
    return undefined;
  }

  #issueWrites(method: string, endpoint: string, path: string): Refusal | undefined {
    if (method === 'GET' || method === 'HEAD') return undefined;
    const at = endpoint.split('/').indexOf('{issueIdOrKey}');
    const issue = at < 0 ? undefined : path.split('/')[at]?.toUpperCase();
    if (issue === undefined) return undefined;
    const now = this.#clock.now();
    const { per2Seconds, per30Seconds } = JIRA.issueWrites;
    const recent = (this.#writes.get(issue) ?? []).filter((time) => time > now - 30_000);
    const inTwo = recent.filter((time) => time > now - 2000);
    this.#writes.set(issue, recent);
    const reason = 'jira-per-issue-on-write';
    if (inTwo.length >= per2Seconds) {
      return { reason, retryAfterSeconds: 2, limit: per2Seconds, resetAt: (inTwo[0] ?? now) + 2000 };
    }
    if (recent.length >= per30Seconds) {
      const resetAt = (recent[0] ?? now) + 30_000;
      return { reason, retryAfterSeconds: Math.ceil((resetAt - now) / 1000), limit: per30Seconds, resetAt };
    }
    recent.push(now);
    return undefined;
  }
}

function burstOfMethod(method: string): number {
  if (method === 'PUT' || method === 'DELETE') return JIRA.burstPerSecond[method];
  return method === 'POST' ? JIRA.burstPerSecond.POST : JIRA.burstPerSecond.GET;
}

function tooMany(refusal: Refusal, now: number): Response {
  const reset = new Date(refusal.resetAt).toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z');
  return new Response(JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }), {
    status: 429,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'Retry-After': String(Math.max(1, refusal.retryAfterSeconds)),
      'RateLimit-Reason': refusal.reason,
      'X-RateLimit-Limit': String(refusal.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': reset,
      'X-RateLimit-NearLimit': 'true',
      date: new Date(now).toUTCString(),
    },
  });
}
