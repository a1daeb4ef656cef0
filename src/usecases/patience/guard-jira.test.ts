import { describe, expect, it } from 'vitest';
import { sampleConnection } from '../../../test/simulation/sample-connection.ts';
import { forgetful } from '../../../test/support/forgetful-memo.ts';
import { MemoryStore } from '../../../test/support/memory-store.ts';
import { connectionKind } from '../../core/connection/connection-record.ts';
import type { Memo } from '../../core/ports/memo.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { POINTS_KEY, pointsKind } from '../../core/retry/points.ts';
import { ROUTES_KEY, type Route, routesKind } from '../../core/rules/routes.ts';
import { guardJira, heedingStore } from './guard-jira.ts';

/** 20 minutes into an hour. */
const START = (1_767_603_600 + 20 * 60) * 1000;

function setUp(memo: Memo = remembering(), lane: 'live' | 'page' = 'live') {
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
  const heeding = heedingStore(store, memo);
  return { time, store, heeding, gate: guardJira({ ...ports, store: heeding }, { perHour: 3000, lane }) };
}

const route: Route = {
  state: 'active',
  version: 1,
  projects: [],
  reads: [],
  out: 'automatic',
  triggers: [],
};

/** Two connections of the site that run. */
async function connect(store: MemoryStore): Promise<readonly string[]> {
  const names = { local: 'blue', peer: 'green' };
  const connections = ['first', 'second'].map((id) => sampleConnection(id, 'initiator', 'initiator', names));
  for (const connection of connections) await store.put(connectionKind, connection.id, connection);
  const ids = connections.map(({ id }) => id);
  const routes = Object.fromEntries(ids.map((id) => [id, route]));
  await store.put(routesKind, ROUTES_KEY, { v: 1, rev: 1, token: 't', connections: routes });
  return ids;
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

async function refused(work: () => Promise<void>): Promise<PortError | undefined> {
  try {
    await work();
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
    expect(await refused(() => gate.before(edit))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 7,
      reason: 'jira-per-issue-on-write',
    });
    for (const call of [read, other, search]) expect(await refused(() => gate.before(call))).toBeUndefined();
    time.now += 7000;
    expect(await refused(() => gate.before(edit))).toBeUndefined();
  });

  it('holds back one endpoint after a burst, whichever issue it is called for', async () => {
    const { gate } = setUp();
    await gate.after(edit, answer(429, { 'ratelimit-reason': 'jira-burst-based', 'retry-after': '1' }));
    expect((await refused(() => gate.before(other)))?.code).toBe('rate-limited');
    expect(await refused(() => gate.before(read))).toBeUndefined();
  });

  it.each(['jira-quota-global-based', 'jira-cost-based', ''])(
    'holds back everything after "%s"',
    async (reason) => {
      const { gate } = setUp();
      await gate.after(edit, answer(429, reason === '' ? {} : { 'ratelimit-reason': reason }));
      for (const call of [edit, read, other, search])
        expect((await refused(() => gate.before(call)))?.code).toBe('rate-limited');
    },
  );

  it('tells every connection at once that Jira has stopped the installation, before the caller hears of it', async () => {
    const { gate, store } = setUp();
    const ids = await connect(store);
    await gate.after(
      read,
      answer(429, { 'ratelimit-reason': 'jira-quota-tenant-based', 'retry-after': '90' }),
    );
    const told = await store.getMany(connectionKind, ids);
    expect(told.map((connection) => connection?.breaker)).toEqual(
      ids.map(() => ({ why: 'limited', since: START / 1000, until: START / 1000 + 90 })),
    );
    // One transaction: a function that ends in between leaves no connection without the word.
    expect(new Set(told.map((connection) => connection?.token)).size).toBe(1);
  });

  it('tells them although the store fails once meanwhile', async () => {
    const { store, gate } = setUp();
    const [first = ''] = await connect(store);
    const get = store.get.bind(store);
    let failures = 1;
    store.get = async (kind, key) => {
      if (failures-- > 0) throw new PortError('unavailable', 'the store does not answer');
      return get(kind, key);
    };
    await gate.after(
      read,
      answer(429, { 'ratelimit-reason': 'jira-quota-global-based', 'retry-after': '300' }),
    );
    expect(await get(connectionKind, first)).toMatchObject({ breaker: { why: 'limited' } });
  });

  it('learns from a connection, whoever reads it, what another process was told, and nothing shorter', async () => {
    const { store, ...other } = setUp();
    const [id = ''] = await connect(store);
    const [connection] = await store.getMany(connectionKind, [id]);
    if (!connection) throw new Error('There is no connection.');
    const limited = (until: number) => ({
      ...connection,
      breaker: { why: 'limited' as const, since: 0, until },
    });
    expect(await refused(() => other.gate.before(read))).toBeUndefined();
    await store.put(connectionKind, id, limited(START / 1000 + 60));
    expect(await refused(() => other.gate.before(read))).toBeUndefined();
    await other.heeding.get(connectionKind, id);
    expect(await refused(() => other.gate.before(read))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 60,
    });
    await store.put(connectionKind, id, limited(START / 1000 + 30));
    await other.heeding.getMany(connectionKind, [id]);
    expect((await refused(() => other.gate.before(search)))?.retryAfter).toBe(60);
  });

  it.each([
    ['live', 45],
    ['page', 5],
  ] as const)('asks a connection by itself where a %s process has read none in %d s', async (lane, age) => {
    const ages: number[] = [];
    const kept = remembering();
    const recall: Memo['recall'] = (key, maxAge) => {
      if (key === 'limit:heard') ages.push(maxAge);
      return kept.recall(key, maxAge);
    };
    const { store, gate } = setUp({ ...kept, recall }, lane);
    const [id = ''] = await connect(store);
    const connection = await store.get(connectionKind, id);
    if (!connection) throw new Error('There is no connection.');
    const breaker = { why: 'limited' as const, since: 0, until: START / 1000 + 60 };
    await store.put(connectionKind, id, { ...connection, breaker });
    expect(await refused(() => gate.before(read))).toMatchObject({ code: 'rate-limited', retryAfter: 60 });
    expect(ages).toEqual([age]);
  });

  it('asks Jira although the store does not say whether it may', async () => {
    const { store, gate } = setUp();
    store.get = async () => Promise.reject(new PortError('unavailable', 'the store does not answer'));
    expect(await refused(() => gate.before(read))).toBeUndefined();
  });

  it('asks Jira on while a connection rests for its peer alone', async () => {
    const { store, gate, heeding } = setUp();
    const [id = ''] = await connect(store);
    const connection = await store.get(connectionKind, id);
    if (!connection) throw new Error('There is no connection.');
    const breaker = { why: 'peer-limited' as const, since: 0, until: START / 1000 + 60 };
    await store.put(connectionKind, id, { ...connection, breaker });
    await heeding.get(connectionKind, id);
    expect(await refused(() => gate.before(read))).toBeUndefined();
  });

  it('says when fifteen writes of one issue in two seconds are enough, and refuses what Jira would', async () => {
    const { gate, time } = setUp();
    for (let write = 0; write < 15; write += 1) {
      expect(gate.hasRoom('10001')).toBe(true);
      expect(await refused(() => gate.before(edit))).toBeUndefined();
    }
    expect([gate.hasRoom('10001'), gate.hasRoom('10002')]).toEqual([false, true]);
    for (let write = 15; write < 20; write += 1)
      expect(await refused(() => gate.before(edit))).toBeUndefined();
    expect(await refused(() => gate.before(edit))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 2,
      reason: 'jira-per-issue-on-write',
    });
    expect(await refused(() => gate.before(read))).toBeUndefined();
    expect(await refused(() => gate.before(other))).toBeUndefined();
    time.now += 2000;
    expect(await refused(() => gate.before(edit))).toBeUndefined();
    expect(gate.hasRoom('10001')).toBe(true);
  });

  it('says when eighty in thirty seconds are enough', async () => {
    const { gate, time } = setUp();
    for (let write = 0; write < 80; write += 1) {
      await gate.before(edit);
      time.now += 200;
    }
    expect(gate.hasRoom('10001')).toBe(false);
    time.now += 14_000;
    expect(gate.hasRoom('10001')).toBe(true);
  });

  it('lets pages go on when the points of live edits are spent, and refuses them with the whole hour', async () => {
    const { gate, time } = setUp(undefined, 'page');
    await gate.found(2600);
    expect([await gate.left('bulk'), await gate.left('live'), await gate.left('page')]).toEqual([
      0, 100, 400,
    ]);
    await gate.found(100);
    expect(await gate.left('live')).toBe(0);
    expect(await refused(() => gate.before(read))).toBeUndefined();
    await gate.found(300);
    expect(await refused(() => gate.before(read))).toMatchObject({
      code: 'rate-limited',
      retryAfter: 40 * 60,
    });
    time.now += 40 * 60 * 1000;
    expect(await refused(() => gate.before(read))).toBeUndefined();
  });

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
