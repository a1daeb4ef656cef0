import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { type PeerOffer, peerOfferKey, peerOfferKind } from '../../core/offer/exposure-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { Store } from '../../core/ports/store.ts';
import { noSuchConnection, peerSilent } from '../invitation/explain-setup.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { callPeer } from './call-peer.ts';

const TIMEOUT_MS = 12_000;

/** What the partner has shown when it was last asked; undefined: it never was. */
export async function rememberedOffer(
  { store }: { readonly store: Store },
  id: string,
): Promise<Attempt<PeerOffer | undefined>> {
  const connection = await store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  return done(await store.get(peerOfferKind, peerOfferKey(id)));
}

/** Asks the partner what it shows of its side, and remembers the answer. */
export async function askOffer(ports: ConnectionPorts, id: string): Promise<Attempt<PeerOffer>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const { end } = connection.peer;
  if (!end || (connection.state !== 'active' && connection.state !== 'paused'))
    return failed(notRunning(connection));
  const said = await callPeer(ports, {
    connection,
    end,
    kind: 'describe',
    payload: {},
    timeoutMs: TIMEOUT_MS,
  });
  if (!said.ok)
    return failed(
      said.reason === 'refused' ? refusedBy(connection, said.code) : peerSilent(connection.peer.name),
    );
  const kept = { v: 1 as const, at: epochSeconds(ports.clock), offer: said.answer.offer };
  await ports.store.put(peerOfferKind, peerOfferKey(id), kept);
  return done(kept);
}

const notRunning = ({ peer, state }: Connection): Explained => ({
  code: 'not-running',
  message: `The connection with ${peer.name} is ${state}: nothing can be asked there.`,
  next: 'Ask once both sides have confirmed the six words and the connection runs.',
});

const refusedBy = ({ peer }: Connection, code: string): Explained => ({
  code: 'peer-refused',
  message: `${peer.name} does not say now what it shows (${code}).`,
  next: 'Check the connection. If the partner has an older release of the app, ask its admin to update it.',
});
