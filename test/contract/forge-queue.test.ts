import {
  InternalServerError,
  InvocationError,
  InvocationErrorCode,
  InvocationLimitReachedError,
  JobDoesNotExistError,
  PartialSuccessError,
  PayloadTooBigError,
  Queue,
  RateLimitError,
} from '@forge/events';
import { afterEach, describe, expect, it } from 'vitest';
import { TEST_INSTALLATION, TEST_PLACES, TEST_START } from '../support/test-kvs.ts';
import { TestQueues } from '../support/test-queues.ts';

let on: TestQueues;
afterEach(() => on.remove());

const changes = () => new Queue({ key: 'changes' });
const bodies = (count: number) => Array.from({ length: count }, (_, n) => ({ body: { n } }));
const numbers = async () => (await on.take()).map(({ event }) => event['body']);

describe.each(TEST_PLACES)('@forge/events on $driver ($kind): pushes', (place) => {
  it('an event reaches the consumer of its queue with all that is documented and nothing else', async () => {
    on = new TestQueues(place);
    const { jobId } = await changes().push({
      body: { a: [1, null] },
      delayInSeconds: 5,
      concurrency: { key: 'k', limit: 2 },
    });
    await on.clock.advance(5);
    expect(await on.take()).toEqual([
      {
        installation: TEST_INSTALLATION,
        queue: 'changes',
        origin: 'origin-1',
        at: TEST_START + 5000,
        event: {
          queueName: 'changes',
          jobId,
          eventId: expect.any(String),
          body: { a: [1, null] },
          delayInSeconds: 5,
          concurrency: { key: 'k', limit: 2 },
        },
      },
    ]);
  });

  it('50 events fit one push; a queue that nobody consumes is refused', async () => {
    on = new TestQueues(place);
    await changes().push(bodies(50));
    expect(await numbers()).toHaveLength(50);
    await expect(new Queue({ key: 'nobody' }).push(bodies(1))).rejects.toBeInstanceOf(InternalServerError);
    const request = (payload: unknown[]) => ({
      body: JSON.stringify({
        queueName: 'changes',
        jobId: 'job',
        type: 'avi:forge:app:event',
        schema: 'ari:cloud:ecosystem::forge/app-event-2',
        payload,
        time: new Date(TEST_START).toISOString(),
      }),
    });
    const path = '/webhook/queue/publish/{contextAri}/{environmentId}/{appId}/{appVersion}';
    const push = (payload: unknown[]) =>
      on.queues.handle(TEST_INSTALLATION, path, request(payload), 'o').status;
    expect(push(bodies(51))).toBe(400);
    expect(push([])).toBe(400);
    expect(push([{ body: { text: 'x'.repeat(201 * 1024) } }])).toBe(413);
    expect(on.queues.pending()).toBe(0);
  });

  it('an event above 100 KB is refused where its consumer may run long, the others of the push are taken', async () => {
    on = new TestQueues(place);
    const large = { body: { text: 'x'.repeat(100 * 1024) } };
    await expect(changes().push(large)).rejects.toBeInstanceOf(PayloadTooBigError);
    const failed: unknown = await changes()
      .push([large, { body: { n: 1 } }])
      .catch((error: unknown) => error);
    if (!(failed instanceof PartialSuccessError)) throw new Error('the push was not answered in part');
    expect(failed.failedEvents).toHaveLength(1);
    expect(await numbers()).toEqual([{ n: 1 }]);
    await new Queue({ key: 'short' }).push(large);
    expect(await numbers()).toHaveLength(1);
  });

  it('above 500 events a minute a push is refused, where that limit is switched on', async () => {
    on = new TestQueues(place, undefined, { rateLimited: () => true });
    for (let push = 0; push < 10; push += 1) await changes().push(bodies(50));
    await expect(changes().push(bodies(1))).rejects.toBeInstanceOf(RateLimitError);
    await on.clock.advance(60);
    await changes().push(bodies(1));
  });

  it('one origin leads to 1,000 pushes, through however many events, and no further', async () => {
    on = new TestQueues(place);
    for (let push = 0; push < 1000; push += 1) await changes().push(bodies(1));
    await expect(changes().push(bodies(1))).rejects.toBeInstanceOf(InvocationLimitReachedError);
    const delivered = await on.take();
    expect(new Set(delivered.map(({ origin }) => origin))).toEqual(new Set(['origin-1']));
    on.origin = 'origin-2';
    await changes().push(bodies(1));
  });
});

