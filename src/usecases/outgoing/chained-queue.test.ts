import { describe, expect, it } from 'vitest';
import { MemoryQueue } from '../../../test/support/memory-queue.ts';
import { APP } from '../../core/limits.ts';
import { ring, sendJob } from '../twin/ring.ts';
import { chainedQueue } from './chained-queue.ts';

describe('a chain of jobs that lead to one another', () => {
  it('ends after five hundred, also where none of them counts', async () => {
    const queue = new MemoryQueue();
    const notes: string[] = [];
    const log = { note: (event: string) => notes.push(event) };
    await ring({ queue, log }, sendJob('c', '1'), 0);
    let done = 0;
    for (let job = queue.take(); job; job = queue.take()) {
      done += 1;
      // As after an apply: somebody rings for an issue as if nothing had led to it.
      await ring({ queue: chainedQueue({ queue, log }, job.chain), log }, sendJob('c', '1'), 0);
    }
    expect(done).toBe(APP.pushesInARow + 1);
    expect(notes).toEqual(['queue.chain-ended']);
  });
});
