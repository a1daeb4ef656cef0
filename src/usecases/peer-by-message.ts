import { mayCarryIssues } from '../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import type { MessageKind, Peer, PeerResult } from '../core/ports/peer.ts';
import { callPeer } from './call-peer.ts';
import { loadConnection } from './load-context.ts';

/** The engine's port to the other side: a signed message of its own for every call. */
export const peerByMessage = (ports: ConnectionPorts): Peer => ({
  async call(id: string, kind: MessageKind, payload: unknown, timeoutMs: number): Promise<PeerResult> {
    const connection = await loadConnection(ports, id);
    if (!connection || !mayCarryIssues(connection))
      return { ok: false, reason: connection?.state === 'paused' ? 'paused' : 'not-sent' };
    const { end } = connection.peer;
    const said = await callPeer(ports, { connection, end, kind, payload, timeoutMs });
    if (said.ok) return { ok: true, answer: said.answer };
    if (said.reason !== 'refused') return { ok: false, reason: said.reason };
    return { ok: false, reason: said.code === 'paused' ? 'paused' : 'refused' };
  },
});
