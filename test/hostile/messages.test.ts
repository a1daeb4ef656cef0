import { beforeEach, describe, expect, it } from 'vitest';
import { warmMemo } from '../../src/adapters/runtime/warm-memo.ts';
import { connectionKind } from '../../src/core/connection/connection-record.ts';
import { equalInConstantTime } from '../../src/core/protocol/sha256.ts';
import { isOwnToken, tokenFor } from '../../src/core/protocol/token.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import {
  acceptedBy,
  confirmedBy,
  connectedWorld,
  granted,
  invitedBy,
  toRaw,
} from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';
import { refusedAt } from '../support/refused-at.ts';

let on: Overheard;
beforeEach(async () => {
  on = await overhear();
});

/** A second connection of green, with red. */
async function otherConnection(): Promise<string> {
  const [, green, red] = on.world.sites;
  const { id, code } = await invitedBy(green);
  granted(await acceptedBy(red, code));
  granted(await confirmedBy(green, id));
  granted(await confirmedBy(red, id));
  return id;
}

describe('A8 a message of one connection', () => {
  it('is refused at another connection of the same installation, with any token', async () => {
    const other = await otherConnection();
    const headers = {
      ...on.good.headers,
      'counterpart-connection': other,
      'counterpart-token': tokenFor('variable of green', other),
    };
    await refusedAt(on.green, toRaw({ ...on.good, headers }), 401);
  });

  it('is refused at another connection though its sender signs it with its own good key', async () => {
    const other = await otherConnection();
    const request = on.envelopeWith({ connection: other });
    const headers = {
      ...request.headers,
      'counterpart-connection': other,
      'counterpart-token': tokenFor('variable of green', other),
    };
    await refusedAt(on.green, await on.resigned({ ...request, headers }), 401);
  });
});

describe('A10 a partner with a good key of its own', () => {
  it('that claims to be another installation is refused', async () => {
    const iss = 'cloud-3/00000003-0000-4000-8000-000000000000';
    await refusedAt(on.green, await on.resigned(on.envelopeWith({ iss })), 401);
  });
});

describe('A12 a signature scheme', () => {
  it.each(['none', 'v9,AAAA', 'v1,AAAA', 'v1b,AAAA', ' ', 'v1a,', 'v1a', 'V1A,AAAA'])(
    '%j is no signature',
    async (list) => {
      await refusedAt(on.green, on.withHeader('webhook-signature', list), 401);
    },
  );
});

describe('A2 a list of signatures', () => {
  it('is read only up to four entries', async () => {
    const own = on.good.headers['webhook-signature'] ?? '';
    await refusedAt(
      on.green,
      on.withHeader('webhook-signature', Array(1000).fill('v1a,A').join(' ').slice(0, 999)),
      401,
    );
    const fourth = `v1a,AA v1a,AA v1a,AA ${own}`;
    expect((await on.green.receive(on.withHeader('webhook-signature', fourth))).status).toBe(200);
  });
});

describe('A16 comparing what is secret', () => {
  it('takes buffers of equal length, and says no to others without comparing them', () => {
    expect(equalInConstantTime('abc', 'abd')).toBe(false);
    expect(equalInConstantTime('abc', 'abcd')).toBe(false);
    expect(equalInConstantTime('abc', 'abc')).toBe(true);
    expect(equalInConstantTime('', '')).toBe(true);
    // timingSafeEqual throws on unequal lengths: that it was never asked with such is part of the promise.
    expect(() => equalInConstantTime('ä', 'a')).not.toThrow();
    expect(equalInConstantTime.toString()).toContain('timingSafeEqual');
  });

  it('asks both values of the app variable, so that time does not tell which one fits', () => {
    const secrets = { current: 'one', previous: 'two' };
    for (const secret of ['one', 'two']) expect(isOwnToken(tokenFor(secret, 'c'), 'c', secrets)).toBe(true);
    expect(isOwnToken(tokenFor('three', 'c'), 'c', secrets)).toBe(false);
  });
});

describe('A17 a flood of garbage', () => {
  it('costs 0 store operations and one line each, and live messages go on', async () => {
    const operations = on.green.operations();
    const lines = on.green.lines.length;
    const sent = Array.from({ length: 300 }, (_, n) =>
      on.withHeader('counterpart-token', `${n}`.padStart(22, 'A')),
    );
    const answers = await Promise.all(sent.map((raw) => on.green.receive(raw)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(on.green.operations()).toBe(operations);
    expect(on.green.lines.length - lines).toBeLessThanOrEqual(300);
    const live = await peerByMessage(on.blue.ports).call(on.world.id, 'sync', { items: [{}] }, 1000);
    expect(live).toMatchObject({ ok: true });
  });
});

describe('A56 what goes back to the partner', () => {
  it('is a closed code, whatever broke here', async () => {
    const answer = await on.green.receive(await on.resigned(on.envelopeWith({ pv: 2 })));
    const body = JSON.parse(answer.body);
    expect(Object.keys(body).sort()).toEqual(['aud', 'connection', 'iss', 'kind', 'pv', 'refused']);
    expect(body.refused).toEqual({ code: expect.stringMatching(/^[a-z][a-z-]*$/) });
  });

  it('says nothing at all to a stranger', async () => {
    const answer = await on.green.receive(on.withHeader('webhook-signature', 'v1a,AAAA'));
    expect(answer.body).toBe('{"error":"unauthorized"}');
    expect(answer.headers).toEqual({ 'content-type': 'application/json' });
  });
});

describe('A60 one process for several tenants', () => {
  it('mixes nothing, however their runs interleave', async () => {
    const worlds = await Promise.all([connectedWorld(), connectedWorld()]);
    await Promise.all(
      worlds.flatMap((world) =>
        Array.from({ length: 20 }, () =>
          peerByMessage(world.sites[0].ports).call(world.id, 'sync', { items: [{}] }, 1000),
        ),
      ),
    );
    for (const world of worlds) {
      expect(world.sites[1].handled).toEqual(Array(20).fill(`sync ${world.id}`));
      expect((await world.sites[0].ports.store.query(connectionKind, { index: 'state' })).rows).toHaveLength(
        1,
      );
    }
  });

  it('remembers for one installation nothing of another', () => {
    warmMemo('tenant-1', () => 0).keep('connection:x', 'of tenant 1');
    expect(warmMemo('tenant-2', () => 0).recall('connection:x', 30)).toBeUndefined();
    expect(warmMemo(undefined, () => 0).recall('connection:x', 30)).toBeUndefined();
    expect(warmMemo('tenant-1', () => 0).recall('connection:x', 30)).toBe('of tenant 1');
  });
});
