import * as z from 'zod';
import { conflictPolicy } from '../connection/conflict-policy.ts';
import { connectionId, connectionMode, type KeyPair } from '../connection/connection-record.ts';
import { isSoundPublicKey } from './key-pair.ts';
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
  wireKey,
} from './kinds/site-texts.ts';
import { equalInConstantTime, sha256 } from './sha256.ts';
import { isSigned, signText } from './signature.ts';
import { parseStrictJson } from './strict-json.ts';

const PREFIX = 'cpi_';
export const MAX_CODE_LENGTH = 4096;
const CHECKSUM_LENGTH = 8;

/** What a code says. It holds a one-time right and public keys, and no secret that lasts. */
export const invitation = z.strictObject({
  protocol: versions,
  connection: connectionId,
  issuer: z.strictObject({
    cloudId,
    installation: installationId,
    siteUrl,
    name: siteName,
    projectKey,
    region: region.optional(),
  }),
  to: z.strictObject({ name: siteName, siteUrl: siteUrl.optional() }),
  /** The issuer's web trigger, and the token it wants to see there. */
  url: z.string().max(300),
  token: peerToken,
  nonce: bytes32,
  /** Epoch seconds. */
  expires: z.int(),
  key: wireKey,
  appId: z.string().max(100),
  environment: z.string().max(100),
  mode: connectionMode,
  name: z.string().min(1).max(200),
  description: z.string().max(500),
  /** The connection is one of before: its pairs are to be joined again, under this policy. */
  again: z.strictObject({ policy: conflictPolicy }).optional(),
});
export type Invitation = z.infer<typeof invitation>;

export type DecodedInvitation =
  | { readonly ok: true; readonly invitation: Invitation; readonly code: string }
  | { readonly ok: false; readonly fault: 'not-a-code' | 'too-long' | 'incomplete' | 'altered' };

/** `cpi_` + base64url of the text and its self-signature + a checksum that catches a code cut while copying. */
export function encodeInvitation(content: Invitation, pair: KeyPair): string {
  const text = JSON.stringify(content);
  const packed = Buffer.from(JSON.stringify([text, signText(text, [pair])])).toString('base64url');
  return `${PREFIX}${packed}${checksum(packed)}`;
}

export function decodeInvitation(pasted: string): DecodedInvitation {
  const code = pasted.replace(/\s+/g, '');
  if (code.length > MAX_CODE_LENGTH) return { ok: false, fault: 'too-long' };
  if (!code.startsWith(PREFIX)) return { ok: false, fault: 'not-a-code' };
  const packed = code.slice(PREFIX.length, -CHECKSUM_LENGTH);
  if (!equalInConstantTime(checksum(packed), code.slice(-CHECKSUM_LENGTH)))
    return { ok: false, fault: 'incomplete' };
  const outer = z.tuple([z.string(), z.string()]).safeParse(parseStrictJson(fromBase64(packed)));
  if (!outer.success) return { ok: false, fault: 'altered' };
  const [text, signature] = outer.data;
  const parsed = invitation.safeParse(parseStrictJson(text));
  if (!parsed.success || !isSoundPublicKey(parsed.data.key)) return { ok: false, fault: 'altered' };
  if (!isSigned(text, signature, [parsed.data.key])) return { ok: false, fault: 'altered' };
  return { ok: true, invitation: parsed.data, code };
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64url').toString('utf8');

const checksum = (packed: string): string => sha256(`${PREFIX}${packed}`).slice(0, CHECKSUM_LENGTH);
