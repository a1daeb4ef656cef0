import { isEarlierWish } from '../../core/connection/asked-connection.ts';
import {
  type Connection,
  type ConsentRecord,
  connectionKind,
  type Keys,
  keysKind,
} from '../../core/connection/connection-record.ts';
import { type Attempt, done, failed, type Person } from '../../core/connection/explained.ts';
import {
  ACCEPTING_SECONDS,
  type AcceptanceGiven,
  acceptanceOf,
  newAcceptor,
} from '../../core/connection/new-acceptance.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { mayPairAgain, siteOfPeer } from '../../core/connection/pair-again.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { commitmentBytes } from '../../core/protocol/handshake-secrets.ts';
import { publicKeyOf } from '../../core/protocol/key-pair.ts';
import { sha256 } from '../../core/protocol/sha256.ts';
import { acceptanceHash } from '../../core/protocol/transcript.ts';
import { versionKey, versionKind } from '../../core/rules/version.ts';
import { changeConnection, writeConnection } from '../connection/write-connection.ts';
import { callPeer } from '../peer/call-peer.ts';
import {
  acceptingNow,
  consentOutdated,
  explainRefusal,
  handshakeDiffers,
  knownAlready,
} from './explain-acceptance.ts';
import { peerSilent, projectGone } from './explain-setup.ts';
import { type InvitationSeen, readInvitation } from './read-invitation.ts';

const ACCEPT_TIMEOUT_MS = 15_000;

export interface AcceptWish {
  readonly code: string;
  readonly projectId: string;
  readonly localName?: string | undefined;
  readonly region?: string | undefined;
  /** Hash of the consent text that was shown. */
  readonly consent: string;
}

/** Accepts an invitation: stores this side, shows it to the inviter, and waits for the six words. */
export async function acceptInvitation(
  ports: ConnectionPorts,
  wish: AcceptWish,
  person: Person,
): Promise<Attempt<Connection>> {
  const seen = await readInvitation(ports, wish.code, wish);
  if (!seen.ok) return seen;
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  if (wish.consent !== seen.value.consent.hash) return failed(consentOutdated);
  const project = await ports.jira.project(wish.projectId);
  if (project === 'not-found') return failed(projectGone(wish.projectId));
  const given = await gatherAcceptance(ports, wish, seen.value, project, secrets.current, person);
  const mine = await standReady(ports, given);
  if (!mine.ok) return mine;
  if (mine.value.connection.state !== 'pending') return done(mine.value.connection);
  return showOurselves(ports, given, mine.value);
}

/** All that an acceptance says of this side. */
export async function gatherAcceptance(
  ports: ConnectionPorts,
  wish: AcceptWish,
  seen: InvitationSeen,
  project: { id: string; key: string },
  tokenSecret: string,
  person: Person,
): Promise<AcceptanceGiven> {
  const now = ports.clock.now();
  const consent: ConsentRecord = {
    by: person.name,
    role: person.role,
    at: Math.floor(now / 1000),
    text: seen.consent.hash,
    ...(person.account === undefined ? {} : { account: person.account }),
  };
  return {
    invitation: seen.invitation,
    code: seen.code,
    localName: wish.localName ?? seen.invitation.to.name,
    region: wish.region,
    project: { id: project.id, key: project.key },
    identity: seen.here,
    url: await ports.installation.webTriggerUrl(),
    tokenSecret,
    consent,
    now,
    chance: ports.random,
  };
}

/**
 * The record must stand before the acceptance leaves: the inviter calls back while we wait for its answer. Its
 * condition lets one attempt through, and only that one writes keys. A later attempt goes on with the keys of the
 * first, by which the inviter knows that it is the same side.
 */
async function standReady(
  ports: ConnectionPorts,
  given: AcceptanceGiven,
): Promise<Attempt<{ connection: Connection; keys: Keys }>> {
  const id = given.invitation.connection;
  const before = await ports.store.get(connectionKind, id);
  const standing = before && isAttemptWith(before, given.code) ? before : undefined;
  const keys = standing && (await ports.secrets.get(keysKind, id));
  if (standing && keys && standing.state !== 'pending') return done({ connection: standing, keys });
  if (standing && isUnderWay(standing, given.now)) return failed(acceptingNow);
  if (standing && keys) {
    const again = withReveal({ ...standing, local: newAcceptor(given).connection.local }, given);
    const written = await writeConnection(ports, standing, again);
    return written ? done({ connection: written, keys }) : failed(acceptingNow);
  }
  if (before && !standing && !mayTakePlaceOf(before, given)) return failed(knownAlready(before.peer.name));
  const fresh = newAcceptor(given, await rulesOf(ports, before));
  const { asked } = standing ?? {};
  const next = { ...fresh.connection, ...(asked === undefined ? {} : { asked }) };
  const stood = before
    ? await writeConnection(ports, before, next)
    : (await ports.store.create(connectionKind, id, next)) && next;
  if (!stood) return failed(acceptingNow);
  await ports.secrets.put(keysKind, id, fresh.keys);
  return done({ connection: stood, keys: fresh.keys });
}

