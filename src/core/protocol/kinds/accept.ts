import * as z from 'zod';
import {
  bytes32,
  cloudId,
  installationId,
  peerToken,
  projectKey,
  region,
  siteName,
  siteUrl,
  versions,
  wireConsent,
  wireKey,
} from './site-texts.ts';

/**
 * The acceptor shows itself. It is the one message from a side without connection keys: the nonce of the code
 * proves the right to accept, the brought key signs.
 */
export const acceptPayload = z.strictObject({
  nonce: bytes32,
  name: siteName,
  siteUrl,
  cloudId,
  installation: installationId,
  url: z.string().max(300),
  token: peerToken,
  key: wireKey,
  projectKey,
  region: region.optional(),
  protocol: versions,
  appId: z.string().max(100),
  environment: z.string().max(100),
  consent: wireConsent,
  /** Commitment to the value that answers the challenge. */
  commit: bytes32,
});
export type AcceptPayload = z.infer<typeof acceptPayload>;

export const acceptAnswer = z.strictObject({
  projectKey,
  /** The transcript as the inviter saw it: both must be alike. */
  transcript: bytes32,
});
