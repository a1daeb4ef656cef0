import { type Connection, connectionKind, keysKind } from '../core/connection/connection-record.ts';
import { type Attempt, done, failed } from '../core/connection/explained.ts';
import { type InvitationWish, newInvitation } from '../core/connection/new-invitation.ts';
import { noTokenSecret } from '../core/connection/not-set-up.ts';
import { asOf } from '../core/connection/pause.ts';
import { APP } from '../core/limits.ts';
import type { ConnectionPorts } from '../core/ports/connection-ports.ts';
import { siteOrigin } from '../core/protocol/peer-url.ts';
import { projectGone } from './explain-setup.ts';

/** Makes a connection of this site that waits for a partner, and the code that opens it once. */
export async function invite(
  ports: ConnectionPorts,
  wish: InvitationWish & { readonly projectId: string },
): Promise<Attempt<{ connection: Connection; code: string; expires: number }>> {
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  const peerSite = wish.peerSiteUrl ? siteOrigin(wish.peerSiteUrl) : undefined;
  if (wish.peerSiteUrl && peerSite === undefined) return failed(notASite(wish.peerSiteUrl));
  const pending = await ports.store.query(connectionKind, {
    index: 'state',
    from: 'pending',
    to: 'pending',
    limit: 100,
  });
  const waiting = pending.rows.filter(({ value }) => asOf(value, ports.clock.now()).state === 'pending');
  if (waiting.length >= APP.openInvitations) return failed(tooManyPending);
  const project = await ports.jira.project(wish.projectId);
  if (project === 'not-found') return failed(projectGone(wish.projectId));

  const made = newInvitation({
    wish: { ...wish, peerSiteUrl: peerSite },
    project,
    identity: await ports.installation.identity(),
    url: await ports.installation.webTriggerUrl(),
    tokenSecret: secrets.current,
    now: ports.clock.now(),
    chance: ports.random,
  });

  await ports.secrets.put(keysKind, made.connection.id, made.keys);
  await ports.store.create(connectionKind, made.connection.id, made.connection);
  const expires = made.connection.invitation?.expires ?? 0;
  return done({ connection: made.connection, code: made.code, expires });
}

const tooManyPending = {
  code: 'too-many-invitations',
  message: `${APP.openInvitations} invitations of this site wait for an answer already.`,
  next: 'Withdraw one of them, or wait until one has expired.',
} as const;

const notASite = (text: string) => ({
  code: 'not-a-site',
  field: 'peerSiteUrl',
  message: `"${text}" is not the address of a Jira site.`,
  next: 'Give an address such as https://partner.atlassian.net, or leave the field empty.',
});
