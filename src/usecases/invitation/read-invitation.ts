import { type ConsentText, consentText } from '../../core/connection/consent-text.ts';
import { type Attempt, done } from '../../core/connection/explained.ts';
import { judgeInvitation, siteMismatch } from '../../core/connection/judge-invitation.ts';
import type { ConnectionPorts } from '../../core/ports/connection-ports.ts';
import type { Identity } from '../../core/ports/installation.ts';
import { decodeInvitation, type Invitation } from '../../core/protocol/invitation-code.ts';

export interface InvitationSeen {
  readonly invitation: Invitation;
  readonly code: string;
  readonly here: Identity;
  readonly mismatch?: { readonly expected: string; readonly found: string };
  /** What the acceptor will be asked to agree to, under its own name and region where it gives them. */
  readonly consent: ConsentText;
}

/** How the side that reads calls itself and where it keeps its data, as far as its admin says so. */
export interface OwnWords {
  readonly localName?: string | undefined;
  readonly region?: string | undefined;
}

/** What a pasted code says, without telling anybody that it was read. */
export async function readInvitation(
  ports: Pick<ConnectionPorts, 'installation' | 'clock'>,
  pasted: string,
  own: OwnWords = {},
): Promise<Attempt<InvitationSeen>> {
  const here = await ports.installation.identity();
  const judged = judgeInvitation(decodeInvitation(pasted), here, ports.clock.now());
  if (!judged.ok) return judged;
  const { invitation, code } = judged.value;
  const mismatch = siteMismatch(invitation.to.siteUrl, here.siteUrl);
  return done({
    invitation,
    code,
    here,
    ...(mismatch ? { mismatch } : {}),
    consent: consentText({
      mode: invitation.mode,
      local: {
        name: own.localName ?? invitation.to.name,
        siteUrl: here.siteUrl,
        region: own.region,
      },
      peer: {
        name: invitation.issuer.name,
        siteUrl: invitation.issuer.siteUrl,
        region: invitation.issuer.region,
      },
    }),
  });
}
