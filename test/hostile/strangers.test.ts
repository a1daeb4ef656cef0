import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import { tokenFor } from '../../src/core/protocol/token.ts';
import { toRaw } from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';
import { refusedAt } from '../support/refused-at.ts';

let on: Overheard;
beforeEach(async () => {
  on = await overhear();
});

const expectRefused = (raw: RawRequest, status: number, at = on.green) => refusedAt(at, raw, status);

describe('before identity is looked at', () => {
  it.each(['GET', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH'])('A15 %s is answered 405', async (method) => {
    const operations = on.green.operations();
    await expectRefused({ ...toRaw(on.good), method }, 405);
    expect(on.green.operations()).toBe(operations);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-16', ''])(
    'A15 content type %j is answered 415',
    async (type) => {
      const operations = on.green.operations();
      await expectRefused(on.withHeader('content-type', type), 415);
      expect(on.green.operations()).toBe(operations);
    },
  );

  it('A15 a body that says it is packed is never unpacked: it is taken for the text that it is', async () => {
    const operations = on.green.operations();
    const packed = gzipSync(Buffer.alloc(1_000_000)).toString('latin1');
    const raw = on.withHeader('content-encoding', 'gzip');
    const headers = { ...raw.headers, 'counterpart-token': ['A'.repeat(22)] };
    await expectRefused({ ...raw, headers, body: packed }, 401);
    expect(on.green.operations()).toBe(operations);
    await expectRefused({ ...raw, body: packed }, 401);
  });

  it('a body above 5 MB is answered 413 without a store operation', async () => {
    const operations = on.green.operations();
    await expectRefused({ ...toRaw(on.good), body: 'x'.repeat(5 * 1024 * 1024 + 1) }, 413);
    expect(on.green.operations()).toBe(operations);
  });

  it('a control message above 64 KB is answered 413', async () => {
    const raw = on.withHeader('counterpart-kind', 'pause');
    await expectRefused({ ...raw, body: 'x'.repeat(64 * 1024 + 1) }, 413);
  });

  it('the size is counted in bytes, not in characters', async () => {
    const raw = on.withHeader('counterpart-kind', 'pause');
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
    const operations = on.green.operations();
    const { [name]: _, ...headers } = on.good.headers;
    await expectRefused(toRaw({ ...on.good, headers }), 401);
    expect(on.green.operations()).toBe(operations);
  });

  it('A17 with a wrong token costs no store operation and writes one line', async () => {
    const operations = on.green.operations();
    const lines = on.green.lines.length;
    await expectRefused(on.withHeader('counterpart-token', 'A'.repeat(22)), 401);
    expect(on.green.operations()).toBe(operations);
    expect(on.green.lines.length).toBe(lines + 1);
  });

  it('A14 a header sent twice is refused, in any case of its name', async () => {
    const raw = toRaw(on.good);
    const id = on.good.headers['webhook-id'] ?? '';
    await expectRefused({ ...raw, headers: { ...raw.headers, 'webhook-id': [id, id] } }, 401);
    await expectRefused({ ...raw, headers: { ...raw.headers, 'Webhook-Id': [id] } }, 401);
  });

  it.each([
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
    'counterpart-connection',
    'counterpart-kind',
    'counterpart-token',
  ])('A14 two values of %s, or a line break in it, are refused without a store operation', async (name) => {
    const operations = on.green.operations();
    const raw = toRaw(on.good);
    const own = on.good.headers[name] ?? '';
    await expectRefused({ ...raw, headers: { ...raw.headers, [name]: [own, `${own}x`] } }, 401);
    for (const spoilt of [`${own}\r\nx: y`, `${own}\n`]) {
      const answer = await on.green.receive(on.withHeader(name, spoilt));
      expect(answer.status, JSON.stringify(spoilt)).toBe(401);
    }
    if (name !== 'webhook-signature') expect(on.green.operations()).toBe(operations);
  });

  it.each(['a:b', 'a#b', 'a\nb', '../../x', '__proto__', '', 'B'.repeat(500)])(
    'A52 who names %j as the connection reaches no key of the store',
    async (connection) => {
      const operations = on.green.operations();
      const token = tokenFor('variable of green', connection);
      const headers = {
        ...on.good.headers,
        'counterpart-connection': connection,
        'counterpart-token': token,
      };
      await expectRefused(toRaw({ ...on.good, headers }), 401);
      expect(on.green.operations()).toBe(operations);
    },
  );

  it('A14 header names in odd case are read', async () => {
    const headers = Object.fromEntries(
      Object.entries(on.good.headers).map(([name, value]) => [name.toUpperCase(), [value]]),
    );
    expect((await on.green.receive({ method: 'POST', headers, body: on.good.body })).status).toBe(200);
  });

  it('gets the same answer for every reason', async () => {
    const answers = [
      await expectRefused(on.withHeader('counterpart-token', 'A'.repeat(22)), 401),
      await expectRefused(on.withHeader('webhook-signature', 'v1a,AAAA'), 401),
      await expectRefused(on.withHeader('webhook-timestamp', '1000000000'), 401),
      await expectRefused({ ...toRaw(on.good), body: `${on.good.body} ` }, 401),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('who asks for a connection that is not here is refused', async () => {
    const connection = 'B'.repeat(22);
    const token = tokenFor('variable of green', connection);
    const headers = { ...on.good.headers, 'counterpart-connection': connection, 'counterpart-token': token };
    await expectRefused(toRaw({ ...on.good, headers }), 401);
  });

  it('never gets in by random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.dictionary(fc.string(), fc.array(fc.string())),
        async (body, headers) => {
          const answer = await on.green.receive({ method: 'POST', headers, body });
          expect([401, 413, 415]).toContain(answer.status);
        },
      ),
      { numRuns: 300 },
    );
    expect(on.green.handled).toEqual([]);
  });

  it('never gets in by changing one byte of a good request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(on.good.body.length - 1),
        fc.constantFrom('0', 'a', ' ', '"', '}'),
        async (at, sign) => {
          const body = on.good.body.slice(0, at) + sign + on.good.body.slice(at + 1);
          fc.pre(body !== on.good.body);
          expect((await on.green.receive({ ...toRaw(on.good), body })).status).toBe(401);
        },
      ),
      { numRuns: 200 },
    );
    expect(on.green.handled).toEqual([]);
  });
});

describe('the app variable', () => {
  it('when missing lets nobody in', async () => {
    Object.assign(on.green.ports.installation, { tokenSecrets: () => undefined });
    await expectRefused(toRaw(on.good), 401);
  });

  it('in its previous value still lets the peer in', async () => {
    const rotated = { current: 'new variable', previous: 'variable of green' };
    Object.assign(on.green.ports.installation, { tokenSecrets: () => rotated });
    expect((await on.green.receive(toRaw(on.good))).status).toBe(200);
  });
});

describe('the log', () => {
  it('A55 holds no signature, token, body or name', async () => {
    await on.green.receive(on.withHeader('counterpart-token', 'A'.repeat(22)));
    const lines = on.world.sites.flatMap((site) => site.lines).join('\n');
    for (const secret of [
      on.good.headers['webhook-signature'],
      on.good.headers['counterpart-token'],
      on.good.body,
      'Ann',
    ])
      expect(lines).not.toContain(secret);
  });
});
