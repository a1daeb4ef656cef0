import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import type { OutgoingRequest } from '../../src/core/ports/transport.ts';
import { makeKeyPair } from '../../src/core/protocol/key-pair.ts';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import { requestText, signText } from '../../src/core/protocol/signature.ts';
import { tokenFor } from '../../src/core/protocol/token.ts';
import { writeMessage } from '../../src/core/protocol/write-message.ts';
import { pauseConnection } from '../../src/usecases/pause-connection.ts';
import { peerByMessage } from '../../src/usecases/peer-by-message.ts';
import {
  connectedWorld,
  connectionAt,
  granted,
  type MemoryInstallation,
  type MemoryWorld,
  toRaw,
} from '../support/memory-installations.ts';

type Connected = MemoryWorld & { id: string };
let world: Connected;
let blue: MemoryInstallation;
let green: MemoryInstallation;
let good: OutgoingRequest;

/** A valid `sync` from blue to green, as it went over the wire; then everything is as before it. */
beforeEach(async () => {
  world = await connectedWorld();
  [blue, green] = world.sites;
  await peerByMessage(blue.ports).call(world.id, 'sync', { items: [{}] }, 1000);
  const sent = world.wire.at(-1);
  if (!sent) throw new Error('Nothing went over the wire');
  good = sent;
  green.handled.length = 0;
});

async function expectRefused(raw: RawRequest, status: number, at: MemoryInstallation = green) {
  const before = JSON.stringify([...at.snapshot()]);
  const answer = await at.receive(raw);
  expect(answer.status).toBe(status);
  expect(JSON.stringify([...at.snapshot()])).toBe(before);
  expect(at.handled).toEqual([]);
  return answer;
}

const withHeader = (name: string, value: string): RawRequest =>
  toRaw({ ...good, headers: { ...good.headers, [name]: value } });

/** Signs again what was changed, with the true sender's key: for faults that only come after the signature. */
async function signedBy(site: MemoryInstallation, request: OutgoingRequest): Promise<RawRequest> {
  const keys = await site.ports.secrets.get(keysKind, world.id);
  if (!keys) throw new Error('No keys');
  const text = requestText({
    id: request.headers['webhook-id'] ?? '',
    timestamp: request.headers['webhook-timestamp'] ?? '',
    connection: request.headers['counterpart-connection'] ?? '',
    kind: request.headers['counterpart-kind'] ?? '',
    body: request.body,
  });
  return toRaw({
    ...request,
    headers: { ...request.headers, 'webhook-signature': signText(text, [keys.current]) },
  });
}

const envelopeWith = (change: Record<string, unknown>): OutgoingRequest => ({
  ...good,
  body: JSON.stringify({ ...JSON.parse(good.body), ...change }),
});

