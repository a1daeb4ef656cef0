import {
  type Asker,
  askedAcceptance,
  beyondProjectAdmins,
  isAgreedTo,
  isAskedFor,
  isEarlierWish,
  keptFromProjectAdmins,
} from '../../core/connection/asked-connection.ts';
import { type Connection, connectionKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed, type Person } from '../../core/connection/explained.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { asOf } from '../../core/connection/pause.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { writeConnection } from '../connection/write-connection.ts';
import { type AcceptWish, acceptInvitation, gatherAcceptance } from './accept-invitation.ts';
import { consentOutdated, knownAlready } from './explain-acceptance.ts';
import { projectGone } from './explain-setup.ts';
import { areTooMany, tooMany } from './invite.ts';
import { loadSettings } from './keep-settings.ts';
import { readInvitation } from './read-invitation.ts';

/**
 * A project admin wants to accept an invitation to a Basic connection of the own project. As the site's setting says
 * it is accepted at once, or a site admin is asked first: then the same code is pasted once more.
 */
export async function askToAccept(
  ports: ConnectionPorts,
  wish: AcceptWish,
  person: Person,
  asker: Asker,
): Promise<Attempt<Connection>> {
  const seen = await readInvitation(ports, wish.code, wish);
  if (!seen.ok) return seen;
  const { invitation, consent, code } = seen.value;
  const settings = await loadSettings(ports);
  const kept = beyondProjectAdmins(invitation) ?? keptFromProjectAdmins(settings, invitation.issuer.siteUrl);
  if (kept) return failed(kept);
  const found = await ports.store.get(connectionKind, invitation.connection);
  const before = found && asOf(found, ports.clock.now());
  if (settings.projectAdmins === 'alone' || (before && isAgreedTo(before, code, wish.projectId)))
    return acceptInvitation(ports, wish, person);
  if (consent.hash !== wish.consent) return failed(consentOutdated);
  if (before && isAskedFor(before, code, wish.projectId) && !isOver(before)) return done(before);
  if (before && !isOver(before) && !isEarlierWish(before, invitation.issuer.cloudId))
    return failed(knownAlready(before.peer.name));
  return askFirst(ports, { wish, seen: seen.value, person, asker, before: found });
}

/** Nothing but what two admins of this site read: no key is made, and the partner hears nothing. */
async function askFirst(
  ports: ConnectionPorts,
  about: {
    readonly wish: AcceptWish;
    readonly seen: Parameters<typeof gatherAcceptance>[2];
    readonly person: Person;
    readonly asker: Asker;
    readonly before: Connection | undefined;
  },
): Promise<Attempt<Connection>> {
  const { wish, seen, person, asker, before } = about;
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  const project = await ports.jira.project(wish.projectId);
  if (project === 'not-found') return failed(projectGone(wish.projectId));
  if (await areTooMany(ports, 'awaiting-approval')) return failed(tooMany('awaiting-approval'));
  const given = await gatherAcceptance(ports, wish, seen, project, secrets.current, person);

  const waiting = askedAcceptance(given, asker);

  const stood = before
    ? await writeConnection(ports, before, waiting)
    : (await ports.store.create(connectionKind, waiting.id, waiting)) && waiting;
  return stood ? done(stood) : failed(askedNow);
}

/** What came to nothing before, and has left no pairs. */
const isOver = ({ state, relink, ending }: Connection): boolean =>
  relink === undefined && ending === undefined && (state === 'refused' || state === 'expired');

const askedNow: Explained = {
  code: 'changed-meanwhile',
  message: 'Somebody else of this site has pasted the same code at this moment.',
  next: 'Load the page again and look at the list of connections.',
};
