import { INVOCATION } from '../../../src/core/limits.ts';
import type { Clock } from '../../clock.ts';

interface Window {
  readonly start: number;
  count: number;
}

/** Fixed windows of a second and a minute per installation. */
export class RateWindows {
  private readonly clock: Clock;
  private readonly seconds = new Map<string, Window>();
  private readonly minutes = new Map<string, Window>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  take(key: string): { allowed: boolean; headers: Readonly<Record<string, string>> } {
    const second = this.current(this.seconds, key, 1_000);
    const minute = this.current(this.minutes, key, 60_000);
    const allowed =
      second.count < INVOCATION.webTriggerCallsPerSecond &&
      minute.count < INVOCATION.webTriggerCallsPerMinute;
    if (allowed) {
      second.count += 1;
      minute.count += 1;
    }
    const reset =
      second.count >= INVOCATION.webTriggerCallsPerSecond ? second.start + 1_000 : minute.start + 60_000;
    return {
      allowed,
      headers: {
        'X-Ratelimit-Limit': String(INVOCATION.webTriggerCallsPerMinute),
        'X-Ratelimit-Remaining': String(INVOCATION.webTriggerCallsPerMinute - minute.count),
        'X-Ratelimit-Reset': String(Math.ceil(reset / 1_000)),
      },
    };
  }

  private current(windows: Map<string, Window>, key: string, length: number): Window {
    const start = Math.floor(this.clock.now() / length) * length;
    const known = windows.get(key);
    if (known !== undefined && known.start === start) return known;
    const fresh = { start, count: 0 };
    windows.set(key, fresh);
    return fresh;
  }
}