describe('before identity is looked at', () => {
  it.each(['GET', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH'])('A15 %s is answered 405', async (method) => {
    const operations = green.operations();
    await expectRefused({ ...toRaw(good), method }, 405);
    expect(green.operations()).toBe(operations);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-16', ''])(
    'A15 content type %j is answered 415',
    async (type) => {
      await expectRefused(withHeader('content-type', type), 415);
    },
  );

  it('a body above 5 MB is answered 413 without a store operation', async () => {
    const operations = green.operations();
    await expectRefused({ ...toRaw(good), body: 'x'.repeat(5 * 1024 * 1024 + 1) }, 413);
    expect(green.operations()).toBe(operations);
  });

  it('a control message above 64 KB is answered 413', async () => {
    const raw = withHeader('counterpart-kind', 'pause');
    await expectRefused({ ...raw, body: 'x'.repeat(64 * 1024 + 1) }, 413);
  });

  it('the size is counted in bytes, not in characters', async () => {
    const raw = withHeader('counterpart-kind', 'pause');
    await expectRefused({ ...raw, body: 'ä'.repeat(40 * 1024) }, 413);
  });
});

describe('a stranger', () => {
  it.each([
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
    'counterpart-connection',
    'counterpart-kind',
    'counterpart-token',
  ])('A1 without %s is refused and costs no store operation', async (name) => {
    const operations = green.operations();
    const { [name]: _, ...headers } = good.headers;
    await expectRefused(toRaw({ ...good, headers }), 401);
    expect(green.operations()).toBe(operations);
  });

  it('A17 with a wrong token costs no store operation and writes one line', async () => {
    const operations = green.operations();
    const lines = green.lines.length;
    await expectRefused(withHeader('counterpart-token', 'A'.repeat(22)), 401);
    expect(green.operations()).toBe(operations);
    expect(green.lines.length).toBe(lines + 1);
  });

  it('A14 a header sent twice is refused, in any case of its name', async () => {
    const raw = toRaw(good);
    const id = good.headers['webhook-id'] ?? '';
    await expectRefused({ ...raw, headers: { ...raw.headers, 'webhook-id': [id, id] } }, 401);
    await expectRefused({ ...raw, headers: { ...raw.headers, 'Webhook-Id': [id] } }, 401);
  });

  it('A14 header names in odd case are read', async () => {
    const headers = Object.fromEntries(
      Object.entries(good.headers).map(([name, value]) => [name.toUpperCase(), [value]]),
    );
    expect((await green.receive({ method: 'POST', headers, body: good.body })).status).toBe(200);
  });

  it('gets the same answer for every reason', async () => {
    const answers = [
      await expectRefused(withHeader('counterpart-token', 'A'.repeat(22)), 401),
      await expectRefused(withHeader('webhook-signature', 'v1a,AAAA'), 401),
      await expectRefused(withHeader('webhook-timestamp', '1000000000'), 401),
      await expectRefused({ ...toRaw(good), body: `${good.body} ` }, 401),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('who asks for a connection that is not here is refused', async () => {
    const connection = 'B'.repeat(22);
    const token = tokenFor('variable of green', connection);
    const headers = { ...good.headers, 'counterpart-connection': connection, 'counterpart-token': token };
    await expectRefused(toRaw({ ...good, headers }), 401);
  });

  it('never gets in by random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.dictionary(fc.string(), fc.array(fc.string())),
        async (body, headers) => {
          const answer = await green.receive({ method: 'POST', headers, body });
          expect([401, 413, 415]).toContain(answer.status);
        },
      ),
      { numRuns: 300 },
    );
    expect(green.handled).toEqual([]);
  });

  it('never gets in by changing one byte of a good request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.body.length - 1),
        fc.constantFrom('0', 'a', ' ', '"', '}'),
        async (at, sign) => {
          const body = good.body.slice(0, at) + sign + good.body.slice(at + 1);
          fc.pre(body !== good.body);
          expect((await green.receive({ ...toRaw(good), body })).status).toBe(401);
        },
      ),
      { numRuns: 200 },
    );
    expect(green.handled).toEqual([]);
  });
});

describe('a signature', () => {
  it.each([
    ['webhook-id', `msg_${'C'.repeat(22)}`],
    ['counterpart-kind', 'blob'],
  ])('A4 covers %s', async (name, value) => {
    await expectRefused(withHeader(name, value), 401);
  });

  it('A4 covers the timestamp', async () => {
    const later = String(Number(good.headers['webhook-timestamp']) + 1);
    await expectRefused(withHeader('webhook-timestamp', later), 401);
  });

  it('A3 covers the raw body: re-serialised JSON and a byte order mark are refused', async () => {
    const spaced = JSON.stringify(JSON.parse(good.body), null, 1);
    await expectRefused({ ...toRaw(good), body: spaced }, 401);
    await expectRefused({ ...toRaw(good), body: `\ufeff${good.body}` }, 401);
  });

  it('A2 list that is empty or longer than four is refused', async () => {
    const own = good.headers['webhook-signature'] ?? '';
    await expectRefused(withHeader('webhook-signature', ''), 401);
    await expectRefused(withHeader('webhook-signature', Array(5).fill(own).join(' ')), 401);
  });

  it('A11 HMAC with the public key as its secret is refused, as is an unknown scheme', async () => {
    const { peer } = await connectionAt(green, world.id);
    const secret = Buffer.from(peer.end?.keys[0]?.sign ?? '', 'base64url');
    const mac = createHmac('sha256', secret).update(good.body).digest('base64');
    await expectRefused(withHeader('webhook-signature', `v1,${mac}`), 401);
    const own = (good.headers['webhook-signature'] ?? '').replace('v1a,', 'v9,');
    await expectRefused(withHeader('webhook-signature', own), 401);
  });

  it('A10 by a key that is not on record is refused', async () => {
    const { pair } = makeKeyPair(Buffer.alloc(64, 9));
    const connection = await connectionAt(blue, world.id);
    const end = connection.peer.end;
    if (!end) throw new Error('Not connected');
    const forged = writeMessage({
      connection,
      end,
      keys: { v: 1, current: pair },
      kind: 'sync',
      payload: { items: [{}] },
      id: `msg_${'D'.repeat(22)}`,
      now: world.now,
    });
    await expectRefused(toRaw(forged), 401);
  });

  it.each([-301, 301])('A5 a timestamp %i seconds off is refused', async (seconds) => {
    world.now -= seconds * 1000;
    await expectRefused(toRaw(good), 401);
  });

  it.each(['NaN', '1e309', '-1767603600', '1767603600000', '01767603600'])(
    'A5 timestamp %s is refused',
    async (timestamp) => {
      await expectRefused(withHeader('webhook-timestamp', timestamp), 401);
    },
  );

  it('A7 a request replayed after the window is refused', async () => {
    world.now += 48 * 3600 * 1000;
    await expectRefused(toRaw(good), 401);
  });
});

