import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import {
  type InvitationWish,
  type NewInvitation,
  newInvitation,
} from '../../core/connection/new-invitation.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { asOf } from '../../core/connection/pause.ts';
import { APP } from '../../core/limits.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { siteOrigin } from '../../core/protocol/peer-url.ts';
import { projectGone } from './explain-setup.ts';

/** Makes a connection of this site that waits for a partner, and the code that opens it once. */
export async function invite(
  ports: ConnectionPorts,
  wish: InvitationWish & { readonly projectId: string },
): Promise<
  Attempt<{ connection: Connection; code: string; expires: number; acceptUrl: string | undefined }>
> {
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  const peerSite = wish.peerSiteUrl ? siteOrigin(wish.peerSiteUrl) : undefined;
  if (wish.peerSiteUrl && peerSite === undefined) return failed(notASite(wish.peerSiteUrl));
  if (await areTooMany(ports, 'pending')) return failed(tooMany('pending'));
  const made = await prepareInvitation(ports, { ...wish, peerSiteUrl: peerSite }, secrets.current);
  if (!made.ok) return made;
  const { connection, keys, code, acceptUrl } = made.value;

  await ports.secrets.put(keysKind, connection.id, keys);
  await ports.store.create(connectionKind, connection.id, connection);
  return done({ connection, code, expires: connection.invitation?.expires ?? 0, acceptUrl });
}

/** All that an invitation consists of, kept nowhere yet. `id`: of a connection that a site admin has approved. */
export async function prepareInvitation(
  ports: ConnectionPorts,
  wish: InvitationWish & { readonly projectId: string },
  tokenSecret: string,
  id?: string,
): Promise<Attempt<NewInvitation>> {
  const project = await ports.jira.project(wish.projectId);
  if (project === 'not-found') return failed(projectGone(wish.projectId));
  return done(
    newInvitation({
      id,
      wish,
      project,
      identity: await ports.installation.identity(),
      url: await ports.installation.webTriggerUrl(),
      tokenSecret,
      now: ports.clock.now(),
      chance: ports.random,
    }),
  );
}

/** Whether as many connections wait in this state as a site may have. */
export async function areTooMany(
  ports: Pick<ConnectionPorts, 'store' | 'clock'>,
  state: 'pending' | 'awaiting-approval',
): Promise<boolean> {
  const found = await ports.store.query(connectionKind, {
    index: 'state',
    from: state,
    to: state,
    limit: 100,
  });
  const now = ports.clock.now();
  return found.rows.filter(({ value }) => asOf(value, now).state === state).length >= APP.openInvitations;
}

export const tooMany = (state: 'pending' | 'awaiting-approval'): Explained =>
  state === 'pending'
    ? {
        code: 'too-many-invitations',
        message: `${APP.openInvitations} invitations of this site wait for an answer already.`,
        next: 'Withdraw one of them, or wait until one has expired.',
      }
    : {
        code: 'too-many-requests',
        message: `${APP.openInvitations} connections of this site wait for a site administrator already.`,
        next: 'Ask a site administrator to decide about them first.',
      };

export const notASite = (text: string) => ({
  code: 'not-a-site',
  field: 'peerSiteUrl',
  message: `"${text}" is not the address of a Jira site.`,
  next: 'Give an address such as https://partner.atlassian.net, or leave the field empty.',
});
