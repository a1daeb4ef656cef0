import type { Identity } from '../ports/installation.ts';
import { commitmentBytes, fingerprintKeyFrom } from '../protocol/handshake-secrets.ts';
import type { Invitation } from '../protocol/invitation-code.ts';
import { makeKeyPair } from '../protocol/key-pair.ts';
import type { AcceptPayload } from '../protocol/kinds/accept.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../protocol/protocol-version.ts';
import { sha256 } from '../protocol/sha256.ts';
import { tokenFor } from '../protocol/token.ts';
import { commitmentTo } from '../protocol/transcript.ts';
import type { Connection, ConsentRecord, Keys, PublicKey } from './connection-record.ts';
import { localEnd } from './new-invitation.ts';
import { keptFrom } from './pair-again.ts';

export interface AcceptanceGiven {
  readonly invitation: Invitation;
  readonly code: string;
  readonly localName: string;
  readonly region?: string | undefined;
  readonly project: { readonly id: string; readonly key: string };
  readonly identity: Identity;
  readonly url: string;
  readonly tokenSecret: string;
  readonly consent: ConsentRecord;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly chance: { token(): string; bytes(length: number): Uint8Array };
}

/** How long one attempt to accept takes at most: until then a second admin of this site is asked to wait. */
export const ACCEPTING_SECONDS = 20;

/** The acceptor's own record and keys, before its acceptance leaves. */
export function newAcceptor(
  given: AcceptanceGiven,
  before?: { readonly connection: Connection; readonly versionStands: boolean },
): { connection: Connection; keys: Keys } {
  const { invitation, chance } = given;
  const { pair } = makeKeyPair(chance.bytes(64));
  const { issuer } = invitation;
  const connection: Connection = {
    v: 1,
    rev: 1,
    token: chance.token(),
    id: invitation.connection,
    state: 'pending',
    role: 'acceptor',
    name: invitation.name,
    description: invitation.description,
    mode: invitation.mode,
    policy: invitation.again?.policy ?? { number: 1, winner: 'initiator' },
    created: Math.floor(given.now / 1000),
    local: localEnd(given.identity, given.project, given.localName, given.region),
    peer: {
      name: issuer.name,
      siteUrl: issuer.siteUrl,
      end: {
        siteUrl: issuer.siteUrl,
        cloudId: issuer.cloudId,
        installation: issuer.installation,
        url: invitation.url,
        token: invitation.token,
        keys: [invitation.key],
        projectKey: issuer.projectKey,
        ...(issuer.region === undefined ? {} : { region: issuer.region }),
        protocol: invitation.protocol.max,
      },
    },
    fingerprintKey: fingerprintKeyFrom(invitation.nonce),
    keyId: pair.kid,
    tokenGiven: sha256(tokenFor(given.tokenSecret, invitation.connection)),
    version: 0,
    control: { sent: 0, received: 0 },
    handshake: {
      code: sha256(given.code),
      reveal: commitmentBytes(chance.bytes(32)),
      until: Math.floor(given.now / 1000) + ACCEPTING_SECONDS,
    },
    consent: { here: given.consent },
    confirmed: {},
    paused: { here: false, there: false },
    ...(before && invitation.again ? keptFrom(before.connection, before.versionStands) : {}),
    // The inviter tells its pairs first.
    ...(invitation.again ? { relink: { first: false, here: false, there: false } } : {}),
  };
  return { connection, keys: { v: 1, current: pair } };
}

/** What the acceptor says of itself. The commitment is to the value that its record holds back. */
export function acceptanceOf(
  connection: Connection,
  key: PublicKey,
  given: AcceptanceGiven,
  reveal: string,
): AcceptPayload {
  const { identity } = given;
  return {
    nonce: given.invitation.nonce,
    name: connection.local.name,
    siteUrl: identity.siteUrl,
    cloudId: identity.cloudId,
    installation: identity.installation,
    url: given.url,
    token: tokenFor(given.tokenSecret, connection.id),
    key,
    projectKey: connection.local.projectKey,
    ...(connection.local.region === undefined ? {} : { region: connection.local.region }),
    protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
    appId: identity.appId,
    environment: identity.environment,
    consent: wireConsentOf(given.consent),
    commit: commitmentTo(reveal),
  };
}

/** A consent as it goes out; roles beyond the two known ones cannot be stored here. */
export function wireConsentOf(consent: ConsentRecord): AcceptPayload['consent'] {
  return {
    by: consent.by,
    role: consent.role === 'project-admin' ? 'project-admin' : 'site-admin',
    at: consent.at,
    text: consent.text,
  };
}
