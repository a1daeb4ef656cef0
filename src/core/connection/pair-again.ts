import { type ConflictPolicy, type ConnectionRole, winnerOf } from './conflict-policy.ts';
import { type Connection, noPairsYet } from './connection-record.ts';
import { type Here, isOurs } from './own-identity.ts';

/**
 * Whether both sides may pair anew under this connection's id, so that its pairs of issues are joined again: once it
 * has ended or rests, or where another installation made it. One that runs is ended first.
 */
export function mayPairAgain(connection: Connection, here: Here): boolean {
  const { state, relink, rest } = connection;
  if (connection.local.cloudId !== here.cloudId) return false;
  if (!isOurs(connection, here)) return true;
  if (state === 'disconnected' || (state === 'suspended' && rest !== undefined)) return true;
  // A second try of pairing anew: the first was refused, has expired, or nobody has answered.
  return relink !== undefined && state !== 'restored' && state !== 'active' && state !== 'paused';
}

/** The site that the connection has always been with; undefined where it never was with any. */
export const siteOfPeer = ({ peer }: Connection): string | undefined => peer.end?.cloudId ?? peer.cloudId;

/** What a new handshake under the same id keeps of the connection before: its rules, its counts of control messages go. */
export function keptFrom(
  before: Connection,
  versionStands: boolean,
): Pick<Connection, 'rev' | 'created' | 'version' | 'relink' | 'relinked'> {
  return {
    rev: before.rev,
    created: before.created,
    version: versionStands ? before.version : 0,
    relink: { first: true, here: false, there: false },
    relinked: noPairsYet,
  };
}

/** The policy goes on with the next number; who invites now may have been the acceptor before. */
export function policyFor(before: Connection, role: ConnectionRole): ConflictPolicy {
  const { policy } = before;
  const turned = before.role !== role;
  const sideNow = (side: ConnectionRole): ConnectionRole =>
    turned ? (side === 'initiator' ? 'acceptor' : 'initiator') : side;
  const owners = Object.keys(policy.owners ?? {}).map(
    (name) => [name, sideNow(winnerOf(policy, name))] as const,
  );
  return {
    number: policy.number + 1,
    winner: sideNow(policy.winner),
    ...(owners.length === 0 ? {} : { owners: Object.fromEntries(owners) }),
  };
}
