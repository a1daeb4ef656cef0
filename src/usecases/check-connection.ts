import { connectionKind } from '../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../core/connection/explained.ts';
import { isOurs } from '../core/connection/own-identity.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import type { StatusAnswer } from '../core/protocol/kinds/status.ts';
import { callPeer } from './call-peer.ts';
import { noSuchConnection, peerSilent } from './explain-setup.ts';
import { changeConnection } from './write-connection.ts';

export interface Reachability {
  readonly reachable: boolean;
  readonly milliseconds?: number;
  /** The peer's clock minus ours, in seconds. */
  readonly clockSkew?: number;
  readonly protocol?: number;
  readonly peerState?: StatusAnswer['state'];
  readonly problem?: { readonly message: string; readonly next: string };
}

const CHECK_TIMEOUT_MS = 15_000;

/** Asks the peer how it is. Reads only, on both sides, but notes that it was heard. */
export async function checkConnection(ports: ConnectionPorts, id: string): Promise<Attempt<Reachability>> {
  const connection = await ports.store.get(connectionKind, id);
  if (!connection) return failed(noSuchConnection(id));
  const { end } = connection.peer;
  if (!end) return done({ reachable: false, problem: notAccepted(connection.peer.name) });
  if (!isOurs(connection, ports.installation.here()))
    return done({ reachable: false, problem: madeElsewhere });
  const began = ports.clock.now();
  const said = await callPeer(ports, {
    connection,
    end,
    kind: 'status',
    payload: {},
    timeoutMs: CHECK_TIMEOUT_MS,
  });
  const ended = ports.clock.now();
  if (!said.ok) return done({ reachable: false, problem: explain(said, connection.peer.name) });
  await changeConnection(ports, id, (now) => ({ ...now, heard: Math.floor(ended / 1000) }));
  return done({
    reachable: true,
    milliseconds: ended - began,
    clockSkew: Math.round((said.answer.now - (began + ended) / 2) / 1000),
    protocol: said.answer.protocol.max,
    peerState: said.answer.state,
  });
}

const madeElsewhere = {
  message:
    'This connection was made by another installation of the app: the site is a copy, was restored, or the app was installed anew.',
  next: 'Make a new invitation here. Nothing is sent or taken in the name of the other installation.',
};

const notAccepted = (peer: string) => ({
  message: `${peer} has not accepted the invitation yet.`,
  next: 'Send the code again, or make a new one if it has expired.',
});

function explain(
  said: { reason: 'unknown' | 'not-sent' | 'refused'; code?: string },
  peer: string,
): { message: string; next: string } {
  if (said.reason !== 'refused') {
    const silent = peerSilent(peer);
    return { message: silent.message, next: silent.next ?? '' };
  }
  return {
    message: `${peer} no longer takes messages of this connection (${said.code ?? 'refused'}).`,
    next: 'Ask your partner whether the connection was refused or disconnected there.',
  };
}
