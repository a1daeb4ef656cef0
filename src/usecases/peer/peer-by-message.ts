import { type Connection, mayCarryIssues } from '../../core/connection/connection-record.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { MessageKind, Peer, PeerResult } from '../../core/ports/peer.ts';
import { type CallEnd, isOpen } from '../../core/retry/breaker.ts';
import { noteCall } from '../patience/move-breaker.ts';
import { loadConnection, reloadConnection } from '../twin/load-connection.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { type CallOutcome, callPeer } from './call-peer.ts';
import { sendControl } from './send-control.ts';

/** Seconds after which a peer that has paused without our hearing of it is asked again. */
const PAUSED_WAIT = 900;
/** The same for one that names no time. */
const LIMITED_WAIT = 60;

/** The engine's port to the other side: a signed message of its own for every call. */
export const peerByMessage = (ports: ConnectionPorts): Peer => ({
  async call(id: string, kind: MessageKind, payload: unknown, timeoutMs: number): Promise<PeerResult> {
    const connection = await loadConnection(ports, id);
    if (!connection || !mayCarryIssues(connection))
      return { ok: false, reason: connection?.state === 'paused' ? 'paused' : 'not-sent' };
    // A `status` asks whether the breaker can be closed.
    if (kind !== 'status' && isOpen(connection, epochSeconds(ports.clock)))
      return { ok: false, reason: 'paused' };
    const { end } = connection.peer;
    const said = await callPeer(ports, { connection, end, kind, payload, timeoutMs });
    if (!said.ok && (await isSuperseded(ports, connection))) return { ok: false, reason: 'superseded' };
    await noteCall(ports, connection, endOf(said));
    if (!said.ok && said.reason === 'refused' && said.code === 'paused') await resumeAgain(ports, connection);
    if (said.ok) return { ok: true, answer: said.answer };
    if (said.reason !== 'refused') return { ok: false, reason: said.reason };
    return { ok: false, reason: waitOf(said.code, said.retryAfter) === undefined ? 'refused' : 'paused' };
  },
});

/**
 * Whether both sides have paired anew since this process last read the connection: the call went to an address or under
 * keys of before, and says nothing about the peer. From here on the process knows better.
 */
async function isSuperseded(ports: ConnectionPorts, called: Connection): Promise<boolean> {
  const latest = await reloadConnection(ports, called.id);
  if (latest?.fingerprintKey === called.fingerprintKey) return false;
  ports.log.note('call.superseded', { connection: called.id });
  return true;
}

/**
 * The peer holds the connection, and as far as is known here nobody does. It may not have heard that this side goes
 * on again, and a side that waits asks nothing by itself: it is told once more, which changes nothing where it is
 * the peer that has paused.
 */
async function resumeAgain(ports: ConnectionPorts, connection: Connection): Promise<void> {
  const told = await sendControl(ports, connection, 'resume', {});
  if (!told.ok) ports.log.note('connection.pause-untold', { connection: connection.id, reason: told.reason });
}

/** A signed answer of any sort is a sign of life. */
function endOf(said: CallOutcome<MessageKind>): CallEnd {
  if (said.ok) return 'answered';
  if (said.reason !== 'refused') return 'unanswered';
  const wait = waitOf(said.code, said.retryAfter);
  return wait === undefined ? 'answered' : { limitedFor: wait };
}

/** Seconds for which the peer takes nothing in; undefined where it has refused for good. */
function waitOf(code: string, retryAfter: number | undefined): number | undefined {
  if (code === 'paused') return retryAfter ?? PAUSED_WAIT;
  return code === 'limited' ? (retryAfter ?? LIMITED_WAIT) : undefined;
}
