import * as z from 'zod';
import type { RecordKind } from '../ports/record-kind.ts';
import { breaker } from '../retry/breaker.ts';
import { restingProjects } from '../sync/project-change.ts';
import { conflictPolicy, connectionRole } from './conflict-policy.ts';
import { figures } from './figures.ts';
import { terms } from './terms.ts';

/** 22 characters of base64url, made by the inviter, the same on both sides. */
export const connectionId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

const connectionState = z.enum([
  'awaiting-approval',
  'pending',
  'accepted',
  'active',
  'paused',
  'suspended',
  'restored',
  'disconnected',
  'expired',
  'refused',
]);
export type ConnectionState = z.infer<typeof connectionState>;

export const connectionMode = z.enum(['basic', 'visual', 'script']);
export type ConnectionMode = z.infer<typeof connectionMode>;

/** The public half of a key pair: raw 32-byte keys in base64url. */
export const publicKey = z.strictObject({
  kid: z.string(),
  sign: z.string(),
  agree: z.string(),
});
export type PublicKey = z.infer<typeof publicKey>;

/** A key of the peer; `until` (epoch seconds) is set on the one that a newer key has followed. */
const heldKey = publicKey.extend({ until: z.int().optional() });

const consentRecord = z.strictObject({
  /** Display name as the person's own site shows it. */
  by: z.string(),
  role: z.string(),
  /** Epoch seconds. */
  at: z.int(),
  /** SHA-256 of the text agreed to, base64url. */
  text: z.string(),
  /** Account id, of a person of this site alone: it does not cross. */
  account: z.string().optional(),
});
export type ConsentRecord = z.infer<typeof consentRecord>;

/** What is known of the far installation once it has shown itself in the handshake. */
const peerEnd = z.strictObject({
  siteUrl: z.string(),
  cloudId: z.string(),
  installation: z.string(),
  /** Its web trigger. */
  url: z.string(),
  /** The pre-filter token it wants to see on our requests. */
  token: z.string(),
  /** At most two during a rotation, the current one first. */
  keys: z.array(heldKey).min(1).max(2),
  projectKey: z.string(),
  region: z.string().optional(),
  /** Highest protocol version it has ever shown. */
  protocol: z.int(),
});
export type PeerEnd = z.infer<typeof peerEnd>;

const localEnd = z.strictObject({
  name: z.string(),
  projectId: z.string(),
  projectKey: z.string(),
  siteUrl: z.string(),
  cloudId: z.string(),
  installation: z.string(),
  region: z.string().optional(),
});

const invitationLeft = z.strictObject({
  /** SHA-256 of the one-time nonce, base64url: the nonce itself is only in the code. */
  nonceHash: z.string(),
  /** SHA-256 of the code as it was shown, base64url. */
  code: z.string(),
  /** Epoch seconds. */
  expires: z.int(),
  /** How often a valid code came again after it had been used. */
  secondAttempts: z.int(),
});

/**
 * What a side needs between the acceptance and the six words. The acceptor holds `reveal`, the value it has
 * committed to; the inviter holds the `challenge` it made for this one acceptance.
 */
const handshakeLeft = z.strictObject({
  /** SHA-256 of the code and of the acceptance as sent, base64url. */
  code: z.string(),
  acceptance: z.string().optional(),
  reveal: z.string().optional(),
  challenge: z.string().optional(),
  /** Until when the inviter waits for its challenge to be answered before the code is free again. */
  until: z.int().optional(),
});

/** Why a connection rests until both sides have paired again. */
const restReason = z.enum(['keys-revoked', 'peer-uninstalled']);

const figuresAt = figures.extend({ at: z.int() });

/** How a connection ended, and whether what was kept of it has been erased. */
const ending = z.strictObject({
  at: z.int(),
  by: z.enum(['here', 'there']),
  /** The links that the app has left on issues are to go too. */
  cleanUp: z.boolean(),
  erased: z.int().optional(),
});

/**
 * Pairs of before are being joined again; until both sides have told theirs no issue data moves. `first` tells the
 * peer first; `here` and `there`: who has told all. What became of the pairs is counted.
 */
const relinking = z.strictObject({
  first: z.boolean(),
  here: z.boolean(),
  there: z.boolean(),
});

const relinked = z.strictObject({
  linked: z.int(),
  /** Left to an admin here or there. */
  asks: z.int(),
  /** Ended, gone, or belonging to another issue. */
  refused: z.int(),
  /** When both sides had told theirs. */
  at: z.int().optional(),
});

/** A project admin asked for this connection; nothing begins before a site admin has approved it. */
const asked = z.strictObject({
  /** Account id and name of who asked. */
  by: z.string().optional(),
  name: z.string(),
  at: z.int(),
  /** Until when it can still be approved and begun. */
  until: z.int(),
  approved: z.int().optional(),
});

