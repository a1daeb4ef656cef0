import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeKeyPair } from '../../src/core/protocol/key-pair.ts';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import { tokenFor } from '../../src/core/protocol/token.ts';
import { writeMessage } from '../../src/core/protocol/write-message.ts';
import { pauseConnection } from '../../src/usecases/connection/pause-connection.ts';
import { connectionAt, granted, toRaw } from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';
import { refusedAt } from '../support/refused-at.ts';

let on: Overheard;
beforeEach(async () => {
  on = await overhear();
});

const expectRefused = (raw: RawRequest, status: number, at = on.green) => refusedAt(at, raw, status);

describe('a signature', () => {
  it.each([
    ['webhook-id', `msg_${'C'.repeat(22)}`],
    ['counterpart-kind', 'blob'],
  ])('A4 covers %s', async (name, value) => {
    await expectRefused(on.withHeader(name, value), 401);
  });

  it('A4 covers the timestamp', async () => {
    const later = String(Number(on.good.headers['webhook-timestamp']) + 1);
    await expectRefused(on.withHeader('webhook-timestamp', later), 401);
  });

  it('A3 covers the raw body: re-serialised JSON and a byte order mark are refused', async () => {
    const spaced = JSON.stringify(JSON.parse(on.good.body), null, 1);
    await expectRefused({ ...toRaw(on.good), body: spaced }, 401);
    await expectRefused({ ...toRaw(on.good), body: `\ufeff${on.good.body}` }, 401);
  });

  it('A3 covers how a letter is written: the same text in another Unicode form is refused', async () => {
    const composed = on.good.body.replace('[{}]', '[{"text":"Z\u00fcrich"}]');
    const signed = await on.resigned({ ...on.good, body: composed });
    await expectRefused({ ...signed, body: composed.normalize('NFD') }, 401);
    expect((await on.green.receive(signed)).status).toBe(200);
  });

  it('A2 list that is empty or longer than four is refused', async () => {
    const own = on.good.headers['webhook-signature'] ?? '';
    await expectRefused(on.withHeader('webhook-signature', ''), 401);
    await expectRefused(on.withHeader('webhook-signature', Array(5).fill(own).join(' ')), 401);
  });

  it('A11 HMAC with the public key as its secret is refused, as is an unknown scheme', async () => {
    const { peer } = await connectionAt(on.green, on.world.id);
    const secret = Buffer.from(peer.end?.keys[0]?.sign ?? '', 'base64url');
    const mac = createHmac('sha256', secret).update(on.good.body).digest('base64');
    await expectRefused(on.withHeader('webhook-signature', `v1,${mac}`), 401);
    const own = (on.good.headers['webhook-signature'] ?? '').replace('v1a,', 'v9,');
    await expectRefused(on.withHeader('webhook-signature', own), 401);
  });

  it('A10 by a key that is not on record is refused', async () => {
    const { pair } = makeKeyPair(Buffer.alloc(64, 9));
    const connection = await connectionAt(on.blue, on.world.id);
    const end = connection.peer.end;
    if (!end) throw new Error('Not connected');
    const forged = writeMessage({
      connection,
      end,
      keys: { v: 1, current: pair },
      kind: 'sync',
      payload: { items: [{}] },
      id: `msg_${'D'.repeat(22)}`,
      now: on.world.now,
    });
    await expectRefused(toRaw(forged), 401);
  });

  it.each([-301, 301])('A5 a timestamp %i seconds off is refused', async (seconds) => {
    on.world.now -= seconds * 1000;
    await expectRefused(toRaw(on.good), 401);
  });

  it.each(['NaN', '1e309', '-1767603600', '1767603600000', '01767603600'])(
    'A5 timestamp %s is refused',
    async (timestamp) => {
      await expectRefused(on.withHeader('webhook-timestamp', timestamp), 401);
    },
  );

  it('A7 a request replayed after the window is refused', async () => {
    on.world.now += 48 * 3600 * 1000;
    await expectRefused(toRaw(on.good), 401);
  });
});

