import type { Explained } from '../../core/connection/explained.ts';

export const consentOutdated: Explained = {
  code: 'consent-outdated',
  field: 'consent',
  message: 'What you agreed to is not what this version of the app would do.',
  next: 'Read the invitation again and agree to the text that is shown now.',
};

export const handshakeDiffers: Explained = {
  code: 'handshake-differs',
  message: 'The two sites did not see the same exchange of keys. Somebody may stand between them.',
  next: 'Refuse this connection and ask your partner for a new invitation over another channel.',
};

export const acceptingNow: Explained = {
  code: 'accepting-now',
  message: 'Another admin of this site is accepting this invitation at this moment.',
  next: 'Load the list of connections again in half a minute, and compare the six words there.',
};

export const knownAlready = (peer: string): Explained => ({
  code: 'connection-known',
  field: 'code',
  message: `This site has this connection already, with ${peer}. The code does not come from the same site, or the connection has not ended here.`,
  next: 'If your partner has installed the app anew, revoke the keys of the connection here first, then paste the code again. Otherwise ask for an ordinary invitation.',
});

/** What a signed refusal of the inviter means. */
export function explainRefusal(code: string, peer: string): Explained {
  switch (code) {
    case 'already-used':
      return {
        code,
        message: `Somebody else has accepted this invitation of ${peer} already.`,
        next: 'Call your partner: if it was not your company, the connection must be refused there. Then ask for a new code.',
      };
    case 'expired':
      return { code, message: `The invitation of ${peer} has expired.`, next: 'Ask for a new one.' };
    case 'callback-failed':
      return {
        code,
        message: `${peer} could not reach this site to check its address.`,
        next: 'Try again in a minute. If it stays so, open Self-check on both sites.',
      };
    default:
      return {
        code: 'refused-by-peer',
        message: `${peer} refused the acceptance (${code}).`,
        next: 'Ask your partner for a new invitation.',
      };
  }
}
