import {
  type Asker,
  askedInvitation,
  keptFromProjectAdmins,
} from '../../core/connection/asked-connection.ts';
import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { InvitationWish } from '../../core/connection/new-invitation.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { asOf } from '../../core/connection/pause.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { siteOrigin } from '../../core/protocol/peer-url.ts';
import { writeConnection } from '../connection/write-connection.ts';
import { changedMeanwhile, noSuchConnection } from './explain-setup.ts';
import { areTooMany, invite, notASite, prepareInvitation, tooMany } from './invite.ts';
import { loadSettings } from './keep-settings.ts';

type AskedInvitation = Omit<InvitationWish, 'mode'> & { readonly projectId: string };

interface Invited {
  readonly connection: Connection;
  /** Absent while a site admin has not approved it. */
  readonly code?: string;
  readonly expires?: number;
}

/**
 * A project admin wants to invite a partner to a Basic connection of the own project. As the site's setting says, the
 * invitation is made at once, or a site admin is asked first.
 */
export async function askToInvite(
  ports: ConnectionPorts,
  asked: AskedInvitation,
  asker: Asker,
): Promise<Attempt<Invited>> {
  const settings = await loadSettings(ports);
  const peerSiteUrl = asked.peerSiteUrl ? siteOrigin(asked.peerSiteUrl) : undefined;
  if (asked.peerSiteUrl && peerSiteUrl === undefined) return failed(notASite(asked.peerSiteUrl));
  const kept = keptFromProjectAdmins(settings, peerSiteUrl);
  if (kept) return failed(kept);
  const wish = { ...asked, peerSiteUrl, mode: 'basic' } as const;
  if (settings.projectAdmins === 'alone') return invite(ports, wish);
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  if (await areTooMany(ports, 'awaiting-approval')) return failed(tooMany('awaiting-approval'));
  const made = await prepareInvitation(ports, wish, secrets.current);
  if (!made.ok) return made;

  const waiting = askedInvitation(made.value.connection, asker, ports.clock.now());

  await ports.store.create(connectionKind, waiting.id, waiting);
  return done({ connection: waiting });
}

/**
 * The code of a connection that a site admin has approved. Until the partner has used it, it can be made anew, for
 * it is shown once: the one before counts no more. The record is written on condition, before its keys.
 */
export async function openCode(
  ports: ConnectionPorts,
  asked: { readonly connection: string; readonly validHours: number },
): Promise<Attempt<Required<Invited>>> {
  const before = await ports.store.get(connectionKind, asked.connection);
  if (!before) return failed(noSuchConnection(asked.connection));
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  const unready = whyNoCode(asOf(before, ports.clock.now()));
  if (unready) return failed(unready);
  if (await areTooMany(ports, 'pending')) return failed(tooMany('pending'));
  const { local, peer, name, description } = before;
  const made = await prepareInvitation(
    ports,
    {
      localName: local.name,
      peerName: peer.name,
      peerSiteUrl: peer.siteUrl,
      name,
      description,
      mode: 'basic',
      region: local.region,
      validHours: asked.validHours,
      projectId: local.projectId,
    },
    secrets.current,
    before.id,
  );
  if (!made.ok) return made;
  const { connection, keys, code } = made.value;
  const { asked: request } = before;

  const written = await writeConnection(ports, before, {
    ...connection,
    created: before.created,
    ...(request === undefined ? {} : { asked: request }),
  });
  if (!written) return failed(changedMeanwhile);
  await ports.secrets.put(keysKind, written.id, keys);
  return done({ connection: written, code, expires: written.invitation?.expires ?? 0 });
}

function whyNoCode({ asked, role, state, relink, peer }: Connection): Explained | undefined {
  if (role !== 'initiator' || asked === undefined || relink !== undefined)
    return {
      code: 'not-asked',
      message: `The connection with ${peer.name} was not asked for by an administrator of a space.`,
      next: 'Make a new invitation.',
    };
  if (asked.approved === undefined)
    return {
      code: 'not-approved',
      message: `No site administrator has approved the connection with ${peer.name} yet.`,
      next: 'Ask a site administrator to look at the connections of Counterpart.',
    };
  if (state === 'awaiting-approval' || state === 'pending') return undefined;
  return {
    code: 'not-open',
    message: `The connection with ${peer.name} is ${state}: it needs no code.`,
    next: 'Load the page again and look at its state.',
  };
}
