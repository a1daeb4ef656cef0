import type { Identity } from '../ports/installation.ts';
import { type DecodedInvitation, type Invitation, MAX_CODE_LENGTH } from '../protocol/invitation-code.ts';
import { isPeerUrl } from '../protocol/peer-url.ts';
import { commonVersion, PROTOCOL_VERSION } from '../protocol/protocol-version.ts';
import { type Attempt, done, type Explained, failed } from './explained.ts';

/**
 * Whether a pasted code can be used here, before any request leaves. `now` in epoch milliseconds.
 * A code of this very installation is refused: two projects of one site need no second company.
 */
export function judgeInvitation(
  decoded: DecodedInvitation,
  here: Identity,
  now: number,
): Attempt<{ invitation: Invitation; code: string }> {
  if (!decoded.ok)
    return failed({ code: `code-${decoded.fault}`, field: 'code', ...unreadable(decoded.fault) });
  const fault = unusable(decoded.invitation, here, now);
  return fault ? failed({ ...fault, field: 'code' }) : done(decoded);
}

function unreadable(fault: Exclude<DecodedInvitation, { ok: true }>['fault']): {
  message: string;
  next: string;
} {
  const again = 'Ask your partner to send the code again, and copy all of it.';
  switch (fault) {
    case 'not-a-code':
      return { message: 'This is not an invitation code: such a code begins with cpi_.', next: again };
    case 'too-long':
      return {
        message: `The text is longer than a code can be (${MAX_CODE_LENGTH} characters).`,
        next: again,
      };
    case 'incomplete':
      return { message: 'A part of the code is missing or was changed while it was copied.', next: again };
    case 'altered':
      return {
        message: 'The code does not carry the signature of the site that made it.',
        next: 'Do not use it. Ask your partner for a new invitation over a channel that you both trust.',
      };
  }
}

function unusable(invitation: Invitation, here: Identity, now: number): Explained | undefined {
  const { issuer } = invitation;
  if (invitation.expires <= now / 1000)
    return {
      code: 'code-expired',
      message: `The invitation of ${issuer.name} ended on ${new Date(invitation.expires * 1000).toISOString()}.`,
      next: 'Ask your partner for a new one.',
    };
  if (issuer.installation === here.installation || issuer.cloudId === here.cloudId)
    return {
      code: 'code-own-site',
      message: 'This code was made on this very site. A connection needs two sites.',
      next: 'Send the code to your partner. Within one site, use Jira itself to move or clone work items.',
    };
  if (invitation.appId !== here.appId || invitation.environment !== here.environment)
    return {
      code: 'code-other-app',
      message: 'The code was made by another app, or by another environment of this one.',
      next: 'Install the same edition of Counterpart on both sites, then invite again.',
    };
  if (commonVersion(invitation.protocol) === undefined)
    return {
      code: 'code-version',
      message: `The other site speaks versions ${invitation.protocol.min} to ${invitation.protocol.max} of the protocol, this one version ${PROTOCOL_VERSION}.`,
      next: 'Update the older of the two apps, then invite again.',
    };
  if (!isPeerUrl(invitation.url, issuer.installation))
    return {
      code: 'code-address',
      message: 'The code names an address that is not that of the site which made it.',
      next: 'Do not use it. Ask your partner for a new invitation over a channel that you both trust.',
    };
  return undefined;
}

/** The site that the inviter had in mind, where it is not this one. */
export function siteMismatch(
  expected: string | undefined,
  found: string,
): { expected: string; found: string } | undefined {
  return expected === undefined || expected === found ? undefined : { expected, found };
}
