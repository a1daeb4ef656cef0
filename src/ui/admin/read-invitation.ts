import type { invitationRead } from '../../contract/invitations.ts';
import type { AnswerOf } from '../../contract/operation.ts';

/** A code as it was pasted, and what it says. */
export interface ReadInvitation {
  readonly code: string;
  readonly invitation: AnswerOf<typeof invitationRead>;
}
