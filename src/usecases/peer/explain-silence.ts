import type { Connection } from '../../core/connection/connection-record.ts';
import { peerSilent } from '../invitation/explain-setup.ts';

interface Problem {
  readonly message: string;
  readonly next: string;
}

/** Why nothing can be asked over a connection in this state; undefined where it can. */
export function explainUnusable(connection: Connection, ours: boolean): Problem | undefined {
  const { peer, state, rest } = connection;
  if (!ours) return madeElsewhere;
  if (rest?.why === 'keys-revoked')
    return {
      message: `The keys of the connection with ${peer.name} were revoked.`,
      next: 'Invite your partner again under this connection ("pair anew"): the pairs of work items are joined again once both admins have confirmed.',
    };
  if (state === 'disconnected' || state === 'refused' || state === 'expired')
    return {
      message: `The connection with ${peer.name} is ${state}.`,
      next: 'If you want to work together again, invite your partner under this connection: its pairs of work items are joined again.',
    };
  if (!peer.end)
    return {
      message: `${peer.name} has not accepted the invitation yet.`,
      next: 'Send the code again, or make a new one if it has expired.',
    };
  return undefined;
}

/** What it means that a peer did not answer as it should. */
export function explainSilence(
  said: 'restored' | { reason: 'unknown' | 'not-sent' | 'refused'; code?: string },
  { peer, rest }: Connection,
): Problem {
  if (said === 'restored')
    return {
      message: `This site counts fewer messages than ${peer.name} has had from it: its data was restored from an earlier day.`,
      next: 'Look at some work items on both sides, then resume the connection: both sides are compared before anything is written.',
    };
  if (said.reason !== 'refused') {
    const silent = peerSilent(peer.name);
    const gone = rest?.why === 'peer-uninstalled';
    return {
      message: gone ? `The app was removed from the site of ${peer.name}.` : silent.message,
      next: gone
        ? 'Ask your partner to install it again, then invite anew under this connection: its pairs of work items are joined again.'
        : (silent.next ?? ''),
    };
  }
  if (said.code === 'older-protocol')
    return {
      message: `${peer.name} has seen a newer version of the app here than the one that asks now.`,
      next: 'Update the app on this site, or let an admin of your partner agree to the older version.',
    };
  return {
    message: `${peer.name} no longer takes messages of this connection (${said.code ?? 'refused'}).`,
    next: 'Ask your partner whether the connection was refused or disconnected there.',
  };
}

const madeElsewhere: Problem = {
  message:
    'This connection was made by another installation of the app: the site is a copy, was restored, or the app was installed anew.',
  next: 'Invite your partner again under this connection, or, where this site is a copy, make an ordinary invitation. Nothing is sent or taken in the name of the other installation.',
};
