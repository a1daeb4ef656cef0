import { afterEach, describe, expect, it, vi } from 'vitest';
import { RealClock } from './real-clock.ts';

afterEach(() => vi.useRealTimers());

function clockWithFakeTimers() {
  vi.useFakeTimers();
  const failures: unknown[] = [];
  return { clock: new RealClock({ onFailure: (error) => failures.push(error) }), failures };
}

describe('real time', () => {
  it('fires at the moment asked for, however far away', async () => {
    const { clock } = clockWithFakeTimers();
    const fired: number[] = [];
    const start = clock.now();
    const far = 40 * 86_400_000;
    clock.at(start + far, () => void fired.push(clock.now() - start));
    await vi.advanceTimersByTimeAsync(far - 1);
    expect(fired).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(fired).toEqual([far]);
  });

  it('reports timers that fail', async () => {
    const { clock, failures } = clockWithFakeTimers();
    clock.at(clock.now() + 5, () => Promise.reject(new Error('broken')));
    await vi.advanceTimersByTimeAsync(5);
    expect(failures).toMatchObject([{ message: 'broken' }]);
  });

  it('cannot be moved', async () => {
    await expect(new RealClock({ onFailure: () => undefined }).advance()).rejects.toThrow('real time');
  });

  it('fires nothing once disposed of', async () => {
    const { clock } = clockWithFakeTimers();
    clock.at(clock.now() + 5, () => expect.unreachable());
    clock.dispose();
    await vi.advanceTimersByTimeAsync(10);
  });

  it('drains until nothing runs and no work is due', async () => {
    const clock = new RealClock({ onFailure: () => undefined });
    let done = false;
    clock.at(clock.now() + 5, async () => {
      await clock.sleep(5);
      done = true;
    });
    clock.at(clock.now() + 3_600_000, () => undefined, 'schedule');
    expect(await clock.drain({ timeoutSeconds: 10 })).toMatchObject({ idle: true, timers: 0 });
    expect(done).toBe(true);
    clock.dispose();
  });
});
