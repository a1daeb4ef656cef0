import {
  type Connection,
  connectionKind,
  listens,
  type PeerEnd,
} from '../../core/connection/connection-record.ts';
import { withHeard } from '../../core/connection/heard.ts';
import { isOurs } from '../../core/connection/own-identity.ts';
import { afterUse } from '../../core/connection/rotate.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { KindName } from '../../core/protocol/message-kinds.ts';
import {
  admitRequest,
  type RawRequest,
  type Refusal,
  type RequestHead,
} from '../../core/protocol/request-head.ts';
import { type HandlerResult, type HttpAnswer, writeAnswer } from '../../core/protocol/signed-answer.ts';
import { verifyAcceptance } from '../../core/protocol/verify-acceptance.ts';
import { type VerifiedMessage, verifyRequest } from '../../core/protocol/verify-request.ts';
import { raiseAlert } from '../connection/raise-alert.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { receiveAccept } from '../invitation/receive-accept.ts';
import { answerMessage, type ItemHandlers } from './answer-message.ts';
import { ownKeys } from './own-keys.ts';

/** How old the note of the last sign of life may be before it is written again, in seconds. */
const HEARD_AGE = 600;

/**
 * All that comes in through the public web trigger. Strangers are turned away before anything is read: the same
 * answer for every reason, one line in the log. What is proven to come from the peer is answered, signed.
 */
export async function receiveMessage(
  ports: ConnectionPorts,
  items: ItemHandlers,
  raw: RawRequest,
): Promise<HttpAnswer> {
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return refused(ports, { refused: 401, step: 'no-token-secret' });
  const head = admitRequest(raw, secrets);
  if ('refused' in head) return refused(ports, head);
  const connection = await ports.store.get(connectionKind, head.connection);
  if (connection && !isOurs(connection, ports.installation.here()))
    return refused(ports, { refused: 401, step: 'other-installation' });
  if (head.kind === 'accept') return receiveAcceptance(ports, head, connection);
  const message = verifyRequest(head, connection, ports.clock.now());
  if ('refused' in message || !connection?.peer.end) {
    const refusal = 'refused' in message ? message : { refused: 401 as const, step: 'connection' };
    if (refusal.step === 'take-over') await raiseAlert(ports, head.connection, 'key-take-over');
    return refused(ports, refusal);
  }

  const result = (await older(ports, connection, connection.peer.end, message))
    ? { refused: 'older-protocol' }
    : await answerMessage(ports, items, connection, message);

  const answer = await signed(ports, head, connection, message.kind, connection.peer.end, {
    result,
    ignored: message.ignored,
  });
  await noteHeard(ports, connection, message);
  if ('after' in result && result.after) await result.after();
  return answer;
}

async function receiveAcceptance(
  ports: ConnectionPorts,
  head: RequestHead,
  connection: Connection | undefined,
): Promise<HttpAnswer> {
  const accepted = verifyAcceptance(head, connection, ports.clock.now());
  if ('refused' in accepted || !connection)
    return refused(ports, 'refused' in accepted ? accepted : { refused: 401, step: 'connection' });
  const result = await receiveAccept(ports, connection, accepted);
  return signed(ports, head, connection, 'accept', accepted.payload, { result, ignored: [] });
}

/** The refusal of a stranger says nothing but its status. */
function refused(ports: ConnectionPorts, refusal: Refusal): HttpAnswer {
  ports.log.note('message.refused', { status: refusal.refused, step: refusal.step });
  return {
    status: refusal.refused,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: refusal.refused === 401 ? 'unauthorized' : 'unacceptable' }),
  };
}

async function signed(
  ports: ConnectionPorts,
  head: RequestHead,
  connection: Connection,
  kind: KindName,
  to: { readonly cloudId: string; readonly installation: string },
  said: { result: HandlerResult; ignored: readonly string[] },
): Promise<HttpAnswer> {
  const keys = await ownKeys(ports, connection);
  if (!keys) return refused(ports, { refused: 401, step: 'own-keys' });
  return writeAnswer({
    requestId: head.id,
    connection: connection.id,
    kind,
    from: connection.local,
    to,
    keys,
    now: ports.clock.now(),
    ...said,
  });
}

/** Written now and then only: a message of items must cost no write for it. */
async function noteHeard(
  ports: ConnectionPorts,
  connection: Connection,
  message: VerifiedMessage,
): Promise<void> {
  const now = ports.clock.now();
  if (!isNews(connection, message, now)) return;
  const { kid, pv } = message.envelope;
  await changeConnection(ports, connection.id, (latest) => {
    const { end } = latest.peer;
    if (!end || !listens(latest)) return undefined;
    const used = afterUse(end, kid, now) ?? end;
    const protocol = Math.max(end.protocol, pv);
    const peer = { ...latest.peer, end: { ...used, protocol } };
    return withHeard({ ...latest, peer }, Math.floor(now / 1000), {});
  });
}

function isNews(connection: Connection, { kind, envelope }: VerifiedMessage, now: number): boolean {
  const { end } = connection.peer;
  if (!end || kind === 'refuse' || envelope.pv < end.protocol) return false;
  const silent = now / 1000 - (connection.heard ?? 0) >= HEARD_AGE;
  return silent || envelope.pv > end.protocol || afterUse(end, envelope.kid, now) !== undefined;
}

/**
 * A peer that speaks an older version than it once did may have been talked down to it: nothing is taken before an
 * admin has agreed. The version that it has come down to is kept for that.
 */
async function older(
  ports: ConnectionPorts,
  connection: Connection,
  end: PeerEnd,
  { envelope }: VerifiedMessage,
): Promise<boolean> {
  if (envelope.pv >= end.protocol) return false;
  if (connection.older !== envelope.pv)
    await changeConnection(ports, connection.id, (now) => ({ ...now, older: envelope.pv }));
  await raiseAlert(ports, connection.id, 'older-protocol');
  return true;
}
