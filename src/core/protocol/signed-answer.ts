import { type Keys, type PublicKey, siteIdentity } from '../connection/connection-record.ts';
import { type AnswerEnvelope, answerEnvelope } from './envelope.ts';
import { type KindName, kindOf } from './message-kinds.ts';
import { parsePayload } from './parse-payload.ts';
import { PROTOCOL_VERSION } from './protocol-version.ts';
import { headerNames } from './request-head.ts';
import { answerText, isSigned, signersOf, signText } from './signature.ts';
import { parseStrictJson } from './strict-json.ts';
import { isRecent } from './verify-request.ts';
import { writeJson } from './write-json.ts';

interface Site {
  readonly cloudId: string;
  readonly installation: string;
}

/** What a handler says: the answer of its kind, or a closed code with seconds to wait. */
export type HandlerResult =
  | { readonly answer: unknown }
  | { readonly refused: string; readonly retryAfter?: number };

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs what goes back. A refusal by code is 409, one that names a wait 429. */
export function writeAnswer(message: {
  requestId: string;
  connection: string;
  kind: KindName;
  from: Site;
  to: Site;
  keys: Keys;
  now: number;
  result: HandlerResult;
  ignored: readonly string[];
}): HttpAnswer {
  const { result, ignored } = message;
  const content: AnswerEnvelope = {
    pv: PROTOCOL_VERSION,
    connection: message.connection,
    iss: siteIdentity(message.from),
    aud: siteIdentity(message.to),
    kind: message.kind,
    ...(ignored.length === 0 ? {} : { ignored: ignored.slice(0, 100) }),
    ...('answer' in result ? { answer: result.answer } : { refused: refusal(result) }),
  };
  const body = writeJson(content);
  const timestamp = String(Math.floor(message.now / 1000));
  const text = answerText({ requestId: message.requestId, timestamp, body });
  return {
    status: statusOf(result),
    body,
    headers: {
      'content-type': 'application/json',
      [headerNames.timestamp]: timestamp,
      [headerNames.signature]: signText(text, signersOf(message.keys)),
    },
  };
}

export type PeerAnswer =
  | {
      readonly ok: true;
      readonly answer: unknown;
      readonly ignored: readonly string[];
      readonly version: number;
    }
  | { readonly ok: false; readonly refused: string; readonly retryAfter?: number };

/**
 * Reads what came back. Undefined: it is not a signed answer of this peer to this request, which says nothing
 * about what happened there: a gateway may have spoken.
 */
export function readAnswer(
  answer: HttpAnswer,
  expected: {
    requestId: string;
    connection: string;
    kind: KindName;
    /** `protocol`: the highest version that it has ever shown; an answer in a lower one is not believed. */
    from: Site & { readonly keys: readonly PublicKey[]; readonly protocol?: number };
    to: Site;
    now: number;
  },
): PeerAnswer | undefined {
  const timestamp = answer.headers[headerNames.timestamp];
  const signature = answer.headers[headerNames.signature];
  if (timestamp === undefined || signature === undefined || !isRecent(timestamp, expected.now))
    return undefined;
  const text = answerText({ requestId: expected.requestId, timestamp, body: answer.body });
  if (!isSigned(text, signature, expected.from.keys)) return undefined;
  const parsed = answerEnvelope.safeParse(parseStrictJson(answer.body));
  if (!parsed.success || !isFor(parsed.data, expected)) return undefined;
  if (parsed.data.pv < (expected.from.protocol ?? 1)) return undefined;
  const { refused, pv, ignored = [] } = parsed.data;
  if (refused) {
    const wait = refused.retryAfter === undefined ? {} : { retryAfter: refused.retryAfter };
    return { ok: false, refused: refused.code, ...wait };
  }
  const content = parsePayload(kindOf(expected.kind).answer, parsed.data.answer, pv);
  return content.ok ? { ok: true, answer: content.payload, ignored, version: pv } : undefined;
}

function isFor(
  answer: AnswerEnvelope,
  expected: { connection: string; kind: string; from: Site; to: Site },
): boolean {
  return (
    answer.connection === expected.connection &&
    answer.kind === expected.kind &&
    answer.iss === siteIdentity(expected.from) &&
    answer.aud === siteIdentity(expected.to)
  );
}

function refusal(result: { refused: string; retryAfter?: number }) {
  return {
    code: result.refused,
    ...(result.retryAfter === undefined ? {} : { retryAfter: result.retryAfter }),
  };
}

function statusOf(result: HandlerResult): number {
  if ('answer' in result) return 200;
  return result.retryAfter === undefined ? 409 : 429;
}
