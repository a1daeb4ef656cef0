import { SeededRandom } from '../../host/random/seeded-random.ts';
import { headerNames, type RawRequest } from '../../src/core/protocol/request-head.ts';
import { tokenFor } from '../../src/core/protocol/token.ts';
import { pauseConnection } from '../../src/usecases/connection/pause-connection.ts';
import { checkConnection } from '../../src/usecases/peer/check-connection.ts';
import { rotateKeys } from '../../src/usecases/peer/rotate-keys.ts';
import { granted, invitedBy, type MemoryInstallation, toRaw } from '../support/memory-installations.ts';
import { type Overheard, overhear } from '../support/overheard.ts';
import { mutate, signedPart } from './mutate.ts';

/** What came of the requests: `accepted` were answered 2xx, `effects` are store writes, handler calls and messages out. */
export interface FuzzResult {
  requests: number;
  accepted: number;
  effects: number;
  unhandled: number;
}

const WRITES = new Set(['put', 'swap', 'create', 'delete', 'transact']);

/**
 * Sends `requests` changed copies of honest messages to a site, none of which was signed as it is sent, and counts
 * what they bring about. The same seed sends the same requests.
 */
export async function fuzz(requests: number, seed: string): Promise<FuzzResult> {
  const on = await overhear();
  const honest = await honestMessages(on);
  const signed = new Set(honest.map(signedPart));
  const random = new SeededRandom(seed);
  const effects = countEffects(on.green, on);
  const result: FuzzResult = { requests: 0, accepted: 0, effects: 0, unhandled: 0 };
  while (result.requests < requests) {
    const raw = mutate(honest, random);
    if (signed.has(signedPart(raw))) continue;
    result.requests += 1;
    try {
      const { status } = await on.green.receive(raw);
      if (status < 300) result.accepted += 1;
    } catch {
      result.unhandled += 1;
    }
    on.green.lines.length = 0;
  }
  result.effects = effects();
  return result;
}

/** One message of every kind that two sites exchange, as it went to green, and an invitation that waits there. */
async function honestMessages(on: Overheard): Promise<RawRequest[]> {
  const { world, blue, green } = on;
  granted(await pauseConnection(blue.ports, world.id, true));
  granted(await pauseConnection(blue.ports, world.id, false));
  granted(await checkConnection(blue.ports, world.id));
  granted(await rotateKeys(blue.ports, world.id));
  const { id } = await invitedBy(green);
  const host = new URL(await green.ports.installation.webTriggerUrl()).host;
  const toGreen = world.wire.filter(({ url }) => new URL(url).host === host);
  // What went to blue is tried too, under the token that green would take.
  const turned = world.wire
    .filter((request) => !toGreen.includes(request))
    .map((request) => ({
      ...request,
      headers: { ...request.headers, [headerNames.token]: tokenFor('variable of green', world.id) },
    }));
  const toInvitation = toGreen.map((request) => ({
    ...request,
    headers: {
      ...request.headers,
      [headerNames.connection]: id,
      [headerNames.kind]: 'accept',
      [headerNames.token]: tokenFor('variable of green', id),
    },
  }));
  return [...toGreen, ...turned, ...toInvitation].map(toRaw);
}

function countEffects(site: MemoryInstallation, on: Overheard): () => number {
  let writes = 0;
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, name) => {
        if (WRITES.has(String(name))) writes += 1;
        return Reflect.get(object, name, object);
      },
    });
  Object.assign(site.ports, { store: watched(site.ports.store), secrets: watched(site.ports.secrets) });
  const sent = on.world.wire.length;
  site.handled.length = 0;
  return () => writes + site.handled.length + (on.world.wire.length - sent);
}
