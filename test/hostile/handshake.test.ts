import { describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../src/core/connection/confirm.ts';
import { keysKind } from '../../src/core/connection/connection-record.ts';
import { PortError } from '../../src/core/ports/port-error.ts';
import type { Change } from '../../src/core/ports/store.ts';
import { ROUTES_KEY, routesKind } from '../../src/core/rules/routes.ts';
import { pauseConnection } from '../../src/usecases/connection/pause-connection.ts';
import { acceptInvitation } from '../../src/usecases/invitation/accept-invitation.ts';
import { confirmConnection } from '../../src/usecases/invitation/confirm-connection.ts';
import { invite } from '../../src/usecases/invitation/invite.ts';
import { readInvitation } from '../../src/usecases/invitation/read-invitation.ts';
import { refuseConnection } from '../../src/usecases/invitation/refuse-connection.ts';
import { checkConnection } from '../../src/usecases/peer/check-connection.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import {
  acceptedBy,
  admin,
  confirmedBy,
  connectedWorld,
  connectionAt,
  granted,
  invitedBy,
  memoryWorld,
  projectId,
} from '../support/memory-installations.ts';

describe('a handshake', () => {
  it('takes both sides from a code over six equal words to an active connection', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    expect(granted(await acceptedBy(green, code)).state).toBe('accepted');

    const words = wordsOf(await connectionAt(blue, id));
    expect(words).toHaveLength(6);
    expect(wordsOf(await connectionAt(green, id))).toEqual(words);

    expect(granted(await confirmedBy(blue, id)).state).toBe('accepted');
    expect(granted(await confirmedBy(green, id)).state).toBe('active');
    expect((await connectionAt(blue, id)).state).toBe('active');
    for (const site of [blue, green]) {
      const routes = await site.ports.store.get(routesKind, ROUTES_KEY);
      expect(routes?.connections[id]).toMatchObject({ state: 'active', version: 1, projects: [projectId] });
    }
  });

  it('gives both sides the same fingerprint key and keeps private keys in the secret store alone', async () => {
    const { sites, id } = await connectedWorld();
    const [blue, green] = sites;
    const keys = await blue.ports.secrets.get(keysKind, id);
    const stored = [...blue.snapshot().values()].join('\n');
    expect((await connectionAt(green, id)).fingerprintKey).toBe(
      (await connectionAt(blue, id)).fingerprintKey,
    );
    expect(keys).toBeDefined();
    expect(stored).not.toContain(keys?.current.sign);
    expect(stored).not.toContain(keys?.current.agree);
  });

  it('is used up by its first acceptor, and the inviter sees the second attempt', async () => {
    const world = memoryWorld();
    const [blue, green, red] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    const second = await acceptedBy(red, code);
    expect(second).toMatchObject({ ok: false, error: { code: 'already-used' } });
    expect((await connectionAt(blue, id)).invitation?.secondAttempts).toBe(1);
  });

  it('lets exactly one of two acceptors at once win', async () => {
    const world = memoryWorld();
    const [blue, green, red] = world.sites;
    const { code } = await invitedBy(blue);
    const both = await Promise.all([acceptedBy(green, code), acceptedBy(red, code)]);
    expect(both.filter((attempt) => attempt.ok)).toHaveLength(1);
  });

  it('can be tried again by the same side when the inviter could not call back', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    world.onWire = async (request, deliver) => {
      if (request.headers['counterpart-kind'] === 'challenge') throw new PortError('unknown-outcome', 'lost');
      return deliver();
    };
    expect(await acceptedBy(green, code)).toMatchObject({ ok: false, error: { code: 'callback-failed' } });
    expect((await connectionAt(blue, id)).state).toBe('pending');
    world.onWire = (_, deliver) => deliver();
    expect(granted(await acceptedBy(green, code)).state).toBe('accepted');
  });

  it('can be tried again when the answer to the acceptance was lost, with the same six words', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    world.onWire = async (request, deliver) => {
      const answer = await deliver();
      if (request.headers['counterpart-kind'] === 'accept') throw new PortError('unknown-outcome', 'lost');
      return answer;
    };
    expect(await acceptedBy(green, code)).toMatchObject({ ok: false, error: { code: 'peer-unreachable' } });
    world.onWire = (_, deliver) => deliver();
    expect(granted(await acceptedBy(green, code)).state).toBe('accepted');
    expect(wordsOf(await connectionAt(green, id))).toEqual(wordsOf(await connectionAt(blue, id)));
  });

  it('keeps a confirmation whose write the confirmation of the other side has come before', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    const words = wordsOf(await connectionAt(blue, id)) ?? [];
    let isFirst = true;
    const store = new Proxy(blue.ports.store, {
      get: (target, name) => {
        if (name !== 'transact') return Reflect.get(target, name);
        return async (changes: readonly Change[]) => {
          if (isFirst) {
            isFirst = false;
            granted(await confirmedBy(green, id));
          }
          return target.transact(changes);
        };
      },
    });
    const attempt = await confirmConnection({ ...blue.ports, store }, { connection: id, words }, admin);
    expect(granted(attempt).state).toBe('active');
    for (const site of [blue, green]) expect((await connectionAt(site, id)).state).toBe('active');
  });

  it('keeps a confirmation that the partner could not take in at that moment, and says so', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    world.onWire = async (request, deliver) => {
      if (request.headers['counterpart-kind'] !== 'confirm') return deliver();
      const others = vi.spyOn(green.ports.store, 'transact').mockResolvedValue(false);
      const answer = await deliver();
      others.mockRestore();
      return answer;
    };
    expect(await confirmedBy(blue, id)).toMatchObject({
      ok: false,
      error: {
        code: 'peer-busy',
        message: expect.stringMatching(
          /^Your confirmation is kept\. .* is being changed there at this moment/,
        ),
        next: expect.stringMatching(/^Confirm once more/),
      },
    });
    expect((await connectionAt(blue, id)).confirmed.here).toBeDefined();
    world.onWire = (_, deliver) => deliver();
    granted(await confirmedBy(blue, id));
    expect((await connectionAt(green, id)).confirmed.there).toBeDefined();
  });

  it('heals a lost confirmation by the one that follows', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    world.onWire = async () => {
      throw new PortError('unavailable', 'cut');
    };
    expect((await confirmedBy(blue, id)).ok).toBe(false);
    world.onWire = (_, deliver) => deliver();
    expect(granted(await confirmedBy(green, id)).state).toBe('active');
    expect((await connectionAt(blue, id)).state).toBe('active');
  });

  it('refuses other words than those of the handshake', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    const words = ['acorn', 'acorn', 'acorn', 'acorn', 'acorn', 'acorn'];
    const attempt = await confirmConnection(blue.ports, { connection: id, words }, admin);
    expect(attempt).toMatchObject({ ok: false, error: { code: 'words-differ' } });
  });

  it('ends on both sides when one of them refuses', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { id, code } = await invitedBy(blue);
    granted(await acceptedBy(green, code));
    granted(await refuseConnection(blue.ports, id));
    expect((await connectionAt(blue, id)).state).toBe('refused');
    expect((await connectionAt(green, id)).state).toBe('refused');
    expect(await green.ports.secrets.get(keysKind, id)).toBeUndefined();
  });
});

