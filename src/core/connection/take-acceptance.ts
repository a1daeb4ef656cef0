import type { AcceptPayload } from '../protocol/kinds/accept.ts';
import type { Connection } from './connection-record.ts';

/** Seconds that the inviter keeps the code for an acceptor whose challenge it has not answered yet. */
const HOLD_SECONDS = 60;

export type AcceptanceVerdict =
  /** Nobody had accepted: hold the code for this one, write on condition, then challenge. */
  | { readonly do: 'challenge'; readonly next: Connection }
  /** This very side had been accepted and did not hear it. */
  | { readonly do: 'repeat'; readonly transcript: string }
  | { readonly do: 'refuse'; readonly code: 'already-used' | 'expired'; readonly next?: Connection };

/** What a proven acceptance means for the invitation. `now` in epoch milliseconds. */
export function takeAcceptance(
  connection: Connection,
  payload: AcceptPayload,
  acceptance: string,
  challenge: string,
  now: number,
): AcceptanceVerdict {
  const { invitation, peer } = connection;
  const seconds = Math.floor(now / 1000);
  if (!invitation) return { do: 'refuse', code: 'already-used' };
  const same = peer.end?.keys.some((key) => key.kid === payload.key.kid) ?? false;
  if (same && connection.transcript !== undefined && connection.state !== 'refused')
    return { do: 'repeat', transcript: connection.transcript };
  if (!isFree(connection, seconds)) {
    const seen = { ...invitation, secondAttempts: invitation.secondAttempts + 1 };
    return { do: 'refuse', code: 'already-used', next: { ...connection, invitation: seen } };
  }
  if (invitation.expires <= seconds)
    return { do: 'refuse', code: 'expired', next: { ...connection, state: 'expired' } };
  const next: Connection = {
    ...connection,
    state: 'accepted',
    peer: { ...peer, end: peerEndOf(payload) },
    handshake: { code: invitation.code, acceptance, challenge, until: seconds + HOLD_SECONDS },
    consent: { ...connection.consent, there: payload.consent },
  };
  return { do: 'challenge', next };
}

/** Free: nobody has it, or somebody took it and never answered the challenge. */
function isFree(connection: Connection, seconds: number): boolean {
  if (connection.state === 'pending') return true;
  const left = connection.state === 'accepted' && connection.transcript === undefined;
  return left && (connection.handshake?.until ?? 0) <= seconds;
}

function peerEndOf(payload: AcceptPayload): NonNullable<Connection['peer']['end']> {
  return {
    siteUrl: payload.siteUrl,
    cloudId: payload.cloudId,
    installation: payload.installation,
    url: payload.url,
    token: payload.token,
    keys: [payload.key],
    projectKey: payload.projectKey,
    ...(payload.region === undefined ? {} : { region: payload.region }),
    protocol: payload.protocol.max,
  };
}

/** The acceptor did not answer its challenge: the code is free again until it expires. */
export function releaseInvitation(connection: Connection): Connection {
  const { handshake: _, ...rest } = connection;
  const { there: __, ...consent } = connection.consent;
  const { end: ___, ...peer } = connection.peer;
  return { ...rest, state: 'pending', peer, consent };
}