describe('a signed envelope', () => {
  it('A9 turned around to its sender is refused', async () => {
    const token = tokenFor('variable of blue', on.world.id);
    const raw = toRaw({ ...on.good, headers: { ...on.good.headers, 'counterpart-token': token } });
    await expectRefused(raw, 401, on.blue);
  });

  it.each([
    ['another audience', { aud: 'cloud-3/00000003-0000-4000-8000-000000000000' }],
    ['another sender', { iss: 'cloud-3/00000003-0000-4000-8000-000000000000' }],
    ['A59 the same site under a new installation', { iss: 'cloud-1/00000009-0000-4000-8000-000000000000' }],
    ['another connection', { connection: 'E'.repeat(22) }],
    ['the wrong direction', { dir: 'acceptor' }],
    ['another key id', { kid: 'F'.repeat(16) }],
    ['another kind than its header', { kind: 'blob' }],
    ['a kind that is not known', { kind: 'exec' }],
    ['a field of its own', { admin: true }],
    ['a payload of another form', { payload: { items: 'all' } }],
    ['more than 50 items', { payload: { items: Array(51).fill({}) } }],
    ['an unknown field in its payload', { payload: { items: [{}], fetch: 'http://169.254.169.254' } }],
    ['a sequence where the kind has none', { seq: 9 }],
  ])('with %s is refused', async (_, change) => {
    await expectRefused(await on.resigned(on.envelopeWith(change)), 401);
  });

  it.each([
    [
      'a prototype key',
      (body: string) => body.replace('"items":[{}]', '"items":[{"__proto__":{"polluted":1}}]'),
    ],
    ['a constructor key', (body: string) => body.replace('"items":[{}]', '"items":[{"constructor":{}}]')],
    ['a key named twice', (body: string) => body.replace('"pv":3', '"pv":3,"pv":3')],
    ['a key named twice, once in escapes', (body: string) => body.replace('"pv":3', '"pv":3,"\\u0070v":1')],
    ['depth 10,000', (body: string) => body.replace('[{}]', `${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
    ['a million elements', (body: string) => body.replace('[{}]', `[${'0,'.repeat(1_000_000)}0]`)],
    ['NUL', (body: string) => body.replace('[{}]', '["\\u0000"]')],
    ['half a surrogate pair', (body: string) => body.replace('[{}]', '["\\ud800"]')],
    ['no JSON', () => '{"pv":'],
  ])('A31 with %s is refused', async (_, spoil) => {
    await expectRefused(await on.resigned({ ...on.good, body: spoil(on.good.body) }), 401);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('of a higher version may carry what is not known here, and the answer names it', async () => {
    const request = on.envelopeWith({ pv: 4, payload: { items: [{}], later: 1 } });
    const answer = await on.green.receive(await on.resigned(request));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ignored: ['later'] });
  });
});

describe('a control message', () => {
  it('A6 replayed inside the window has one effect and is refused', async () => {
    granted(await pauseConnection(on.blue.ports, on.world.id, true));
    const pause = on.world.wire.at(-1);
    granted(await pauseConnection(on.blue.ports, on.world.id, false));
    expect((await connectionAt(on.green, on.world.id)).state).toBe('active');
    if (!pause) throw new Error('Nothing went over the wire');
    await expectRefused(toRaw(pause), 401);
    expect((await connectionAt(on.green, on.world.id)).state).toBe('active');
  });

  it('replayed a hundred times at once has one effect', async () => {
    granted(await pauseConnection(on.blue.ports, on.world.id, true));
    const pause = on.world.wire.at(-1);
    if (!pause) throw new Error('Nothing went over the wire');
    const answers = await Promise.all(Array.from({ length: 100 }, () => on.green.receive(toRaw(pause))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(401));
  });
});
