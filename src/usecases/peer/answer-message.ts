import type { AuditAct } from '../../core/connection/audit-record.ts';
import { type Connection, mayCarryIssues, type PeerEnd } from '../../core/connection/connection-record.ts';
import { withHeard } from '../../core/connection/heard.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import {
  type AnswerOf,
  type KindName,
  messageKinds,
  type PayloadOf,
} from '../../core/protocol/message-kinds.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../core/protocol/protocol-version.ts';
import type { HandlerResult } from '../../core/protocol/signed-answer.ts';
import type { VerifiedMessage } from '../../core/protocol/verify-request.ts';
import { closedFor } from '../../core/retry/breaker.ts';
import { receiveDisconnect } from '../connection/end-connection.ts';
import { noteAudit } from '../connection/note-audit.ts';
import { receivePause } from '../connection/pause-connection.ts';
import { changeConnection } from '../connection/write-connection.ts';
import { receiveChallenge } from '../invitation/receive-challenge.ts';
import { receiveConfirm } from '../invitation/receive-confirm.ts';
import { receiveRefuse } from '../invitation/receive-refuse.ts';
import { receiveForget } from '../people/receive-forget.ts';
import { receiveAnswer, receivePropose } from '../proposal/receive-proposal.ts';
import { receiveRelink } from '../relink/receive-relink.ts';
import { receiveAgree, receiveTerms } from '../rules/tell-terms.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { describeHere } from './describe-here.ts';
import { keepShare } from './keep-share.ts';
import { measureFigures } from './measure-figures.ts';
import { receiveHello } from './receive-hello.ts';
import { receiveRotation } from './receive-rotation.ts';

export type LiveConnection = Connection & { peer: { end: PeerEnd } };

/** What the engine does with the messages about issues; each answers in the form of its kind. */
export interface ItemHandlers {
  readonly sync: (connection: LiveConnection, payload: PayloadOf<'sync'>) => Promise<AnswerOf<'sync'>>;
  readonly blob: (connection: LiveConnection, payload: PayloadOf<'blob'>) => Promise<AnswerOf<'blob'>>;
  readonly preview: (
    connection: LiveConnection,
    payload: PayloadOf<'preview'>,
  ) => Promise<AnswerOf<'preview'>>;
  readonly relink: (connection: Connection, payload: PayloadOf<'relink'>) => Promise<AnswerOf<'relink'>>;
  readonly receipt: (
    connection: LiveConnection,
    payload: PayloadOf<'receipt'>,
  ) => Promise<AnswerOf<'receipt'>>;
}

/** `after` runs once the answer is signed: what it takes away was needed for signing. */
export type Handled = HandlerResult & { readonly after?: () => Promise<void> };

/** What the peer's admin has done by a message of a kind. */
const acts: Partial<Record<KindName, AuditAct>> = {
  confirm: 'confirmed',
  refuse: 'refused',
  pause: 'paused',
  resume: 'resumed',
  'key.rotate': 'keys-rotated',
};

/** Hands a proven message to what answers its kind, and notes what the peer has done by it. */
export async function answerMessage(
  ports: ConnectionPorts,
  items: ItemHandlers,
  connection: Connection,
  message: VerifiedMessage,
): Promise<Handled> {
  const handled = await handle(ports, items, connection, message);
  // A side that does not know whether it was heard says again that it goes on.
  const known = message.kind === 'resume' && !connection.paused.there;
  const act = known ? undefined : acts[message.kind];
  if (act !== undefined && 'answer' in handled)
    await noteAudit(ports, { connection: connection.id, act, side: 'there' });
  return handled;
}

