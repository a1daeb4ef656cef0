import { beforeEach, describe, expect, it } from 'vitest';
import type { Job, Queue } from '../../src/core/ports/queue.ts';

export interface QueueUnderTest {
  readonly queue: Queue;
  advance(seconds: number): Promise<void>;
  /** Runs what is due and answers the jobs that consumers were given, in the order of delivery. */
  deliver(): Promise<readonly unknown[]>;
}

const send = (issue: string): Job => ({
  queue: 'changes',
  v: 1,
  kind: 'send',
  connection: 'c',
  issue,
  chain: 0,
});
const pull = (issue: string): Job => ({
  queue: 'attachments',
  v: 1,
  kind: 'pull',
  connection: 'c',
  issue,
  chain: 3,
});

/** What every Queue promises, whatever it is made of. */
export function queuePortSuite(name: string, open: () => Promise<QueueUnderTest>): void {
  describe(`${name} keeps the promises of the Queue port`, () => {
    let under: QueueUnderTest;
    beforeEach(async () => {
      under = await open();
    });

    it('a job reaches its consumer as it was pushed, of either queue', async () => {
      await under.queue.push(send('1'));
      await under.queue.push(pull('2'));
      const delivered = await under.deliver();
      expect(delivered).toHaveLength(2);
      expect(delivered).toContainEqual(send('1'));
      expect(delivered).toContainEqual(pull('2'));
      expect(await under.deliver()).toEqual([]);
    });

    it('a delayed job comes no earlier than its delay', async () => {
      await under.queue.push(send('1'), 30);
      await under.queue.push(send('2'), 900);
      await under.advance(29);
      expect(await under.deliver()).toEqual([]);
      await under.advance(1);
      expect(await under.deliver()).toEqual([send('1')]);
      await under.advance(870);
      expect(await under.deliver()).toEqual([send('2')]);
    });

    it('the same job pushed twice is delivered twice', async () => {
      await under.queue.push(send('1'));
      await under.queue.push(send('1'));
      // Jobs about one issue may keep each other waiting.
      await under.advance(5);
      expect(await under.deliver()).toEqual([send('1'), send('1')]);
    });

    it.each([-1, 901, 1.5, Number.NaN])('a delay of %s seconds is refused as invalid', async (delay) => {
      await expect(under.queue.push(send('1'), delay)).rejects.toMatchObject({ code: 'invalid' });
      await under.advance(1000);
      expect(await under.deliver()).toEqual([]);
    });
  });
}
