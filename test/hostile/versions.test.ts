import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { connectionKind } from '../../src/core/connection/connection-record.ts';
import type { IncomingAnswer, OutgoingRequest } from '../../src/core/ports/transport.ts';
import { PROTOCOL_VERSION } from '../../src/core/protocol/protocol-version.ts';

/**
 * A site as it would be with an older release: the version says less, the kinds that came later are not there and
 * `hello` has no region. The older versions are made up (src/core/protocol/protocol-version.ts).
 */
async function siteSpeaking(version: number) {
  vi.resetModules();
  vi.doMock('../../src/core/protocol/protocol-version.ts', async (original) => {
    const real = await original<typeof import('../../src/core/protocol/protocol-version.ts')>();
    const commonVersion = (peer: { min: number; max: number }) => {
      const highest = Math.min(version, peer.max);
      return highest >= Math.max(peer.min, real.OLDEST_PROTOCOL_VERSION) ? highest : undefined;
    };
    return { ...real, PROTOCOL_VERSION: version, commonVersion };
  });
  vi.doMock('../../src/core/protocol/message-kinds.ts', async (original) => {
    const real = await original<typeof import('../../src/core/protocol/message-kinds.ts')>();
    const known = Object.entries(real.messageKinds).filter(([name]) => version >= 2 || name !== 'key.rotate');
    const messageKinds: Record<string, unknown> = Object.fromEntries(known);
    if (version < 3) {
      const { hello } = real.messageKinds;
      messageKinds['hello'] = { ...hello, payload: hello.payload.omit({ region: true }) };
    }
    const isKindName = (name: string) => Object.hasOwn(messageKinds, name);
    return { ...real, messageKinds, isKindName, kindOf: (name: string) => messageKinds[name] };
  });
  const graph = {
    ...(await import('../support/memory-installations.ts')),
    ...(await import('../../src/usecases/peer/check-connection.ts')),
    ...(await import('../../src/usecases/peer/peer-by-message.ts')),
    ...(await import('../../src/usecases/peer/rotate-keys.ts')),
  };
  return { graph, world: graph.memoryWorld() };
}

/** Blue with one release and green with another, connected. `answers` are what each was answered. */
async function connected(ours: number, theirs: number) {
  const a = await siteSpeaking(ours);
  const b = await siteSpeaking(theirs);
  const [blue] = a.world.sites;
  const [, green] = b.world.sites;
  const answers: string[] = [];
  const to =
    (site: typeof blue) =>
    async (request: OutgoingRequest): Promise<IncomingAnswer> => {
      const answer = await site.receive(a.graph.toRaw(request));
      answers.push(answer.body);
      return answer;
    };
  a.world.onWire = to(green);
  b.world.onWire = to(blue);
  const { id, code } = await a.graph.invitedBy(blue);
  a.graph.granted(await b.graph.acceptedBy(green, code));
  a.graph.granted(await a.graph.confirmedBy(blue, id));
  a.graph.granted(await b.graph.confirmedBy(green, id));
  return { a: a.graph, b: b.graph, blue, green, id, answers };
}

const versions = [PROTOCOL_VERSION, PROTOCOL_VERSION - 1, PROTOCOL_VERSION - 2];
const pairs = versions.flatMap((ours) => versions.map((theirs) => [ours, theirs] as const));
const envelope = z.looseObject({ ignored: z.array(z.string()).optional() });

describe('two releases of the app', () => {
  it.each(pairs)(
    'of protocol %i and %i connect, talk both ways and find each other well',
    async (ours, theirs) => {
      const { a, b, blue, green, id } = await connected(ours, theirs);
      expect(await a.peerByMessage(blue.ports).call(id, 'sync', { items: [{}] }, 1000)).toMatchObject({
        ok: true,
      });
      expect(await b.peerByMessage(green.ports).call(id, 'sync', { items: [{}] }, 1000)).toMatchObject({
        ok: true,
      });
      const checked = a.granted(await a.checkConnection(blue.ports, id));
      expect(checked).toMatchObject({ authenticated: true, protocol: Math.min(ours, theirs) });
    },
  );

  it('pass over a field that the older one does not know, and name it in the answer', async () => {
    const { a, blue, id, answers } = await connected(3, 2);
    const connection = await a.connectionAt(blue, id);
    const local = { ...connection.local, region: 'EU' };
    await blue.ports.store.put(connectionKind, id, { ...connection, local });
    a.granted(await a.checkConnection(blue.ports, id));
    expect(envelope.parse(JSON.parse(answers.at(-1) ?? '{}')).ignored).toEqual(['region']);
  });

  it('do not send the older one a kind that it does not know, and say why', async () => {
    const { a, blue, id, answers } = await connected(3, 1);
    const sent = answers.length;
    expect(await a.rotateKeys(blue.ports, id)).toMatchObject({
      ok: false,
      error: { code: 'rotation-not-heard', message: expect.stringContaining('older-protocol') },
    });
    expect(answers).toHaveLength(sent);
    expect(await a.peerByMessage(blue.ports).call(id, 'sync', { items: [{}] }, 1000)).toMatchObject({
      ok: true,
    });
  });

  it('change keys where both know how', async () => {
    const { a, blue, id } = await connected(3, 2);
    expect((await a.rotateKeys(blue.ports, id)).ok).toBe(true);
  });
});
