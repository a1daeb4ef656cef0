import { beforeEach, describe, expect, it } from 'vitest';
import { confirmHere } from '../../src/core/connection/confirm.ts';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import {
  decodeInvitation,
  encodeInvitation,
  type Invitation,
} from '../../src/core/protocol/invitation-code.ts';
import { keyIdOf, makeKeyPair } from '../../src/core/protocol/key-pair.ts';
import { disconnect } from '../../src/usecases/connection/end-connection.ts';
import { invite } from '../../src/usecases/invitation/invite.ts';
import { readInvitation } from '../../src/usecases/invitation/read-invitation.ts';
import { refuseConnection } from '../../src/usecases/invitation/refuse-connection.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import {
  acceptedBy,
  confirmedBy,
  connectedWorld,
  connectionAt,
  granted,
  invitedBy,
  type MemoryWorld,
  memoryWorld,
  projectId,
} from '../support/memory-installations.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

/** A code of blue's, read and written again by somebody in the middle who signs with a key of his own. */
async function forged(
  change: (invitation: Invitation) => Partial<Invitation>,
  site = world.sites[0],
): Promise<string> {
  const { code } = await invitedBy(site);
  const read = decodeInvitation(code);
  if (!read.ok) throw new Error(read.fault);
  const { pair, publicKey } = makeKeyPair(Buffer.alloc(64, 7));
  return encodeInvitation({ ...read.invitation, key: publicKey, ...change(read.invitation) }, pair);
}

describe('A22 a code used twice', () => {
  it('has one winner, the other hears that it is used, and the inviter sees the second attempt', async () => {
    const [blue, green, red] = world.sites;
    const { id, code } = await invitedBy(blue);
    const both = await Promise.all([acceptedBy(green, code), acceptedBy(red, code)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const loser = both.find((one) => !one.ok);
    expect(loser).toMatchObject({
      error: { code: 'already-used', next: expect.stringContaining('Call your partner') },
    });
    await acceptedBy(both[0]?.ok ? red : green, code);
    expect((await connectionAt(blue, id)).invitation?.secondAttempts).toBeGreaterThan(0);
  });
});

describe('A23 an expired code', () => {
  it.each([-600, 0, 600])(
    'is refused with a clock that is %i seconds off the inviter’s, and nothing is kept',
    async (skew) => {
      const [blue, green] = world.sites;
      const { id, code } = await invitedBy(blue);
      const invited = world.now;
      world.now = invited + 24 * 3600 * 1000 + skew * 1000;
      const early = skew < 0;
      const read = await readInvitation(green.ports, code);
      expect(read.ok).toBe(early);
      if (!early)
        expect(read).toMatchObject({
          error: { code: 'code-expired', next: 'Ask your partner for a new one.' },
        });
      expect(green.snapshot().size).toBe(0);
      expect((await connectionAt(blue, id)).state).toBe('pending');
    },
  );

  it('is refused by the inviter’s clock too, whatever the acceptor’s says', async () => {
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    const seen = granted(await readInvitation(green.ports, code));
    expect(seen.invitation.connection).toBe(id);
    world.now += 24 * 3600 * 1000;
    Object.assign(green.ports.clock, { now: () => world.now - 200_000 });
    expect(await acceptedBy(green, code)).toMatchObject({ ok: false, error: { code: 'expired' } });
  });
});

describe('two admins of one site who act at once', () => {
  it('accept once: the other is told to wait, and what stands works to the end', async () => {
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    const attempts = await Promise.all([acceptedBy(green, code), acceptedBy(green, code)]);
    expect(attempts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(attempts.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'accepting-now' } });
    expect((await connectionAt(blue, id)).invitation?.secondAttempts).toBe(0);
    granted(await acceptedBy(green, code));
    granted(await confirmedBy(blue, id));
    expect(granted(await confirmedBy(green, id)).state).toBe('active');
  });

  it('cannot take an id that this site has with another partner, whatever the code says', async () => {
    const { sites, id } = await connectedWorld();
    const [, green, red] = sites;
    const before = await connectionAt(green, id);
    const again = { policy: { number: 2, winner: 'initiator' as const } };
    const stolen = await forged(() => ({ connection: id, again }), red);
    expect(await acceptedBy(green, stolen)).toMatchObject({ ok: false, error: { code: 'connection-known' } });
    granted(await disconnect(green.ports, { connection: id, cleanUp: false }));
    expect(await acceptedBy(green, stolen)).toMatchObject({ ok: false, error: { code: 'connection-known' } });
    expect((await connectionAt(green, id)).peer.name).toBe(before.peer.name);
  });
});

describe('A24 a code whose address leads elsewhere', () => {
  const own = '00000001-0000-4000-8000-000000000000';
  const host = `${own}.webtrigger.atlassian.app`;
  it.each([
    `http://${host}/public/a`,
    'https://127.0.0.1/public/a',
    'https://localhost/public/a',
    'https://169.254.169.254/latest/meta-data',
    `https://${host}:8443/public/a`,
    `https://user@${host}/public/a`,
    '//evil.example/public/a',
    'https://evil.example#.webtrigger.atlassian.app',
    `https://${host}.evil.example/public/a`,
    `https://00000001-0000-4000-8000-00000000000\u0430.webtrigger.atlassian.app/public/a`,
    `https://${'a'.repeat(300)}.webtrigger.atlassian.app/public/a`,
    `https://${host}/public/a?x=1`,
    `https://${host}/public/../x`,
    'https://00000002-0000-4000-8000-000000000000.webtrigger.atlassian.app/public/a',
  ])('%s is refused before any request leaves', async (url) => {
    const code = await forged(() => ({ url: url.slice(0, 300) }));
    const read = await readInvitation(world.sites[1].ports, code);
    expect(read).toMatchObject({ ok: false, error: { code: 'code-address' } });
    expect(
      (await acceptedBy(world.sites[1], code).catch((error: Error) => error.message)).toString(),
    ).toContain('address');
    expect(world.wire).toHaveLength(0);
  });
});

describe('A25 a partner that does not answer as it should', () => {
  it.each([
    ['never answers', () => new PortError('unknown-outcome', 'The peer did not answer within 15000 ms')],
    ['redirects', () => new PortError('unknown-outcome', 'unexpected redirect')],
    ['answers 100 MB', () => new PortError('unknown-outcome', 'longer than 8192 bytes')],
  ])('and %s leaves the invitation pending and says what to do', async (_, error) => {
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    world.onWire = async () => {
      throw error();
    };
    expect(await acceptedBy(green, code)).toMatchObject({
      ok: false,
      error: { code: 'peer-unreachable', next: expect.stringContaining('try again') },
    });
    expect((await connectionAt(blue, id)).state).toBe('pending');
    world.onWire = (_request, deliver) => deliver();
    expect(granted(await acceptedBy(green, code)).state).toBe('accepted');
  });

  it('is given 15 seconds and 8 KB, whatever it does', async () => {
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    const limits = world.wire.map(({ timeoutMs, maxAnswerBytes }) => [timeoutMs <= 15_000, maxAnswerBytes]);
    expect(limits).toEqual(world.wire.map(() => [true, 8192]));
  });
});

describe('A26 a code that somebody in the middle has written anew', () => {
  it('with another key gives other words on the two sites and moves no data', async () => {
    const [blue, green] = world.sites;
    const code = await forged(() => ({}));
    const read = decodeInvitation(code);
    if (!read.ok) throw new Error(read.fault);
    const { connection } = read.invitation;
    expect((await acceptedBy(green, code)).ok).toBe(false);
    for (const site of [blue, green])
      expect(['pending', 'accepted']).toContain((await connectionAt(site, connection)).state);
    expect(await peerByMessage(green.ports).call(connection, 'sync', { items: [{}] }, 1000)).toMatchObject({
      ok: false,
    });
    expect([...blue.handled, ...green.handled]).toEqual([]);
  });

  it('with a letter changed is refused for want of the signature', async () => {
    const { code } = await invitedBy(world.sites[0]);
    const read = decodeInvitation(code);
    if (!read.ok) throw new Error(read.fault);
    const altered = encodeInvitation(
      { ...read.invitation, name: 'Other' },
      makeKeyPair(Buffer.alloc(64, 7)).pair,
    );
    expect(await readInvitation(world.sites[1].ports, altered)).toMatchObject({
      ok: false,
      error: { code: 'code-altered' },
    });
  });
});

describe('A27 a stolen code that a third company accepts first', () => {
  it('shows other words than the true partner has, moves no data, and refusing deletes the keys', async () => {
    const [blue, green, red] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(red, code));
    expect((await acceptedBy(green, code)).ok).toBe(false);
    const at = await connectionAt(blue, id);
    expect(at.peer.end?.siteUrl).toBe('https://red.atlassian.net');
    expect(
      confirmHere(at, ['a', 'b', 'c', 'd', 'e', 'f'], { by: 'x', role: 'site-admin', at: 0, text: '' }),
    ).toMatchObject({
      code: 'words-differ',
    });
    expect(await peerByMessage(red.ports).call(id, 'sync', { items: [{}] }, 1000)).toMatchObject({
      ok: false,
    });
    granted(await refuseConnection(blue.ports, id));
    expect(await blue.ports.secrets.get(keysKind, id)).toBeUndefined();
    expect((await confirmedBy(red, id)).ok).toBe(false);
    expect(blue.handled).toEqual([]);
  });
});

