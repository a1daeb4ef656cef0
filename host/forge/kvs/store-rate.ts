import { STORE } from '../../../src/core/limits.ts';
import type { KvsUse } from './kvs-usage.ts';

interface Window {
  readonly start: number;
  used: number;
}

interface Windows {
  requests: Window;
  reads: Window;
  writes: Window;
}

/**
 * Forge's limits per installation: 1,000 requests a second, 4,000 units of 10 KB read and as many written a
 * minute; the bytes of one call are summed before they are rounded up. Fixed windows.
 */
export class StoreRate {
  readonly #byInstallation = new Map<string, Windows>();

  /** Counts a request; false: the installation is over one of its limits. */
  admit(installation: string, now: number): boolean {
    const windows = this.#windows(installation, now);
    windows.requests.used += 1;
    return (
      windows.requests.used <= STORE.requestsPerSecond &&
      windows.reads.used < STORE.unitsPerMinute &&
      windows.writes.used < STORE.unitsPerMinute
    );
  }

  charge(use: KvsUse, now: number): void {
    const windows = this.#windows(use.installation, now);
    const sum = (bytes: 'readBytes' | 'writtenBytes') =>
      use.records.reduce((total, record) => total + record[bytes], 0);
    windows.reads.used += Math.ceil(sum('readBytes') / STORE.unitBytes);
    windows.writes.used += Math.ceil(sum('writtenBytes') / STORE.unitBytes);
  }

  #windows(installation: string, now: number): Windows {
    const known = this.#byInstallation.get(installation);
    const current: Windows = {
      requests: windowAt(known?.requests, now, 1000),
      reads: windowAt(known?.reads, now, 60_000),
      writes: windowAt(known?.writes, now, 60_000),
    };
    this.#byInstallation.set(installation, current);
    return current;
  }
}

function windowAt(window: Window | undefined, now: number, length: number): Window {
  const start = now - (now % length);
  return window?.start === start ? window : { start, used: 0 };
}