/** What pairing anew goes on with: the connection of before, and whether its rules still stand. */
async function rulesOf(ports: ConnectionPorts, before: Connection | undefined) {
  if (!before) return undefined;
  const version = await ports.store.get(versionKind, versionKey(before.id, before.version));
  return { connection: before, versionStands: version !== undefined };
}

const isAttemptWith = ({ role, state, handshake }: Connection, code: string): boolean =>
  role === 'acceptor' && state !== 'refused' && state !== 'expired' && handshake?.code === sha256(code);

const isUnderWay = ({ state, handshake }: Connection, now: number): boolean =>
  state === 'pending' && (handshake?.until ?? 0) > now / 1000;

/** Under an id that is known here only the site of before comes again, and only to pair anew. */
function mayTakePlaceOf(before: Connection, { invitation, identity }: AcceptanceGiven): boolean {
  if (before.relink === undefined && (before.state === 'refused' || before.state === 'expired')) return true;
  if (isEarlierWish(before, invitation.issuer.cloudId)) return true;
  const known = siteOfPeer(before);
  const same = known === undefined || known === invitation.issuer.cloudId;
  return invitation.again !== undefined && same && mayPairAgain(before, identity);
}

const withReveal = (connection: Connection, given: AcceptanceGiven): Connection => ({
  ...connection,
  handshake: {
    code: connection.handshake?.code ?? '',
    reveal: connection.handshake?.reveal ?? commitmentBytes(given.chance.bytes(32)),
    until: Math.floor(given.now / 1000) + ACCEPTING_SECONDS,
  },
});

async function showOurselves(
  ports: ConnectionPorts,
  given: AcceptanceGiven,
  mine: { connection: Connection; keys: Keys },
): Promise<Attempt<Connection>> {
  const { connection, keys } = mine;
  const { end } = connection.peer;
  const reveal = connection.handshake?.reveal;
  if (!end || reveal === undefined) throw new Error('An acceptor without a peer or a value to reveal');
  const payload = acceptanceOf(connection, publicKeyOf(keys.current), given, reveal);
  const acceptance = acceptanceHash(payload);
  await changeConnection(ports, connection.id, (now) =>
    now.handshake?.reveal === reveal ? { ...now, handshake: { ...now.handshake, acceptance } } : undefined,
  );
  const said = await callPeer(ports, {
    connection,
    end,
    kind: 'accept',
    payload,
    timeoutMs: ACCEPT_TIMEOUT_MS,
  });
  if (said.ok) return settle(ports, connection.id, said.answer.transcript);
  if (said.reason !== 'refused') {
    await changeConnection(ports, connection.id, (now) => withoutWait(now, reveal));
    return failed(peerSilent(connection.peer.name));
  }
  await forgetReveal(ports, connection.id, reveal);
  return failed(explainRefusal(said.code, connection.peer.name));
}

/** Both must have seen the same handshake; ours was written when the inviter's challenge came in. */
async function settle(ports: ConnectionPorts, id: string, transcript: string): Promise<Attempt<Connection>> {
  const accepted = await changeConnection(ports, id, (now) =>
    now.transcript === transcript && now.state === 'pending' ? { ...now, state: 'accepted' } : undefined,
  );
  if (accepted) return done(accepted);
  const now = await ports.store.get(connectionKind, id);
  return now && now.transcript === transcript ? done(now) : failed(handshakeDiffers);
}

/** This attempt is over: another may begin at once, with the same value as long as nobody has asked for it. */
function withoutWait(now: Connection, reveal: string): Connection | undefined {
  if (now.state !== 'pending' || now.handshake?.reveal !== reveal) return undefined;
  const { until: _, ...handshake } = now.handshake;
  return { ...now, handshake };
}

/** What was revealed once is never committed to again: that would let somebody choose the six words. */
async function forgetReveal(ports: ConnectionPorts, id: string, reveal: string): Promise<void> {
  await changeConnection(ports, id, (now) => {
    if (now.state !== 'pending' || now.handshake?.reveal !== reveal) return undefined;
    const { transcript: _, ...rest } = now;
    return { ...rest, handshake: { code: now.handshake.code } };
  });
}
