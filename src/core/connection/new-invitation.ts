import type { Identity } from '../ports/installation.ts';
import { commitmentBytes, fingerprintKeyFrom } from '../protocol/handshake-secrets.ts';
import { encodeInvitation, type Invitation } from '../protocol/invitation-code.ts';
import { makeKeyPair } from '../protocol/key-pair.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../protocol/protocol-version.ts';
import { sha256 } from '../protocol/sha256.ts';
import { tokenFor } from '../protocol/token.ts';
import { acceptUrl } from './accept-url.ts';
import type { Connection, ConnectionMode, Keys, PublicKey } from './connection-record.ts';
import { keptFrom, policyFor, siteOfPeer } from './pair-again.ts';

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
  /** Where the app is found on the site that was named; absent where none was. */
  readonly acceptUrl: string | undefined;
}

interface InvitationGiven {
  /** The connection of before that both sides pair anew, and whether its rules still stand. */
  readonly again?: { readonly before: Connection; readonly versionStands: boolean } | undefined;
  /** Id of a connection that a site admin has approved and that has no code yet. */
  readonly id?: string | undefined;
  readonly wish: InvitationWish;
  readonly project: { readonly id: string; readonly key: string };
  readonly identity: Identity;
  /** Own web trigger. */
  readonly url: string;
  readonly tokenSecret: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly chance: { token(): string; bytes(length: number): Uint8Array };
}

/** Everything that an invitation consists of. */
export function newInvitation(given: InvitationGiven): NewInvitation {
  const { chance } = given;
  const id = given.again?.before.id ?? given.id ?? chance.token();
  const { pair, publicKey } = makeKeyPair(chance.bytes(64));
  const nonce = commitmentBytes(chance.bytes(32));
  const content = contentOf(given, id, nonce, publicKey);
  const code = encodeInvitation(content, pair);
  const connection: Connection = {
    v: 1,
    rev: 1,
    token: chance.token(),
    id,
    state: 'pending',
    role: 'initiator',
    name: content.name,
    description: content.description,
    mode: content.mode,
    policy: { number: 1, winner: 'initiator' },
    created: Math.floor(given.now / 1000),
    local: localEnd(given.identity, given.project, given.wish.localName, given.wish.region),
    peer: content.to,
    fingerprintKey: fingerprintKeyFrom(nonce),
    keyId: pair.kid,
    tokenGiven: sha256(content.token),
    version: 0,
    control: { sent: 0, received: 0 },
    invitation: { nonceHash: sha256(nonce), code: sha256(code), expires: content.expires, secondAttempts: 0 },
    consent: {},
    confirmed: {},
    paused: { here: false, there: false },
    ...againOf(given),
  };
  const url = acceptUrl(given.wish.peerSiteUrl, given.identity);
  return { connection, keys: { v: 1, current: pair }, code, acceptUrl: url };
}

function againOf({ again }: InvitationGiven): Partial<Connection> {
  if (!again) return {};
  const cloudId = siteOfPeer(again.before);
  const { name, end } = again.before.peer;
  const siteUrl = end?.siteUrl ?? again.before.peer.siteUrl;
  return {
    ...keptFrom(again.before, again.versionStands),
    policy: policyFor(again.before, 'initiator'),
    peer: {
      name,
      ...(siteUrl === undefined ? {} : { siteUrl }),
      ...(cloudId === undefined ? {} : { cloudId }),
    },
  };
}

function contentOf(given: InvitationGiven, id: string, nonce: string, key: PublicKey): Invitation {
  const { wish, identity } = given;
  return {
    protocol: { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION },
    connection: id,
    issuer: {
      cloudId: identity.cloudId,
      installation: identity.installation,
      siteUrl: identity.siteUrl,
      name: wish.localName,
      projectKey: given.project.key,
      ...(wish.region === undefined ? {} : { region: wish.region }),
    },
    to: { name: wish.peerName, ...(wish.peerSiteUrl === undefined ? {} : { siteUrl: wish.peerSiteUrl }) },
    url: given.url,
    token: tokenFor(given.tokenSecret, id),
    nonce,
    expires: Math.floor(given.now / 1000) + wish.validHours * 3600,
    key,
    appId: identity.appId,
    environment: identity.environment,
    mode: wish.mode,
    name: wish.name ?? `${wish.localName} - ${wish.peerName}`,
    description: wish.description ?? '',
    ...(given.again ? { again: { policy: policyFor(given.again.before, 'initiator') } } : {}),
  };
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