async function handle(
  ports: ConnectionPorts,
  items: ItemHandlers,
  connection: Connection,
  message: VerifiedMessage,
): Promise<Handled> {
  const { kind, payload } = message;
  const seq = message.envelope.seq ?? 0;
  switch (kind) {
    case 'challenge':
      return receiveChallenge(ports, connection, messageKinds.challenge.payload.parse(payload));
    case 'confirm':
      return receiveConfirm(ports, connection, seq, messageKinds.confirm.payload.parse(payload));
    case 'refuse':
      return receiveRefuse(ports, connection, seq);
    case 'pause':
    case 'resume':
      return receivePause(ports, connection, seq, kind === 'pause');
    case 'disconnect':
      return receiveDisconnect(ports, connection, seq, messageKinds.disconnect.payload.parse(payload));
    case 'key.rotate':
      return receiveRotation(ports, connection, seq, messageKinds['key.rotate'].payload.parse(payload));
    case 'hello':
      return receiveHello(ports, connection, seq, messageKinds.hello.payload.parse(payload));
    case 'consent':
      return receiveTerms(ports, connection, seq, messageKinds.consent.payload.parse(payload));
    case 'agree':
      return receiveYesOrNo(ports, connection, seq, messageKinds.agree.payload.parse(payload));
    case 'propose':
      return receivePropose(ports, connection, seq, messageKinds.propose.payload.parse(payload));
    case 'forget':
      return receiveForget(ports, connection, seq, messageKinds.forget.payload.parse(payload));
    case 'relink':
      return receiveRelink(ports, items.relink, connection, seq, messageKinds.relink.payload.parse(payload));
    case 'status':
      return statusOf(ports, connection, messageKinds.status.payload.parse(payload));
    case 'describe':
      return describeHere(ports, connection);
    case 'sync':
    case 'blob':
    case 'receipt':
    case 'preview':
      return answerItems(ports, items, connection, kind, payload);
    case 'accept':
      return { refused: 'not-awaited' };
  }
}

/** An answer to terms of this side that wait, or to a proposal of it. */
const receiveYesOrNo = (...given: Parameters<typeof receiveAgree>): Promise<Handled> =>
  given[3].proposal === undefined ? receiveAgree(...given) : receiveAnswer(...given);

/** Issue data moves between confirmed sides that run, and the peer of a paused one keeps what it has. */
async function answerItems(
  ports: ConnectionPorts,
  items: ItemHandlers,
  connection: Connection,
  kind: 'sync' | 'blob' | 'receipt' | 'preview',
  payload: unknown,
): Promise<Handled> {
  if (!mayCarryIssues(connection))
    return { refused: connection.state === 'paused' ? 'paused' : 'not-active' };
  const closed = closedFor(connection, epochSeconds(ports.clock));
  if (closed > 0) return { refused: 'limited', retryAfter: closed };
  const sync = kind === 'sync' ? messageKinds.sync.payload.parse(payload) : undefined;
  const wait = await keepShare(ports, connection.id, kind, sync);
  if (wait !== undefined) return { refused: 'limited', retryAfter: wait };
  switch (kind) {
    case 'sync':
      return { answer: await items.sync(connection, messageKinds.sync.payload.parse(payload)) };
    case 'blob':
      return { answer: await items.blob(connection, messageKinds.blob.payload.parse(payload)) };
    case 'receipt':
      return { answer: await items.receipt(connection, messageKinds.receipt.payload.parse(payload)) };
    case 'preview':
      return { answer: await items.preview(connection, messageKinds.preview.payload.parse(payload)) };
  }
}

async function statusOf(
  ports: ConnectionPorts,
  connection: Connection,
  { figures }: PayloadOf<'status'>,
): Promise<Handled> {
  const { state, local } = connection;
  if (state === 'awaiting-approval' || state === 'disconnected' || state === 'expired' || state === 'refused')
    return { refused: state };
  const answer: AnswerOf<'status'> = {
    state,
    now: ports.clock.now(),
    protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
    ...(local.region === undefined ? {} : { region: local.region }),
    taken: connection.control.received,
    figures: await measureFigures(ports, connection.id),
  };
  // What only asks whether the other side is there says nothing of itself, and costs no write.
  if (figures)
    await changeConnection(ports, connection.id, (now) =>
      withHeard(now, epochSeconds(ports.clock), { there: figures }),
    );
  return { answer };
}
