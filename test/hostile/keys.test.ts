import { beforeEach, describe, expect, it } from 'vitest';
import { connectionKind, keysKind } from '../../src/core/connection/connection-record.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import { makeKeyPair } from '../../src/core/protocol/key-pair.ts';
import { tokenFor } from '../../src/core/protocol/token.ts';
import { writeMessage } from '../../src/core/protocol/write-message.ts';
import { revokeKeys } from '../../src/usecases/connection/end-connection.ts';
import { tendConnections } from '../../src/usecases/connection/tend-connections.ts';
import { checkConnection } from '../../src/usecases/peer/check-connection.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { rotateKeys } from '../../src/usecases/peer/rotate-keys.ts';
import {
  connectedWorld,
  connectionAt,
  granted,
  type MemoryInstallation,
  toRaw,
} from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';
import { refusedAt } from '../support/refused-at.ts';

const DAY = 24 * 3600 * 1000;
const LATER = 7 * DAY + 1000;

let on: Overheard;
beforeEach(async () => {
  on = await overhear();
});

const syncFrom = (site: MemoryInstallation) =>
  peerByMessage(site.ports).call(on.world.id, 'sync', { items: [{}] }, 1000);

/** A request of blue's to green that is signed by whatever keys are given. */
async function signedBy(
  seeds: number,
  kind: 'key.rotate' | 'pause',
  payload: (key: ReturnType<typeof makeKeyPair>['publicKey']) => unknown,
) {
  const { pair, publicKey } = makeKeyPair(Buffer.alloc(64, seeds));
  const connection = await connectionAt(on.blue, on.world.id);
  const { end } = connection.peer;
  if (!end) throw new Error('Not connected');
  return writeMessage({
    connection,
    end,
    keys: { v: 1, current: pair },
    kind,
    payload: payload(publicKey),
    id: `msg_${'R'.repeat(22)}`,
    now: on.world.now,
    seq: 90,
  });
}