/** One connection of this site. Times are epoch seconds. */
const connectionRecord = z.strictObject({
  v: z.literal(1),
  rev: z.int(),
  token: z.string(),
  id: connectionId,
  state: connectionState,
  role: connectionRole,
  name: z.string(),
  description: z.string(),
  mode: connectionMode,
  policy: conflictPolicy,
  created: z.int(),
  local: localEnd,
  /** `end` is absent until the partner has accepted. */
  peer: z.strictObject({
    name: z.string(),
    siteUrl: z.string().optional(),
    /** Site of the peer, once it is known: only this one may pair anew under the same connection. */
    cloudId: z.string().optional(),
    end: peerEnd.optional(),
  }),
  /** Key of the fingerprints that both sides keep of this connection's values, base64url. */
  fingerprintKey: z.string(),
  /** Id of the own signing key in the secret store. */
  keyId: z.string(),
  /** The published version in force; 0 until the connection is active. */
  version: z.int(),
  /** Control messages: the last one sent and the last one taken. */
  control: z.strictObject({ sent: z.int(), received: z.int() }),
  asked: asked.optional(),
  invitation: invitationLeft.optional(),
  handshake: handshakeLeft.optional(),
  /** SHA-256 of the handshake's transcript, base64url: the six words are read from it. */
  transcript: z.string().optional(),
  consent: z.strictObject({ here: consentRecord.optional(), there: consentRecord.optional() }),
  confirmed: z.strictObject({ here: consentRecord.optional(), there: consentRecord.optional() }),
  /** Who paused it: either side may, and each must resume its own. */
  paused: z.strictObject({ here: z.boolean(), there: z.boolean() }),
  /** When a verified message last came from the peer. */
  heard: z.int().optional(),
  /** A rotation of the own key: under way while `until` is absent, then both keys sign until it. */
  rotation: z.strictObject({ at: z.int(), until: z.int().optional() }).optional(),
  /** SHA-256 of the pre-filter token that the peer has last been given, base64url. */
  tokenGiven: z.string().optional(),
  rest: z.strictObject({ why: restReason, at: z.int() }).optional(),
  ending: ending.optional(),
  /** What both sides last said of themselves, with the time it was said. */
  figures: z.strictObject({ here: figuresAt.optional(), there: figuresAt.optional() }).optional(),
  /** What the rules of either side let cross since the six words were confirmed, and who wants changes reviewed. */
  terms: z
    .strictObject({
      here: z
        .strictObject({
          hash: z.string(),
          at: z.int(),
          /** The peer has heard of it. */
          told: z.boolean(),
          /** Not in force before the peer has agreed, and what is then to become of issues under sync. */
          waits: z.boolean(),
          existing: z.enum(['now', 'as-they-change', 'not']).optional(),
        })
        .optional(),
      there: z
        .strictObject({
          terms,
          hash: z.string(),
          at: z.int(),
          waits: z.boolean(),
          agreed: z.int().optional(),
        })
        .optional(),
      review: z.strictObject({ here: z.boolean(), there: z.boolean() }),
    })
    .optional(),
  /** The peer is still to be told that these people have gone: references, and consents that bear their name. */
  forget: z
    .strictObject({ refs: z.array(z.string()), consents: z.array(z.enum(['consent', 'confirmed'])) })
    .optional(),
  /** Local projects in the archive, in the trash or deleted, as far as they are in scope. */
  resting: restingProjects.optional(),
  /** Local projects whose sync an admin has switched off: id -> when (epoch seconds). */
  off: z.record(z.string(), z.int()).optional(),
  /** Test runs of the peer are answered: what its values would change here, without anything being done. */
  testRuns: z.boolean().optional(),
  relink: relinking.optional(),
  relinked: relinked.optional(),
  /** What an admin must look at: closed code -> when it last happened. */
  alerts: z.record(z.string(), z.int()).optional(),
  /** The peer speaks an older protocol than it once did; nothing is taken until an admin agrees. */
  older: z.int().optional(),
  /** Nothing is carried for now, though both sides run; and messages in a row without an answer. */
  breaker: breaker.optional(),
  unanswered: z.int().optional(),
});
export type Connection = z.infer<typeof connectionRecord>;

export const connectionKind: RecordKind<Connection> = {
  name: 'connection',
  schema: connectionRecord,
  entity: {
    attributes: (record) => ({ v: record.v, rev: record.rev, token: record.token, state: record.state }),
  },
};

const keyPair = z.strictObject({
  kid: z.string(),
  /** Ed25519 and X25519 seeds: 32 bytes each, base64url. */
  sign: z.string(),
  agree: z.string(),
});
export type KeyPair = z.infer<typeof keyPair>;

const keysRecord = z.strictObject({
  v: z.literal(1),
  current: keyPair,
  /** Signs along until the overlap of a rotation is over. */
  previous: keyPair.optional(),
  /** Made for a rotation that the peer has not confirmed yet. */
  next: keyPair.optional(),
});
export type Keys = z.infer<typeof keysRecord>;

/** Lives in the secret store alone, under the connection's id. */
export const keysKind: RecordKind<Keys> = { name: 'keys', schema: keysRecord };

/** Whether issue data may move: only between two confirmed sides that know each other. */
export function mayCarryIssues(
  connection: Connection,
): connection is Connection & { peer: { end: PeerEnd } } {
  return connection.state === 'active' && connection.peer.end !== undefined;
}

/** `<cloudId>/<installationId>`: who speaks in an envelope. */
export const siteIdentity = (end: { cloudId: string; installation: string }): string =>
  `${end.cloudId}/${end.installation}`;

/** Counts of pairs that are joined again, one more of a sort. */
export const noPairsYet = { linked: 0, asks: 0, refused: 0 } as const;

/** Whether messages of the peer are listened to at all: not once keys are revoked or the connection has ended. */
export function listens({ state, rest }: Connection): boolean {
  const ended = state === 'refused' || state === 'expired' || state === 'disconnected';
  return !ended && state !== 'awaiting-approval' && rest?.why !== 'keys-revoked';
}

/** Keys whose signature counts now (epoch milliseconds), the current one first. */
export const keysInForce = (end: PeerEnd, now: number): PeerEnd['keys'] =>
  end.keys.filter((key) => key.until === undefined || key.until > now / 1000);