describe.each(TEST_PLACES)('@forge/events on $driver ($kind): jobs', (place) => {
  it('stats count what is done, under way and failed; an unknown job does not exist', async () => {
    on = new TestQueues(place, async (_installation, _queue, event) =>
      JSON.stringify(event['body']).includes('2') ? undefined : { ok: true, value: undefined },
    );
    const { jobId } = await changes().push([...bodies(3), { body: { later: true }, delayInSeconds: 60 }]);
    await on.take();
    const job = changes().getJob(jobId);
    expect(await job.getStats()).toEqual({ success: 2, inProgress: 2, failed: 0 });
    await on.clock.advance(25 * 3600);
    expect(await job.getStats()).toEqual({ success: 3, inProgress: 0, failed: 1 });
    await expect(changes().getJob('none').getStats()).rejects.toBeInstanceOf(JobDoesNotExistError);
    await expect(changes().getJob('none').cancel()).rejects.toBeInstanceOf(JobDoesNotExistError);
  });

  it('a cancelled job is not delivered any more', async () => {
    on = new TestQueues(place);
    const { jobId } = await changes().push([{ body: { n: 0 } }, { body: { n: 1 }, delayInSeconds: 60 }]);
    expect(await numbers()).toEqual([{ n: 0 }]);
    await changes().cancel(jobId);
    await on.clock.advance(3600);
    expect(await numbers()).toEqual([]);
    expect(await changes().getStats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 1 });
    expect(on.queues.pending()).toBe(0);
  });
});

describe.each(TEST_PLACES)('@forge/events on $driver ($kind): retries', (place) => {
  it('an InvocationError that is returned brings the event again, with its reason and data', async () => {
    let deliveries = 0;
    on = new TestQueues(place, async () => {
      deliveries += 1;
      const retry = new InvocationError({
        retryAfter: 90,
        retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
        retryData: { page: deliveries },
      });
      return { ok: true, value: deliveries < 3 ? JSON.parse(JSON.stringify(retry)) : undefined };
    });
    await changes().push({ body: { n: 1 } });
    await on.clock.advance(3600);
    const delivered = await on.take();
    expect(delivered.map(({ at }) => (at - TEST_START) / 1000)).toEqual([0, 90, 180]);
    expect(delivered[0]?.event['retryContext']).toBeUndefined();
    expect(delivered[2]?.event['retryContext']).toEqual({
      retryCount: 2,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { page: 2 },
      retentionWindow: {
        startTime: new Date(TEST_START).toISOString(),
        remainingTimeMs: (86_400 - 180) * 1000,
      },
    });
    expect(new Set(delivered.map(({ event }) => event['eventId'])).size).toBe(1);
  });

  it('an error brings it again after 40 s, doubled up to 15 minutes, for 24 hours', async () => {
    on = new TestQueues(place, async () => {
      throw new Error('broken');
    });
    const { jobId } = await changes().push({ body: { n: 1 } });
    await on.clock.advance(30 * 3600);
    const delivered = await on.take();
    const gaps = delivered.slice(1).map(({ at }, index) => (at - (delivered[index]?.at ?? 0)) / 1000);
    expect(gaps.slice(0, 6)).toEqual([40, 80, 160, 320, 640, 900]);
    expect(new Set(gaps.slice(5))).toEqual(new Set([900]));
    const last = delivered.at(-1);
    expect(last?.at).toBeLessThanOrEqual(TEST_START + 86_400_000);
    expect(last?.at).toBeGreaterThan(TEST_START + 86_400_000 - 900_000);
    expect(last?.event['retryContext']).toMatchObject({ retryReason: 'FUNCTION_ERROR_HOSTED_APP_CODE' });
    expect(on.queues.pending()).toBe(0);
    expect(on.queues.inspect(TEST_INSTALLATION).map(({ job, state }) => [job, state])).toEqual([
      [jobId, 'failed'],
    ]);
  });

  it.each([
    ['a time of 0 s is 1 s', { retryAfter: 0 }, 1],
    ['a time above 15 minutes is 15 minutes', { retryAfter: 5000 }, 900],
    ['no time at all is 1 s', {}, 1],
    ['data above 4 KB is an answer that cannot be used', { retryAfter: 5, retryData: 'x'.repeat(4096) }, 40],
  ])('%s', async (_case, retryOptions, seconds) => {
    let deliveries = 0;
    on = new TestQueues(place, async () => {
      deliveries += 1;
      return { ok: true, value: deliveries === 1 ? { _retry: true, retryOptions } : undefined };
    });
    await changes().push({ body: { n: 1 } });
    await on.clock.advance(3600);
    expect((await on.take()).map(({ at }) => (at - TEST_START) / 1000)).toEqual([0, seconds]);
  });

  it('any other return value is the end of it', async () => {
    on = new TestQueues(place, async () => ({ ok: true, value: { retry: true, _retry: false } }));
    await changes().push({ body: { n: 1 } });
    await on.clock.advance(3600);
    expect(await on.take()).toHaveLength(1);
  });
});
