import type { Identity } from '../ports/installation.ts';
import { commitmentBytes, fingerprintKeyFrom } from '../protocol/handshake-secrets.ts';
import { encodeInvitation, type Invitation } from '../protocol/invitation-code.ts';
import { makeKeyPair } from '../protocol/key-pair.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../protocol/protocol-version.ts';
import { sha256 } from '../protocol/sha256.ts';
import { tokenFor } from '../protocol/token.ts';
import type { Connection, ConnectionMode, Keys } from './connection-record.ts';

/** Pending invitations of one site at most: each is a door that somebody may knock at. */
export const MAX_PENDING = 20;

export interface InvitationWish {
  readonly localName: string;
  readonly peerName: string;
  readonly peerSiteUrl?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly mode: ConnectionMode;
  readonly region?: string | undefined;
  readonly validHours: number;
}

export interface NewInvitation {
  readonly connection: Connection;
  readonly keys: Keys;
  /** Shown once and not kept. */
  readonly code: string;
}

/** Everything that an invitation consists of. `now` in epoch milliseconds; `chance` gives random bytes and ids. */
export function newInvitation(given: {
  wish: InvitationWish;
  project: { id: string; key: string };
  identity: Identity;
  url: string;
  tokenSecret: string;
  now: number;
  chance: { token(): string; bytes(length: number): Uint8Array };
}): NewInvitation {
  const { wish, identity, chance } = given;
  const id = chance.token();
  const { pair, publicKey } = makeKeyPair(chance.bytes(64));
  const nonce = commitmentBytes(chance.bytes(32));
  const seconds = Math.floor(given.now / 1000);
  const expires = seconds + wish.validHours * 3600;
  const name = wish.name ?? `${wish.localName} - ${wish.peerName}`;
  const region = wish.region === undefined ? {} : { region: wish.region };
  const peerSite = wish.peerSiteUrl === undefined ? {} : { siteUrl: wish.peerSiteUrl };
  const content: Invitation = {
    protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
    connection: id,
    issuer: {
      cloudId: identity.cloudId,
      installation: identity.installation,
      siteUrl: identity.siteUrl,
      name: wish.localName,
      projectKey: given.project.key,
      ...region,
    },
    to: { name: wish.peerName, ...peerSite },
    url: given.url,
    token: tokenFor(given.tokenSecret, id),
    nonce,
    expires,
    key: publicKey,
    appId: identity.appId,
    environment: identity.environment,
    mode: wish.mode,
    name,
    description: wish.description ?? '',
  };
  const code = encodeInvitation(content, pair);
  const connection: Connection = {
    v: 1,
    rev: 1,
    token: chance.token(),
    id,
    state: 'pending',
    role: 'initiator',
    name,
    description: content.description,
    mode: wish.mode,
    policy: { number: 1, winner: 'initiator' },
    created: seconds,
    local: localEnd(identity, given.project, wish.localName, wish.region),
    peer: { name: wish.peerName, ...peerSite },
    fingerprintKey: fingerprintKeyFrom(nonce),
    keyId: pair.kid,
    version: 0,
    control: { sent: 0, received: 0 },
    invitation: { nonceHash: sha256(nonce), code: sha256(code), expires, secondAttempts: 0 },
    consent: {},
    confirmed: {},
    paused: { here: false, there: false },
  };
  return { connection, keys: { v: 1, current: pair }, code };
}

export function localEnd(
  identity: Identity,
  project: { id: string; key: string },
  name: string,
  region: string | undefined,
): Connection['local'] {
  return {
    name,
    projectId: project.id,
    projectKey: project.key,
    siteUrl: identity.siteUrl,
    cloudId: identity.cloudId,
    installation: identity.installation,
    ...(region === undefined ? {} : { region }),
  };
}
