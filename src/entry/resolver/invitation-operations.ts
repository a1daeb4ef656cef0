import { invitationAccept, invitationRead, invitationRefuse } from '../../contract/invitations.ts';
import { done } from '../../core/connection/explained.ts';
import type { InvitationSeen } from '../../wiring/resolver.ts';
import { detailed, personOf } from './connection-operations.ts';
import { siteAdmin } from './rights.ts';
import { type ServedOperation, serve } from './serve-operation.ts';

export const invitationOperations: readonly ServedOperation[] = [
  serve(invitationRead, siteAdmin, async (app, { code, ...own }) => {
    const seen = await app.readInvitation(code, own);
    return seen.ok ? done(shown(seen.value)) : seen;
  }),
  serve(invitationAccept, siteAdmin, async (app, wish, caller) => {
    const accepted = await app.accept(wish, await personOf(app));
    if (!accepted.ok) return accepted;
    const { id, consent } = accepted.value;
    const about = consent.here?.text;
    await app.audited({ connection: id, act: 'accepted', side: 'here', by: caller.accountId, about });
    return detailed(app, accepted);
  }),
  serve(invitationRefuse, siteAdmin, async (app, request, caller) => {
    const refused =
      'code' in request ? await app.refuseCode(request.code) : await app.refuse(request.connection);
    if (!refused.ok) return refused;
    const connection = refused.value;
    if (connection !== undefined)
      await app.audited({ connection, act: 'refused', side: 'here', by: caller.accountId });
    return done({ refused: true as const });
  }),
];

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
