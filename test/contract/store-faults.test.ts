import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ForgeSecretStore } from '../../src/adapters/store/forge-secret-store.ts';
import { ForgeStore } from '../../src/adapters/store/forge-store.ts';
import type { RecordKind } from '../../src/core/ports/record-kind.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { installForgePlatform } from '../support/forge-platform.ts';
import { TEST_INSTALLATION, TEST_PLACES, TestKvs } from '../support/test-kvs.ts';

const note: RecordKind<{ v: 1; text: string }> = {
  name: 'note',
  schema: z.object({ v: z.literal(1), text: z.string() }),
};
const work: RecordKind<{ v: 1; rev: number; token: string; due: number }> = {
  name: 'work',
  schema: z.object({ v: z.literal(1), rev: z.number(), token: z.string(), due: z.number() }),
  entity: { attributes: (record) => ({ ...record }) },
};
const aWork = { v: 1, rev: 1, token: 't', due: 0 } as const;

const READS: Record<string, (store: Store) => Promise<unknown>> = {
  get: (store) => store.get(note, 'a'),
  'get of an entity': (store) => store.get(work, 'a'),
  getMany: (store) => store.getMany(note, ['a', 'b']),
  list: (store) => store.list(note, ''),
  query: (store) => store.query(work, { index: 'by-due' }),
};
const WRITES: Record<string, (store: Store) => Promise<unknown>> = {
  put: (store) => store.put(note, 'a', { v: 1, text: 'x' }),
  swap: (store) => store.swap(work, 'a', aWork),
  create: (store) => store.create(note, 'a', { v: 1, text: 'x' }),
  delete: (store) => store.delete(note, 'a'),
  transact: (store) => store.transact([{ op: 'put', kind: work, key: 'a', value: aWork }]),
};

const refusal = (status: number, code: string) => () =>
  Response.json({ code, message: 'said so' }, { status });

let kvs: TestKvs;
let uninstall: () => void = () => undefined;
const store = new ForgeStore(() => kvs.now);
beforeEach(() => {
  kvs = new TestKvs(TEST_PLACES[0] ?? { driver: 'libsql', kind: 'memory' });
});
afterEach(() => {
  uninstall();
  kvs.remove();
});

function platform(answer: (path: string, init: { readonly body?: unknown }) => Response): void {
  uninstall = installForgePlatform({ kvs: answer });
}

describe('what the store on Forge throws when a call goes wrong', () => {
  it.each(Object.entries(READS))('%s: a lost answer is unavailable', async (_name, call) => {
    for (const answer of [
      refusal(500, 'INTERNAL_SERVER_ERROR'),
      () => new Response('not JSON', { status: 502 }),
    ]) {
      platform(answer);
      await expect(call(store)).rejects.toMatchObject({ code: 'unavailable' });
      uninstall();
    }
    platform(() => {
      throw new TypeError('fetch failed');
    });
    await expect(call(store)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each(Object.entries(WRITES))('%s: a lost answer is an unknown outcome', async (_name, call) => {
    platform(refusal(500, 'INTERNAL_SERVER_ERROR'));
    await expect(call(store)).rejects.toMatchObject({ code: 'unknown-outcome' });
    uninstall();
    platform(() => {
      throw new TypeError('fetch failed');
    });
    await expect(call(store)).rejects.toMatchObject({ code: 'unknown-outcome' });
  });

  it.each(Object.entries({ ...READS, ...WRITES }))(
    '%s: limits, rights and refusals keep their names',
    async (_name, call) => {
      const cases = [
        [429, 'RATE_LIMIT_EXCEEDED', 'rate-limited'],
        [429, 'TOO_MANY_REQUESTS', 'rate-limited'],
        [403, 'FORBIDDEN', 'forbidden'],
        [400, 'MAX_SIZE', 'too-large'],
        [400, 'INVALID_KEY', 'invalid'],
        [404, 'SCHEMA_NOT_FOUND', 'invalid'],
      ] as const;
      for (const [status, code, expected] of cases) {
        platform(refusal(status, code));
        await expect(call(store)).rejects.toMatchObject({ name: 'PortError', code: expected });
        uninstall();
      }
    },
  );

  it('a write whose answer is lost may have happened: only reading tells', async () => {
    let lost = 0;
    platform((path, init) => {
      const answer = kvs.kvs.handle(TEST_INSTALLATION, path, init);
      if (!path.endsWith('/set') || lost > 0) return answer;
      lost += 1;
      return refusal(504, 'GATEWAY_TIMEOUT')();
    });
    await expect(store.create(note, 'a', { v: 1, text: 'mine' })).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
    expect(await store.create(note, 'a', { v: 1, text: 'again' })).toBe(false);
    expect(await store.get(note, 'a')).toEqual({ v: 1, text: 'mine' });
  });

  it('a 409 of a transaction is a lost race', async () => {
    platform(refusal(409, 'KEY_CONFLICT'));
    expect(await store.transact([{ op: 'put', kind: work, key: 'a', value: aWork }])).toBe(false);
  });
});

describe('the secrets on Forge', () => {
  const secret: RecordKind<{ v: 1; key: string }> = {
    name: 'keys',
    schema: z.object({ v: z.literal(1), key: z.string() }),
  };
  const secrets = new ForgeSecretStore(() => kvs.now);

  it('come back as they were put, apart from values of the same key', async () => {
    await secrets.put(secret, 'a', { v: 1, key: 'hidden' });
    expect(await secrets.get(secret, 'a')).toEqual({ v: 1, key: 'hidden' });
    expect(await store.get(secret, 'a')).toBeUndefined();
    await secrets.delete(secret, 'a');
    expect(await secrets.get(secret, 'a')).toBeUndefined();
  });

  it('show themselves in no error', async () => {
    const strict: RecordKind<{ v: 1; key: number }> = {
      name: 'keys',
      schema: z.object({ v: z.literal(1), key: z.number() }),
    };
    await secrets.put(secret, 'a', { v: 1, key: 'hidden' });
    const error: unknown = await secrets.get(strict, 'a').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('keys record a is damaged'),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('hidden');
  });

  it('are unknown after a lost write and unavailable after a lost read', async () => {
    platform(refusal(500, 'INTERNAL_SERVER_ERROR'));
    await expect(secrets.get(secret, 'a')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(secrets.put(secret, 'a', { v: 1, key: 'x' })).rejects.toMatchObject({
      code: 'unknown-outcome',
    });
    await expect(secrets.delete(secret, 'a')).rejects.toMatchObject({ code: 'unknown-outcome' });
  });
});