describe('a rotation of keys', () => {
  it('puts the new key in force on both sides and loses no message', async () => {
    const before = (await connectionAt(on.blue, on.world.id)).keyId;
    const rotated = granted(await rotateKeys(on.blue.ports, on.world.id));
    expect(rotated.keyId).not.toBe(before);
    const held = (await connectionAt(on.green, on.world.id)).peer.end?.keys;
    expect(held?.map((key) => key.kid)).toEqual([rotated.keyId, before]);
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
    expect(await syncFrom(on.green)).toMatchObject({ ok: true });
  });

  it('of both sides at once leaves both able to talk', async () => {
    const both = await Promise.all([
      rotateKeys(on.blue.ports, on.world.id),
      rotateKeys(on.green.ports, on.world.id),
    ]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
    expect(await syncFrom(on.green)).toMatchObject({ ok: true });
  });

  it('takes a message that was under way under the old key', async () => {
    granted(await rotateKeys(on.blue.ports, on.world.id));
    expect((await on.green.receive(toRaw(on.good))).status).toBe(200);
  });

  it('whose answer was lost stays with the old key and goes on with the same new one by itself', async () => {
    on.world.onWire = async (_, deliver) => {
      await deliver();
      throw new PortError('unknown-outcome', 'lost');
    };
    expect(await rotateKeys(on.blue.ports, on.world.id)).toMatchObject({
      ok: false,
      error: { code: 'rotation-not-heard' },
    });
    on.world.onWire = (_, deliver) => deliver();
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
    const heldThen = (await connectionAt(on.green, on.world.id)).peer.end?.keys[0]?.kid;
    await tendConnections(on.blue.ports);
    expect((await connectionAt(on.blue, on.world.id)).keyId).toBe(heldThen);
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
  });

  it('ends the overlap a day after the new key was first used', async () => {
    granted(await rotateKeys(on.blue.ports, on.world.id));
    await syncFrom(on.blue);
    const until = (await connectionAt(on.green, on.world.id)).peer.end?.keys[1]?.until;
    expect(until).toBe(Math.floor(on.world.now / 1000) + 24 * 3600);
  });

  it('holds two keys at most, however often it is done', async () => {
    for (let time = 0; time < 3; time += 1) granted(await rotateKeys(on.blue.ports, on.world.id));
    expect((await connectionAt(on.green, on.world.id)).peer.end?.keys).toHaveLength(2);
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
  });

  it('forgets the old private key when the overlap is over', async () => {
    granted(await rotateKeys(on.blue.ports, on.world.id));
    on.world.now += LATER;
    await tendConnections(on.blue.ports);
    expect(await on.blue.ports.secrets.get(keysKind, on.world.id)).not.toHaveProperty('previous');
    expect((await connectionAt(on.blue, on.world.id)).rotation).toBeUndefined();
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
  });
});

describe('an old key', () => {
  it('A18 is refused once the overlap has ended', async () => {
    const old = await on.blue.ports.secrets.get(keysKind, on.world.id);
    if (!old) throw new Error('No keys');
    granted(await rotateKeys(on.blue.ports, on.world.id));
    on.world.now += LATER;
    const connection = await connectionAt(on.blue, on.world.id);
    const { end } = connection.peer;
    if (!end) throw new Error('Not connected');
    const late = writeMessage({
      connection,
      end,
      keys: old,
      kind: 'sync',
      payload: { items: [{}] },
      id: `msg_${'L'.repeat(22)}`,
      now: on.world.now,
    });
    on.green.handled.length = 0;
    await refusedAt(on.green, toRaw(late), 401);
  });

  it('A18 that was revoked is refused at once, on both sides, and the private keys are gone', async () => {
    granted(await revokeKeys(on.blue.ports, on.world.id));
    await refusedAt(on.green, toRaw(on.good), 401);
    for (const site of [on.blue, on.green]) {
      expect(await connectionAt(site, on.world.id)).toMatchObject({
        state: 'suspended',
        rest: { why: 'keys-revoked' },
      });
      expect(await site.ports.secrets.get(keysKind, on.world.id)).toBeUndefined();
    }
    expect(granted(await checkConnection(on.blue.ports, on.world.id)).problem?.message).toContain('revoked');
  });
});

describe('a key that somebody wants to put in the place of another', () => {
  it('A19 signed by itself alone is refused, and an admin is alerted once', async () => {
    const forged = toRaw(await signedBy(9, 'key.rotate', (key) => ({ key })));
    const before = await connectionAt(on.green, on.world.id);
    expect((await on.green.receive(forged)).status).toBe(401);
    const alerted = await connectionAt(on.green, on.world.id);
    expect(alerted.peer).toEqual(before.peer);
    expect(alerted.alerts).toEqual({ 'key-take-over': Math.floor(on.world.now / 1000) });
    await refusedAt(on.green, forged, 401);
  });

  it('A19 signed by the old key alone is refused', async () => {
    const { publicKey } = makeKeyPair(Buffer.alloc(64, 9));
    const envelope = { kind: 'key.rotate', seq: 90, payload: { key: publicKey } };
    const request = on.envelopeWith(envelope);
    const headers = { ...request.headers, 'counterpart-kind': 'key.rotate' };
    await refusedAt(on.green, await on.resigned({ ...request, headers }), 401);
  });

  it('A20 is refused when it is the rotation message of before, played again', async () => {
    granted(await rotateKeys(on.blue.ports, on.world.id));
    const first = on.world.wire.at(-1);
    granted(await rotateKeys(on.blue.ports, on.world.id));
    const keys = (await connectionAt(on.green, on.world.id)).peer.end?.keys;
    if (!first) throw new Error('Nothing went over the wire');
    await refusedAt(on.green, toRaw(first), 401);
    expect((await connectionAt(on.green, on.world.id)).peer.end?.keys).toEqual(keys);
  });
});

describe('an older protocol than the peer once spoke', () => {
  it('A21 is refused, signed, and an admin sees it', async () => {
    const request = await on.resigned(on.envelopeWith({ pv: 2 }));
    const answer = await on.green.receive(request);
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.body)).toMatchObject({ refused: { code: 'older-protocol' } });
    expect(on.green.handled).toEqual([]);
    expect(await connectionAt(on.green, on.world.id)).toMatchObject({
      older: 2,
      alerts: { 'older-protocol': expect.any(Number) },
    });
  });
});

describe('the token of the pre-filter', () => {
  it('is given anew when the app variable has changed, before the value before it is dropped', async () => {
    const { id } = on.world;
    const variables = { current: 'a new variable', previous: 'variable of green' };
    Object.assign(on.green.ports.installation, { tokenSecrets: () => variables });
    await tendConnections(on.green.ports);
    expect((await connectionAt(on.blue, id)).peer.end?.token).toBe(tokenFor('a new variable', id));
    Object.assign(on.green.ports.installation, { tokenSecrets: () => ({ current: 'a new variable' }) });
    expect(await syncFrom(on.blue)).toMatchObject({ ok: true });
    const sent = on.world.wire.length;
    await tendConnections(on.green.ports);
    expect(on.world.wire).toHaveLength(sent);
  });
});

describe('a site whose records went back in time', () => {
  it('finds out by checking the connection, and goes on when an admin resumes it', async () => {
    const world = await connectedWorld();
    const [blue] = world.sites;
    const earlier = await connectionAt(blue, world.id);
    granted(await checkConnection(blue.ports, world.id));
    await blue.ports.store.put(connectionKind, world.id, {
      ...earlier,
      control: { ...earlier.control, sent: 0 },
    });
    const checked = granted(await checkConnection(blue.ports, world.id));
    expect(checked.problem?.message).toContain('restored');
    expect((await connectionAt(blue, world.id)).state).toBe('restored');
    expect(granted(await checkConnection(blue.ports, world.id))).toMatchObject({ authenticated: true });
  });
});
