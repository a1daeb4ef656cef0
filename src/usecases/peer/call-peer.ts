import type { Connection, KeyPair, PeerEnd } from '../../core/connection/connection-record.ts';
import { isOurs } from '../../core/connection/own-identity.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { PortError } from '../../core/ports/port-error.ts';
import { type AnswerOf, bodyLimit, type KindName, kindOf } from '../../core/protocol/message-kinds.ts';
import { readAnswer } from '../../core/protocol/signed-answer.ts';
import { writeMessage } from '../../core/protocol/write-message.ts';
import { ownKeys } from './own-keys.ts';

/**
 * What became of a call. `unknown` means that the peer may have handled it: nothing that proves itself as the
 * peer's answer came back, whatever the status. With `not-sent` nothing has left this site.
 */
export type CallOutcome<K extends KindName> =
  | { readonly ok: true; readonly answer: AnswerOf<K>; readonly version: number }
  | { readonly ok: false; readonly reason: 'unknown' | 'not-sent' }
  | { readonly ok: false; readonly reason: 'refused'; readonly code: string; readonly retryAfter?: number };

type CallPorts = Pick<
  ConnectionPorts,
  'installation' | 'secrets' | 'memo' | 'transport' | 'clock' | 'random' | 'log'
>;

interface Call<K extends KindName> {
  readonly connection: Connection;
  readonly end: PeerEnd;
  readonly kind: K;
  readonly payload: unknown;
  readonly timeoutMs: number;
  /** Control messages only. */
  readonly seq?: number;
  /** A key that signs along: it is only being made known. */
  readonly also?: KeyPair;
}

/** Signs a message, posts it, and believes only an answer that the peer has signed. */
export async function callPeer<K extends KindName>(ports: CallPorts, call: Call<K>): Promise<CallOutcome<K>> {
  if (!isOurs(call.connection, ports.installation.here())) {
    ports.log.note('call.other-installation', { connection: call.connection.id, kind: call.kind });
    return { ok: false, reason: 'not-sent' };
  }
  if (call.end.protocol < (kindOf(call.kind).since ?? 1))
    return { ok: false, reason: 'refused', code: 'older-protocol' };
  const keys = await ownKeys(ports, call.connection);
  if (!keys) {
    ports.log.note('call.no-keys', { connection: call.connection.id, kind: call.kind });
    return { ok: false, reason: 'not-sent' };
  }
  const message = writeMessage({
    ...call,
    keys,
    id: `msg_${ports.random.token()}`,
    now: ports.clock.now(),
  });
  const answer = await post(ports, call, message);
  if (typeof answer === 'string') return { ok: false, reason: answer };
  return judge(ports, call, message.id, answer);
}

type Answer = Awaited<ReturnType<ConnectionPorts['transport']['post']>>;

async function post<K extends KindName>(
  ports: CallPorts,
  call: Call<K>,
  message: { headers: Readonly<Record<string, string>>; body: string },
): Promise<Answer | 'unknown' | 'not-sent'> {
  if (Buffer.byteLength(message.body) > bodyLimit(call.kind))
    throw new PortError('too-large', `A ${call.kind} message has ${Buffer.byteLength(message.body)} bytes`);
  try {
    return await ports.transport.post({
      url: call.end.url,
      headers: message.headers,
      body: message.body,
      timeoutMs: call.timeoutMs,
      maxAnswerBytes: answerLimit(call.kind),
    });
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('call.failed', { connection: call.connection.id, kind: call.kind, code: error.code });
    return error.code === 'unknown-outcome' ? 'unknown' : 'not-sent';
  }
}

function judge<K extends KindName>(
  ports: CallPorts,
  call: Call<K>,
  requestId: string,
  answer: Answer,
): CallOutcome<K> {
  const read = readAnswer(answer, {
    requestId,
    connection: call.connection.id,
    kind: call.kind,
    from: call.end,
    to: call.connection.local,
    now: ports.clock.now(),
  });
  if (!read) {
    ports.log.note('call.unproven-answer', {
      connection: call.connection.id,
      kind: call.kind,
      status: answer.status,
    });
    return { ok: false, reason: 'unknown' };
  }
  if (!read.ok) {
    const wait = read.retryAfter === undefined ? {} : { retryAfter: read.retryAfter };
    return { ok: false, reason: 'refused', code: read.refused, ...wait };
  }
  return isAnswerOf(call.kind, read.answer)
    ? { ok: true, answer: read.answer, version: read.version }
    : { ok: false, reason: 'unknown' };
}

/** readAnswer has parsed the answer by the kind's schema; this tells the compiler so. */
function isAnswerOf<K extends KindName>(kind: K, answer: unknown): answer is AnswerOf<K> {
  return kindOf(kind).answer.safeParse(answer).success;
}

function answerLimit(kind: KindName): number {
  return kindOf(kind).sort === 'handshake' ? 8 * 1024 : bodyLimit(kind);
}