describe('A28 a code of the wrong place', () => {
  it.each([
    ['of the own site', 'code-own-site', (here: object) => here],
    ['of another environment', 'code-other-app', (_: object) => ({ environment: 'development' })],
    ['of another app', 'code-other-app', (_: object) => ({ appId: 'another' })],
  ])('%s is refused with a reason and a next step', async (_, expected, change) => {
    const { code } = await invitedBy(world.sites[0]);
    const reader = expected === 'code-own-site' ? world.sites[0] : world.sites[1];
    const identity = await reader.ports.installation.identity();
    Object.assign(reader.ports.installation, { identity: async () => ({ ...identity, ...change({}) }) });
    expect(await readInvitation(reader.ports, code)).toMatchObject({
      ok: false,
      error: { code: expected, next: expect.any(String) },
    });
    expect(world.wire).toHaveLength(0);
  });
});

describe('A30 ten thousand invitations', () => {
  it('end at twenty that wait, and an expired one makes room', async () => {
    const [blue] = world.sites;
    const wish = { localName: 'Blue', peerName: 'Green', mode: 'basic', validHours: 1, projectId } as const;
    for (let made = 0; made < 20; made += 1) granted(await invite(blue.ports, wish));
    expect(await invite(blue.ports, wish)).toMatchObject({
      ok: false,
      error: { code: 'too-many-invitations' },
    });
    world.now += 2 * 3600 * 1000;
    expect((await invite(blue.ports, wish)).ok).toBe(true);
  });
});

describe('A13 a key of small order in the handshake', () => {
  it.each([Buffer.alloc(32), Buffer.from('01'.padEnd(64, '0'), 'hex')])('is refused', async (raw) => {
    const weak = raw.toString('base64url');
    const code = await forged(() => ({ key: { kid: keyIdOf(weak), sign: weak, agree: weak } }));
    expect(await readInvitation(world.sites[1].ports, code)).toMatchObject({
      ok: false,
      error: { code: 'code-altered' },
    });
  });
});
