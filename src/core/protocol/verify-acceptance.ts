import type { Connection } from '../connection/connection-record.ts';
import { isSoundPublicKey } from './key-pair.ts';
import { type AcceptPayload, acceptPayload } from './kinds/accept.ts';
import { isPeerUrl } from './peer-url.ts';
import { commonVersion } from './protocol-version.ts';
import type { Refusal, RequestHead } from './request-head.ts';
import { equalInConstantTime, sha256 } from './sha256.ts';
import { acceptanceHash } from './transcript.ts';
import { isAddressed, isRecent, isSignedBy, readEnvelope, refuse } from './verify-request.ts';

export interface VerifiedAcceptance {
  readonly payload: AcceptPayload;
  /** Names this one acceptance. */
  readonly acceptance: string;
}

/**
 * An acceptance comes from a side that has no keys here yet: size and token are checked by now, then the proof
 * of the nonce, then the signature by the key it brings. The state is judged afterwards, by the caller.
 */
export function verifyAcceptance(
  head: RequestHead,
  connection: Connection | undefined,
  now: number,
): VerifiedAcceptance | Refusal {
  if (!connection?.invitation || connection.role !== 'initiator') return refuse('connection');
  if (!isRecent(head.timestamp, now)) return refuse('timestamp');
  const read = readEnvelope(head);
  if ('refused' in read) return read;
  const payload = acceptPayload.safeParse(read.payload);
  if (!payload.success) return refuse('payload');
  const claimed = payload.data;
  if (!equalInConstantTime(sha256(claimed.nonce), connection.invitation.nonceHash)) return refuse('nonce');
  if (!isSoundPublicKey(claimed.key) || !isSignedBy(head, claimed.key)) return refuse('signature');
  if (read.envelope.kid !== claimed.key.kid) return refuse('key');
  const from = `${claimed.cloudId}/${claimed.installation}`;
  if (!isAddressed(read.envelope, connection, from)) return refuse('address');
  if (claimed.installation === connection.local.installation) return refuse('address');
  if (!isPeerUrl(claimed.url, claimed.installation)) return refuse('url');
  if (commonVersion(claimed.protocol) === undefined) return refuse('version');
  return { payload: claimed, acceptance: acceptanceHash(claimed) };
}
