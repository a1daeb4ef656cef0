import { invitationAccept, invitationRead, invitationRefuse } from '../../contract/invitations.ts';
import { done, type Explained } from '../../core/connection/explained.ts';
import type { InvitationSeen, ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';
import { detailed, personOf } from './connection-operations.ts';
import { isOfPage, mayConnect, mayTendConnection } from './rights.ts';
import { type Right, type ServedOperation, serve } from './serve-operation.ts';

/** On a project's page an invitation is accepted for that project alone. */
const mayAccept: Right<{ projectId: string }> = async (app, caller, request) =>
  (await mayConnect(app, caller, request)) ?? isOfPage(app, caller, request.projectId);

/** By its code an invitation is refused that nobody has accepted yet, by its id one that this project has. */
const mayRefuse: Right<{ code: string } | { connection: string }> = async (app, caller, request) => {
  if ('connection' in request) return mayTendConnection(app, caller, request);
  return (await mayConnect(app, caller, request)) ?? refusableByCode(app, caller, request.code);
};

export const invitationOperations: readonly ServedOperation[] = [
  serve(invitationRead, mayConnect, async (app, { code, ...own }) => {
    const seen = await app.readInvitation(code, own);
    return seen.ok ? done(shown(seen.value)) : seen;
  }),
  serve(invitationAccept, mayAccept, async (app, wish, caller) => {
    const person = await personOf(app, caller);
    const asker = { by: caller.accountId ?? '', name: person.name };
    const accepted = await (caller.surface === 'project'
      ? app.askToAccept(wish, person, asker)
      : app.accept(wish, person));
    if (!accepted.ok) return accepted;
    const { id, consent, state } = accepted.value;
    const act = state === 'awaiting-approval' ? 'asked' : 'accepted';
    const about = consent.here?.text;
    await app.audited({ connection: id, act, side: 'here', by: caller.accountId, about });
    return detailed(app, accepted);
  }),
  serve(invitationRefuse, mayRefuse, async (app, request, caller) => {
    const refused =
      'code' in request ? await app.refuseCode(request.code) : await app.refuse(request.connection);
    if (!refused.ok) return refused;
    const connection = refused.value;
    if (connection !== undefined)
      await app.audited({ connection, act: 'refused', side: 'here', by: caller.accountId });
    return done({ refused: true as const });
  }),
];

/** A code may belong to a connection that was accepted here: then it counts whose that is. */
async function refusableByCode(
  app: ResolverApp,
  caller: Caller,
  code: string,
): Promise<Explained | undefined> {
  if (caller.surface !== 'project') return undefined;
  const seen = await app.readInvitation(code, {});
  if (!seen.ok) return undefined;
  const { connection } = seen.value.invitation;
  const known = await app.connection(connection);
  return known.ok ? mayTendConnection(app, caller, { connection }) : undefined;
}

function shown({ invitation, here, mismatch, consent }: InvitationSeen) {
  const { issuer } = invitation;
  return {
    connection: invitation.connection,
    name: invitation.name,
    description: invitation.description,
    mode: invitation.mode,
    from: {
      name: issuer.name,
      siteUrl: issuer.siteUrl,
      ...(issuer.region === undefined ? {} : { region: issuer.region }),
    },
    to: { name: invitation.to.name, siteUrl: here.siteUrl },
    expires: invitation.expires * 1000,
    ...(mismatch === undefined ? {} : { siteMismatch: mismatch }),
    leaves: [...consent.leaves],
    enters: [...consent.enters],
    consent: { text: consent.text, hash: consent.hash },
  };
}
