import { Queue } from '@forge/events';
import { afterEach, describe, expect, it } from 'vitest';
import { TEST_INSTALLATION, TEST_PLACES, TEST_START } from '../support/test-kvs.ts';
import { TestQueues } from '../support/test-queues.ts';

let on: TestQueues;
afterEach(() => on.remove());

const changes = () => new Queue({ key: 'changes' });
const bodies = (count: number) => Array.from({ length: count }, (_, n) => ({ body: { n } }));
const done = { ok: true, value: undefined } as const;

describe.each(TEST_PLACES)('the host’s queues on $driver ($kind): crashes', (place) => {
  it.runIf(place.kind === 'file')(
    'what a dead process was running is delivered at once, what waits in its time',
    async () => {
      let crashed = false;
      on = new TestQueues(place, async () => {
        if (!crashed) await new Promise(() => undefined);
        return done;
      });
      await changes().push([{ body: { n: 'running' } }, { body: { n: 'waiting' }, delayInSeconds: 60 }]);
      await changes().push({ body: { n: 'third' }, delayInSeconds: 1 });
      await on.clock.drain({ virtualSeconds: 0 });
      expect(on.delivered).toHaveLength(1);
      on.restart();
      crashed = true;
      on.delivered.length = 0;
      await on.clock.advance(0);
      expect(on.delivered.map(({ event }) => event['body'])).toEqual([{ n: 'running' }]);
      expect(on.delivered[0]?.event['retryContext']).toMatchObject({
        retryCount: 1,
        retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
      });
      await on.clock.advance(60);
      expect(on.delivered.map(({ event }) => event['body'])).toEqual([
        { n: 'running' },
        { n: 'third' },
        { n: 'waiting' },
      ]);
      expect(on.queues.pending()).toBe(0);
    },
  );

  it('a delivery that never ends is made again when its lease is over, and its late answer counts for nothing', async () => {
    const answers: (() => void)[] = [];
    on = new TestQueues(place, () => {
      const answer = new Promise<typeof done>((resolve) => answers.push(() => resolve(done)));
      // Nothing but the lease can end it: to the clock it waits.
      const waiting = on.clock.waiting();
      return answer.finally(waiting);
    });
    const { jobId } = await changes().push({ body: { n: 1 } });
    await on.clock.advance(149);
    expect(on.delivered).toHaveLength(1);
    await on.clock.advance(2);
    expect(on.delivered).toHaveLength(2);
    answers[0]?.();
    await on.clock.advance(0);
    expect(await changes().getStats(jobId)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    answers[1]?.();
    await on.clock.advance(0);
    expect(await changes().getStats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });
});

describe.each(TEST_PLACES)('the host’s queues on $driver ($kind): order', (place) => {
  it('a concurrency key is counted over all queues of the installation, and only there', async () => {
    let running = 0;
    let most = 0;
    on = new TestQueues(place, async (installation) => {
      if (installation !== TEST_INSTALLATION) return done;
      running += 1;
      most = Math.max(most, running);
      await on.clock.sleep(2000);
      running -= 1;
      return done;
    });
    const concurrency = { key: 'shared', limit: 2 };
    for (const key of ['changes', 'attachments', 'short']) {
      await new Queue({ key }).push(bodies(4).map((event) => ({ ...event, concurrency })));
    }
    on.installation = 'installation-2';
    await changes().push({ body: { n: 'theirs' }, concurrency: { key: 'shared', limit: 1 } });
    await on.clock.advance(1);
    expect(on.delivered.filter(({ installation }) => installation === 'installation-2')).toHaveLength(1);
    await on.clock.advance(3600);
    expect(most).toBe(2);
    expect(on.delivered).toHaveLength(13);
    expect(on.queues.pending()).toBe(0);
  });

  it('events of one moment come in another order than they were pushed, the same for the same seed', async () => {
    const orderOf = async () => {
      on = new TestQueues(place, undefined, { spreadMs: () => 200 });
      await changes().push(bodies(20));
      await on.clock.advance(1);
      const order = on.delivered.map(({ event }) => JSON.stringify(event['body']));
      on.remove();
      return order;
    };
    const first = await orderOf();
    const second = await orderOf();
    on = new TestQueues(place);
    expect(first).toEqual(second);
    expect(first).not.toEqual(bodies(20).map(({ body }) => JSON.stringify(body)));
    expect(new Set(first).size).toBe(20);
  });

  it('a duplicate is the same event delivered once more after it was done', async () => {
    on = new TestQueues(place, undefined, { duplicates: () => 0.5 });
    await changes().push(bodies(40));
    await on.clock.advance(60);
    const ids = on.delivered.map(({ event }) => String(event['eventId']));
    expect(new Set(ids).size).toBe(40);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.length).toBeLessThan(70);
    expect(on.queues.pending()).toBe(0);
  });

  it('the events of an installation that is removed are gone', async () => {
    on = new TestQueues(place);
    await changes().push({ body: { n: 1 }, delayInSeconds: 60 });
    on.queues.remove(TEST_INSTALLATION);
    await on.clock.advance(3600);
    expect(on.delivered).toEqual([]);
    expect(on.queues.inspect(TEST_INSTALLATION)).toEqual([]);
    expect(on.clock.now()).toBe(TEST_START + 3_600_000);
  });
});
