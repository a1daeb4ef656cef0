import { describe, expect, it } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

const at = (clock: VirtualClock, since: number) => (clock.now() - since) / 1000;

describe('virtual time', () => {
  it('stands still while nobody asks for it', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    clock.at(start + 1000, () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(start);
  });

  it('moves as far as a run needs and no further', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: string[] = [];
    clock.at(start + 1000, () => void fired.push('early'));
    clock.at(start + 9000, () => void fired.push('late'));
    await clock.run(async () => {
      await clock.sleep(2000);
      await clock.sleep(3000);
    });
    expect(at(clock, start)).toBe(5);
    expect(fired).toEqual(['early']);
  });

  it('waits for work that leaves the event loop before it moves', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    let fired = false;
    clock.at(start + 1000, () => {
      fired = true;
    });
    await clock.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(fired).toBe(false);
    });
    expect(clock.now()).toBe(start);
  });

  it('goes on without work that never ends, once its patience is over', async () => {
    const clock = new VirtualClock({ patienceMs: 5 });
    const start = clock.now();
    const outcome = await clock.run(
      () =>
        new Promise<string>((resolve) => {
          clock.at(start + 25_000, () => resolve('timed out'));
        }),
    );
    expect(outcome).toBe('timed out');
    expect(at(clock, start)).toBe(25);
  });

  it('counts a caller as waiting for the work inside it', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    await clock.run(() => clock.occupy(() => clock.occupy(() => clock.sleep(4000))));
    expect(at(clock, start)).toBe(4);
  });

  it('fires timers of one moment in the order they were set', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: number[] = [];
    for (const n of [3, 1, 2]) clock.at(start + 10, () => void fired.push(n));
    await clock.drain();
    expect(fired).toEqual([3, 1, 2]);
  });

  it('drains delayed work but leaves schedules alone', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: string[] = [];
    clock.at(start + 300_000, () => void fired.push('schedule'), 'schedule');
    clock.at(start + 400_000, async () => {
      await clock.sleep(50_000);
      fired.push('work');
    });
    expect(await clock.drain()).toEqual({ idle: true, virtualSeconds: 450, timers: 0 });
    expect(fired).toEqual(['work']);
    await clock.advance(0);
    expect(fired).toEqual(['work', 'schedule']);
  });

  it('stops a drain at its limit and says that work is left', async () => {
    const clock = new VirtualClock();
    clock.at(clock.now() + 601_000, () => undefined);
    clock.at(clock.now() + 599_000, () => undefined);
    expect(await clock.drain()).toEqual({ idle: false, virtualSeconds: 599, timers: 1 });
  });

  it('advances by exactly what was asked, past the last timer', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: number[] = [];
    const every = (seconds: number) => {
      clock.at(
        clock.now() + seconds * 1000,
        () => {
          fired.push(at(clock, start));
          every(seconds);
        },
        'schedule',
      );
    };
    every(300);
    await clock.advance(1000);
    expect(fired).toEqual([300, 600, 900]);
    expect(at(clock, start)).toBe(1000);
  });

  it('does not fire a cancelled timer', async () => {
    const clock = new VirtualClock();
    const cancel = clock.at(clock.now() + 10, () => expect.unreachable());
    cancel();
    expect((await clock.drain()).idle).toBe(true);
  });

  it('reports a timer that failed to whoever drains', async () => {
    const clock = new VirtualClock();
    clock.at(clock.now(), () => Promise.reject(new Error('broken timer')));
    await expect(clock.drain()).rejects.toThrow('broken timer');
  });

  it('serves several runs at once', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const ends = await Promise.all(
      [3, 1, 2].map((seconds) =>
        clock.run(async () => {
          await clock.sleep(seconds * 1000);
          return at(clock, start);
        }),
      ),
    );
    expect(ends).toEqual([3, 1, 2]);
  });
});
