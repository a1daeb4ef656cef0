import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { RateWindows } from './rate-windows.ts';

describe('the rate limit of web triggers', () => {
  it('lets 300 calls a second through and says when the next one may come', async () => {
    const clock = new VirtualClock();
    const rates = new RateWindows(clock);
    for (let call = 0; call < 300; call += 1) expect(rates.take('a').allowed).toBe(true);
    const refused = rates.take('a');
    expect(refused.allowed).toBe(false);
    expect(refused.headers['X-Ratelimit-Reset']).toBe(String(clock.now() / 1000 + 1));
    expect(rates.take('b').allowed).toBe(true);
    await clock.advance(1);
    expect(rates.take('a').allowed).toBe(true);
  });

  it('lets 7,000 calls a minute through', async () => {
    const clock = new VirtualClock();
    const rates = new RateWindows(clock);
    for (let second = 0; second < 24; second += 1) {
      for (let call = 0; call < 300; call += 1) rates.take('a');
      await clock.advance(1);
    }
    expect(rates.take('a')).toMatchObject({ allowed: false, headers: { 'X-Ratelimit-Remaining': '0' } });
    await clock.advance(36);
    expect(rates.take('a').allowed).toBe(true);
  });
});
