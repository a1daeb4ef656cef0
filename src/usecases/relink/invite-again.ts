import { type Connection, connectionKind, keysKind } from '../../core/connection/connection-record.ts';
import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import { newInvitation } from '../../core/connection/new-invitation.ts';
import { noTokenSecret } from '../../core/connection/not-set-up.ts';
import { mayPairAgain } from '../../core/connection/pair-again.ts';
import { asOf } from '../../core/connection/pause.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import { versionKey, versionKind } from '../../core/rules/version.ts';
import { changedMeanwhile, noSuchConnection, projectGone } from '../invitation/explain-setup.ts';
import { publishRoutes } from '../rules/publish-routes.ts';

/**
 * Makes a new invitation under the id of a connection that has ended or rests, so that its pairs of issues can be
 * joined again by the consent of both admins. The record is written on condition before its keys: of two admins who
 * do this at once one has the code, and the other hears of it.
 */
export async function inviteAgain(
  ports: ConnectionPorts,
  wish: { readonly connection: string; readonly validHours: number },
): Promise<Attempt<{ connection: Connection; code: string; expires: number }>> {
  const found = await ports.store.get(connectionKind, wish.connection);
  if (!found) return failed(noSuchConnection(wish.connection));
  const before = asOf(found, ports.clock.now());
  const secrets = ports.installation.tokenSecrets();
  if (!secrets) return failed(noTokenSecret);
  const identity = await ports.installation.identity();
  if (!mayPairAgain(before, identity)) return failed(notOver(before, identity.cloudId));
  const project = await ports.jira.project(before.local.projectId);
  if (project === 'not-found') return failed(projectGone(before.local.projectId));
  const version = await ports.store.get(versionKind, versionKey(before.id, before.version));

  const made = newInvitation({
    again: { before, versionStands: version !== undefined },
    wish: wishOf(before, wish.validHours),
    project,
    identity,
    url: await ports.installation.webTriggerUrl(),
    tokenSecret: secrets.current,
    now: ports.clock.now(),
    chance: ports.random,
  });

  const written = await publishRoutes(ports, found, made.connection);
  if (!written) return failed(changedMeanwhile);
  await ports.secrets.put(keysKind, written.id, made.keys);
  return done({ connection: written, code: made.code, expires: written.invitation?.expires ?? 0 });
}

function wishOf({ local, peer, name, description, mode }: Connection, validHours: number) {
  return {
    localName: local.name,
    peerName: peer.name,
    peerSiteUrl: peer.end?.siteUrl ?? peer.siteUrl,
    name,
    description,
    mode,
    region: local.region,
    validHours,
  };
}

function notOver(connection: Connection, cloudId: string): Explained {
  if (connection.local.cloudId !== cloudId)
    return {
      code: 'copied-site',
      message: `The connection with ${connection.peer.name} was made on another site, of which this one is a copy.`,
      next: 'Make an ordinary invitation. The pairs belong to the site that was copied.',
    };
  return {
    code: 'not-ended',
    message: `The connection with ${connection.peer.name} is ${connection.state}: it is paired anew once it has ended or rests.`,
    next: 'If your partner has installed the app anew, revoke the keys here first. An invitation that waits is withdrawn by refusing it.',
  };
}
