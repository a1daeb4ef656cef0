import { describe, expect, it } from 'vitest';
import { forgetful } from '../../test/support/forgetful-memo.ts';
import { MemoryStore } from '../../test/support/memory-store.ts';
import type { Memo } from '../core/ports/memo.ts';
import { PortError } from '../core/ports/port-error.ts';
import { POINTS_KEY, pointsKind } from '../core/retry/points.ts';
import { guardJira } from './guard-jira.ts';

/** 20 minutes into an hour. */
const START = (1_767_603_600 + 20 * 60) * 1000;

function setUp(memo: Memo = remembering()) {
  const time = { now: START };
  const store = new MemoryStore({ now: () => time.now });
  let tokens = 0;
  let parts = 0;
  const ports = {
    store,
    memo,
    clock: { now: () => time.now, remaining: () => Number.POSITIVE_INFINITY },
    random: {
      token: () => `token${++tokens}`,
      short: () => `short${++tokens}`,
      // A quarter of all there are, then a half: the part of a block at which a process begins.
      bytes: (length: number) => new Uint8Array(length).fill(parts++ % 2 === 0 ? 64 : 128),
    },
    queue: { push: async () => undefined },
    log: { note: () => undefined },
  };
  return { time, store, gate: guardJira(ports, 3000) };
}

function remembering(): Memo {
  const kept = new Map<string, unknown>();
  return { recall: (key) => kept.get(key), keep: (key, value) => void kept.set(key, value) };
}

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  header: (name: string) => headers[name] ?? null,
});

const edit = { method: 'PUT', path: '/rest/api/3/issue/10001' };
const read = { method: 'GET', path: '/rest/api/3/issue/10001' };
const other = { method: 'PUT', path: '/rest/api/3/issue/10002' };
const search = { method: 'POST', path: '/rest/api/3/search/jql' };

function refused(work: () => void): PortError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof PortError) return error;
    throw error;
  }
}

describe('the gate before Jira', () => {
  it('holds back writes of one issue alone where Jira limits that issue', async () => {
    const { gate, time } = setUp();
    await gate.after(
      edit,
      answer(429, { 'ratelimit-reason': 'jira-per-issue-on-write', 'retry-after': '7' }),
    );
    expect(refused(() => gate.before(edit))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 7,
      reason: 'jira-per-issue-on-write',
    });
    expect([read, other, search].map((call) => refused(() => gate.before(call)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    time.now += 7000;
    expect(refused(() => gate.before(edit))).toBeUndefined();
  });

  it('holds back one endpoint after a burst, whichever issue it is called for', async () => {
    const { gate } = setUp();
    await gate.after(edit, answer(429, { 'ratelimit-reason': 'jira-burst-based', 'retry-after': '1' }));
    expect(refused(() => gate.before(other))?.code).toBe('rate-limited');
    expect(refused(() => gate.before(read))).toBeUndefined();
  });

  it.each(['jira-quota-global-based', 'jira-cost-based', ''])(
    'holds back everything after "%s"',
    async (reason) => {
      const { gate } = setUp();
      await gate.after(edit, answer(429, reason === '' ? {} : { 'ratelimit-reason': reason }));
      for (const call of [edit, read, other, search])
        expect(refused(() => gate.before(call))?.code).toBe('rate-limited');
    },
  );

  it('books points in blocks of a hundred, and nothing in between', async () => {
    const { gate, store } = setUp();
    // It begins at 25 of a block: 37 reads of two points are 99.
    for (let call = 0; call < 37; call += 1) await gate.after(read, answer(200));
    expect(await store.get(pointsKind, POINTS_KEY)).toBeUndefined();
    await gate.after(read, answer(200));
    expect((await store.get(pointsKind, POINTS_KEY))?.spent).toBe(100);
    await gate.found(250);
    expect((await store.get(pointsKind, POINTS_KEY))?.spent).toBe(300);
  });

  it('books on average what was spent where no process remembers anything', async () => {
    const { gate, store } = setUp(forgetful);
    for (let call = 0; call < 40; call += 1) await gate.found(60);
    // Beginning at 25 and at 50 in turn, every second call of 60 fills a block.
    expect((await store.get(pointsKind, POINTS_KEY))?.spent).toBe(2000);
  });
});
