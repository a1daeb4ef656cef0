import { keysKind } from '../../src/core/connection/connection-record.ts';
import type { OutgoingRequest } from '../../src/core/ports/transport.ts';
import type { RawRequest } from '../../src/core/protocol/request-head.ts';
import { requestText, signText } from '../../src/core/protocol/signature.ts';
import { peerByMessage } from '../../src/usecases/peer/peer-by-message.ts';
import { connectedWorld, type MemoryInstallation, type MemoryWorld, toRaw } from './memory-installations.ts';

/** A connection over which one good request went, and what an attacker can make of that request. */
export interface Overheard {
  readonly world: MemoryWorld & { readonly id: string };
  readonly blue: MemoryInstallation;
  readonly green: MemoryInstallation;
  /** A valid `sync` from blue to green, as it went over the wire. */
  readonly good: OutgoingRequest;
  withHeader(name: string, value: string): RawRequest;
  /** The good request with another envelope, signed again by the true sender: what comes after the signature. */
  resigned(request: OutgoingRequest): Promise<RawRequest>;
  envelopeWith(change: Record<string, unknown>): OutgoingRequest;
}

export async function overhear(): Promise<Overheard> {
  const world = await connectedWorld();
  const [blue, green] = world.sites;
  await peerByMessage(blue.ports).call(world.id, 'sync', { items: [{}] }, 1000);
  const good = world.wire.at(-1);
  if (!good) throw new Error('Nothing went over the wire');
  green.handled.length = 0;
  return {
    world,
    blue,
    green,
    good,
    withHeader: (name, value) => toRaw({ ...good, headers: { ...good.headers, [name]: value } }),
    resigned: (request) => resign(blue, world.id, request),
    envelopeWith: (change) => ({ ...good, body: JSON.stringify({ ...JSON.parse(good.body), ...change }) }),
  };
}

async function resign(site: MemoryInstallation, id: string, request: OutgoingRequest): Promise<RawRequest> {
  const keys = await site.ports.secrets.get(keysKind, id);
  if (!keys) throw new Error('No keys');
  const text = requestText({
    id: request.headers['webhook-id'] ?? '',
    timestamp: request.headers['webhook-timestamp'] ?? '',
    connection: request.headers['counterpart-connection'] ?? '',
    kind: request.headers['counterpart-kind'] ?? '',
    body: request.body,
  });
  const headers = { ...request.headers, 'webhook-signature': signText(text, [keys.current]) };
  return toRaw({ ...request, headers });
}
