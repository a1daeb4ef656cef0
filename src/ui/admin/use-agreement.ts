import { useState } from 'react';
import { invitationRead } from '../../contract/invitations.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import type { ReadInvitation } from './read-invitation.ts';

interface Agreement {
  readonly read: ReadInvitation;
  readonly isAgreed: boolean;
  readonly setAgreed: (isAgreed: boolean) => void;
  /** Answers why the text could not be had. */
  readonly readAgain: (own: OwnWords) => Promise<Failure | undefined>;
}

interface OwnWords {
  readonly localName: string;
  readonly region?: string;
}

/** The text to agree to names this side and its region: with other ones it is another text, agreed to by nobody yet. */
export function useAgreement(asPasted: ReadInvitation): Agreement {
  const [read, setRead] = useState(asPasted);
  const [isAgreed, setAgreed] = useState(false);
  const readAgain = async (own: OwnWords): Promise<Failure | undefined> => {
    if (own.localName.trim() === '') return undefined;
    const outcome = await ask(invitationRead, { code: read.code, ...own });
    if (!outcome.ok) return outcome.error;
    if (outcome.data.consent.hash === read.invitation.consent.hash) return undefined;
    setRead({ ...read, invitation: outcome.data });
    setAgreed(false);
    return undefined;
  };
  return { read, isAgreed, setAgreed, readAgain };
}