describe('an invitation code', () => {
  it('is refused on the site that made it', async () => {
    const [blue] = memoryWorld().sites;
    const { code } = await invitedBy(blue);
    expect(await readInvitation(blue.ports, code)).toMatchObject({
      ok: false,
      error: { code: 'code-own-site' },
    });
  });

  it('is refused from the second of its expiry on', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    world.now += 24 * 3600 * 1000;
    expect(await readInvitation(green.ports, code)).toMatchObject({
      ok: false,
      error: { code: 'code-expired' },
    });
  });

  it('is refused when a character is missing or changed', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    for (const bad of [
      code.slice(0, -1),
      code.replace(/.(.{20})$/, (_, tail) => `A${tail}`),
      'cpi_',
      'hello',
    ])
      expect((await readInvitation(green.ports, bad)).ok).toBe(false);
    expect(world.wire).toHaveLength(0);
  });

  it('is accepted only with the consent text that is shown now', async () => {
    const world = memoryWorld();
    const [blue, green] = world.sites;
    const { code } = await invitedBy(blue);
    const attempt = await acceptInvitation(green.ports, { code, projectId, consent: 'another text' }, admin);
    expect(attempt).toMatchObject({ ok: false, error: { code: 'consent-outdated', field: 'consent' } });
    expect(world.wire).toHaveLength(0);
  });

  it('is not made when twenty wait already', async () => {
    const [blue] = memoryWorld().sites;
    for (let made = 0; made < 20; made += 1) await invitedBy(blue);
    const wish = { localName: 'Blue', peerName: 'Green', mode: 'basic', validHours: 1, projectId } as const;
    expect(await invite(blue.ports, wish)).toMatchObject({
      ok: false,
      error: { code: 'too-many-invitations' },
    });
  });
});

describe('a running connection', () => {
  it('lets each side pause and only the side that paused resume', async () => {
    const { sites, id } = await connectedWorld();
    const [blue, green] = sites;
    granted(await pauseConnection(blue.ports, id, true));
    expect((await connectionAt(green, id)).state).toBe('paused');
    granted(await pauseConnection(green.ports, id, false));
    expect((await connectionAt(green, id)).state).toBe('paused');
    granted(await pauseConnection(blue.ports, id, false));
    expect((await connectionAt(green, id)).state).toBe('active');
    expect((await connectionAt(blue, id)).state).toBe('active');
  });

  it('carries items while it is active and answers paused while it is not', async () => {
    const { sites, id } = await connectedWorld();
    const [blue, green] = sites;
    const call = () => peerByMessage(blue.ports).call(id, 'sync', { items: [{}] }, 1000);
    expect(await call()).toEqual({ ok: true, answer: { items: [] } });
    expect(green.handled).toEqual([`sync ${id}`]);
    granted(await pauseConnection(green.ports, id, true));
    expect(await call()).toEqual({ ok: false, reason: 'paused' });
    expect(green.handled).toHaveLength(1);
  });

  it('counts an unsigned or altered answer as unknown, whatever its status', async () => {
    const world = await connectedWorld();
    const [blue] = world.sites;
    const call = () => peerByMessage(blue.ports).call(world.id, 'sync', { items: [{}] }, 1000);
    world.onWire = async () => ({ status: 409, headers: {}, body: '{"error":"gateway"}' });
    expect(await call()).toEqual({ ok: false, reason: 'unknown' });
    world.onWire = async (_, deliver) => {
      const answer = await deliver();
      return { ...answer, body: answer.body.replace('"items":[]', '"items": []') };
    };
    expect(await call()).toEqual({ ok: false, reason: 'unknown' });
  });

  it('says how long the peer took and how its clock differs', async () => {
    const { sites, id } = await connectedWorld();
    const checked = granted(await checkConnection(sites[0].ports, id));
    expect(checked).toMatchObject({ reachable: true, clockSkew: 0, protocol: 3, peerState: 'active' });
  });
});
