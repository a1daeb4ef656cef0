import type { Invitation } from '../protocol/invitation-code.ts';
import { sha256 } from '../protocol/sha256.ts';
import type { Connection } from './connection-record.ts';
import type { Explained } from './explained.ts';
import { type AcceptanceGiven, newAcceptor } from './new-acceptance.ts';
import type { SiteSettings } from './site-settings.ts';

/** Who asks for a connection of the own project. */
export interface Asker {
  /** Account id. */
  readonly by: string;
  /** As the site shows the person, for the admin who decides. */
  readonly name: string;
}

/** How long a wish to invite waits for a site admin. */
const ASKED_DAYS = 14;

/**
 * A connection that a project admin wants to begin: it has no keys and no code, and nobody outside knows of it.
 * `made` is what an invitation would be; of that only what the two admins of this site read is kept.
 */
export function askedInvitation(made: Connection, asker: Asker, now: number): Connection {
  const { invitation: _invitation, tokenGiven: _token, ...rest } = made;
  const at = Math.floor(now / 1000);
  return {
    ...rest,
    state: 'awaiting-approval',
    asked: { ...asker, at, until: at + ASKED_DAYS * 86_400 },
  };
}

/**
 * An invitation that a project admin wants to accept. The code is not kept, only its hash: once a site admin has
 * agreed, the project admin pastes it again.
 */
export function askedAcceptance(given: AcceptanceGiven, asker: Asker): Connection {
  const { connection } = newAcceptor(given);
  const { issuer } = given.invitation;
  const { tokenGiven: _token, relink: _relink, ...rest } = connection;
  return {
    ...rest,
    state: 'awaiting-approval',
    peer: { name: issuer.name, siteUrl: issuer.siteUrl, cloudId: issuer.cloudId },
    handshake: { code: sha256(given.code) },
    consent: {},
    asked: { ...asker, at: Math.floor(given.now / 1000), until: given.invitation.expires },
  };
}

/** Whether a site admin has agreed that this code is accepted for this project. */
export const isAgreedTo = (connection: Connection, code: string, projectId: string): boolean =>
  connection.asked?.approved !== undefined && isAskedFor(connection, code, projectId);

/** Whether this is what a project admin has asked for by this code, waiting or under way. */
export const isAskedFor = (connection: Connection, code: string, projectId: string): boolean =>
  connection.asked !== undefined &&
  connection.handshake?.code === sha256(code) &&
  connection.local.projectId === projectId;

/** An earlier code of the same site, or the same code for another project: nothing has come of it yet. */
export const isEarlierWish = ({ state, peer }: Connection, issuerCloudId: string): boolean =>
  state === 'awaiting-approval' && peer.cloudId === issuerCloudId;

/** What keeps a project admin from connecting with this site at all; undefined: nothing. */
export function keptFromProjectAdmins(
  settings: SiteSettings,
  peerSiteUrl: string | undefined,
): Explained | undefined {
  if (settings.projectAdmins === 'never')
    return {
      code: 'forbidden',
      message: 'On this site only site administrators make connections.',
      next: 'Ask a site administrator to make this connection, or to change the setting of Counterpart.',
    };
  const { partners } = settings;
  if (partners === undefined || (peerSiteUrl !== undefined && partners.includes(peerSiteUrl)))
    return undefined;
  return {
    code: 'forbidden',
    field: 'peerSiteUrl',
    message:
      peerSiteUrl === undefined
        ? 'On this site administrators of a space connect with listed sites alone, and the request names no site.'
        : `On this site administrators of a space connect with listed sites alone, and ${peerSiteUrl} is not one of them.`,
    next:
      partners.length === 0
        ? 'Ask a site administrator to list it in the settings of Counterpart.'
        : `Choose one of these: ${partners.join(', ')}; or ask a site administrator to list another.`,
  };
}

/** What an invitation asks for that only a site admin decides about; undefined: a project admin may accept it. */
export function beyondProjectAdmins({ mode, again, issuer }: Invitation): Explained | undefined {
  const next = 'Ask a site administrator to accept it on the admin page.';
  if (mode !== 'basic')
    return {
      code: 'forbidden',
      field: 'code',
      message: `The invitation of ${issuer.name} is for the ${mode} mode; administrators of a space accept Basic connections.`,
      next,
    };
  if (again === undefined) return undefined;
  return {
    code: 'forbidden',
    field: 'code',
    message: `The invitation of ${issuer.name} pairs an earlier connection anew, with all its pairs of work items.`,
    next,
  };
}