describe('a signed envelope', () => {
  it('A9 turned around to its sender is refused', async () => {
    const token = tokenFor('variable of blue', world.id);
    const raw = toRaw({ ...good, headers: { ...good.headers, 'counterpart-token': token } });
    await expectRefused(raw, 401, blue);
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
    await expectRefused(await signedBy(blue, envelopeWith(change)), 401);
  });

  it.each([
    [
      'a prototype key',
      (body: string) => body.replace('"items":[{}]', '"items":[{"__proto__":{"polluted":1}}]'),
    ],
    ['a constructor key', (body: string) => body.replace('"items":[{}]', '"items":[{"constructor":{}}]')],
    ['a key named twice', (body: string) => body.replace('"pv":1', '"pv":1,"pv":1')],
    ['a key named twice, once in escapes', (body: string) => body.replace('"pv":1', '"pv":1,"\\u0070v":1')],
    ['depth 10,000', (body: string) => body.replace('[{}]', `${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
    ['NUL', (body: string) => body.replace('[{}]', '["\\u0000"]')],
    ['half a surrogate pair', (body: string) => body.replace('[{}]', '["\\ud800"]')],
    ['no JSON', () => '{"pv":'],
  ])('A31 with %s is refused', async (_, spoil) => {
    await expectRefused(await signedBy(blue, { ...good, body: spoil(good.body) }), 401);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('of a higher version may carry what is not known here, and the answer names it', async () => {
    const request = envelopeWith({ pv: 2, payload: { items: [{}], later: 1 } });
    const answer = await green.receive(await signedBy(blue, request));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ignored: ['later'] });
  });
});

describe('a control message', () => {
  it('A6 replayed inside the window has one effect and is refused', async () => {
    granted(await pauseConnection(blue.ports, world.id, true));
    const pause = world.wire.at(-1);
    granted(await pauseConnection(blue.ports, world.id, false));
    expect((await connectionAt(green, world.id)).state).toBe('active');
    if (!pause) throw new Error('Nothing went over the wire');
    await expectRefused(toRaw(pause), 401);
    expect((await connectionAt(green, world.id)).state).toBe('active');
  });

  it('replayed a hundred times at once has one effect', async () => {
    granted(await pauseConnection(blue.ports, world.id, true));
    const pause = world.wire.at(-1);
    if (!pause) throw new Error('Nothing went over the wire');
    const answers = await Promise.all(Array.from({ length: 100 }, () => green.receive(toRaw(pause))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(100).fill(401));
  });
});

describe('the app variable', () => {
  it('when missing lets nobody in', async () => {
    Object.assign(green.ports.installation, { tokenSecrets: () => undefined });
    await expectRefused(toRaw(good), 401);
  });

  it('in its previous value still lets the peer in', async () => {
    const rotated = { current: 'new variable', previous: 'variable of green' };
    Object.assign(green.ports.installation, { tokenSecrets: () => rotated });
    expect((await green.receive(toRaw(good))).status).toBe(200);
  });
});

describe('the log', () => {
  it('A55 holds no signature, token, body or name', async () => {
    await green.receive(withHeader('counterpart-token', 'A'.repeat(22)));
    const { id: _, ...rest } = world;
    const lines = rest.sites.flatMap((site) => site.lines).join('\n');
    for (const secret of [
      good.headers['webhook-signature'],
      good.headers['counterpart-token'],
      good.body,
      'Ann',
    ])
      expect(lines).not.toContain(secret);
  });
});
