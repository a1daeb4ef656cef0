import type { Connection, PeerEnd } from '../../core/connection/connection-record.ts';
import { releaseInvitation, takeAcceptance } from '../../core/connection/take-acceptance.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { commitmentBytes } from '../../core/protocol/handshake-secrets.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import { commitmentTo, transcriptOf } from '../../core/protocol/transcript.ts';
import type { VerifiedAcceptance } from '../../core/protocol/verify-acceptance.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { changeConnection, writeConnection } from '../connection/write-connection.ts';
import { callPeer } from '../peer/call-peer.ts';

/** Shorter than the acceptor waits for us. */
const CHALLENGE_TIMEOUT_MS = 10_000;

/**
 * A proven acceptance takes the code, once, by a conditional write. Then the acceptor's address is called back:
 * only a side that answers there, and with the value it had committed to, is accepted.
 */
export async function receiveAccept(
  ports: ConnectionPorts,
  connection: Connection,
  { payload, acceptance }: VerifiedAcceptance,
): Promise<HandlerResult> {
  const challenge = commitmentBytes(ports.random.bytes(32));

  const verdict = takeAcceptance(connection, payload, acceptance, challenge, ports.clock.now());

  if (verdict.do === 'repeat')
    return { answer: { projectKey: connection.local.projectKey, transcript: verdict.transcript } };
  if (verdict.do === 'refuse') {
    ports.log.note('invitation.refused', { connection: connection.id, code: verdict.code });
    if (verdict.next) await writeConnection(ports, connection, verdict.next);
    return { refused: verdict.code };
  }
  const held = await writeConnection(ports, connection, verdict.next);
  if (!held?.peer.end) return { refused: 'already-used' };
  return challengeAcceptor(ports, held, held.peer.end, { commit: payload.commit, acceptance, challenge });
}

async function challengeAcceptor(
  ports: ConnectionPorts,
  held: Connection,
  end: PeerEnd,
  about: { commit: string; acceptance: string; challenge: string },
): Promise<HandlerResult> {
  const said = await callPeer(ports, {
    connection: held,
    end,
    kind: 'challenge',
    payload: { challenge: about.challenge },
    timeoutMs: CHALLENGE_TIMEOUT_MS,
  });
  const mine = (now: Connection) => now.handshake?.challenge === about.challenge;
  if (!said.ok || commitmentTo(said.answer.reveal) !== about.commit) {
    await changeConnection(ports, held.id, (now) => (mine(now) ? releaseInvitation(now) : undefined));
    return { refused: 'callback-failed' };
  }
  const transcript = transcriptOf({
    code: held.handshake?.code ?? '',
    acceptance: about.acceptance,
    challenge: about.challenge,
    reveal: said.answer.reveal,
  });
  const stored = await changeConnection(ports, held.id, (now) =>
    mine(now) && now.state === 'accepted' ? { ...now, transcript } : undefined,
  );
  if (stored)
    await noteAudit(ports, {
      connection: held.id,
      act: 'accepted',
      side: 'there',
      about: held.consent.there?.text,
    });
  return stored ? { answer: { projectKey: held.local.projectKey, transcript } } : { refused: 'already-used' };
}
