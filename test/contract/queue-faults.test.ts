import { afterEach, describe, expect, it } from 'vitest';
import { ForgeQueue } from '../../src/adapters/queue/forge-queue.ts';
import type { Job } from '../../src/core/ports/queue.ts';
import { installForgePlatform } from '../support/forge-platform.ts';

const job: Job = { queue: 'changes', v: 1, kind: 'send', connection: 'c', issue: '10001', chain: 0 };

let uninstall: () => void = () => undefined;
afterEach(() => uninstall());

function push(answer: () => Response): Promise<void> {
  uninstall = installForgePlatform({ queue: answer });
  return new ForgeQueue().push(job);
}

describe('what the queue on Forge throws when a push goes wrong', () => {
  it.each([
    [405, {}, { code: 'rate-limited', reason: 'cyclic-limit' }],
    [413, { errorMessage: 'too big' }, { code: 'too-large' }],
    [429, {}, { code: 'rate-limited' }],
    [400, { message: 'no such queue' }, { code: 'invalid' }],
    [202, { failedEvents: [{ index: '0', errorMessage: 'no room' }] }, { code: 'invalid' }],
    [500, { message: 'broken' }, { code: 'unknown-outcome' }],
    [503, {}, { code: 'unknown-outcome' }],
  ])('an answer of %s', async (status, body, expected) => {
    await expect(push(() => Response.json(body, { status }))).rejects.toMatchObject({
      name: 'PortError',
      ...expected,
    });
  });

  it('a lost answer is an unknown outcome, and the error names the job but not its content', async () => {
    const lost = push(() => {
      throw new TypeError('fetch failed');
    });
    await expect(lost).rejects.toMatchObject({
      code: 'unknown-outcome',
      message: expect.stringContaining('the push of send for issue 10001 to the queue changes'),
    });
  });
});
