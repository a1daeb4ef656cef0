import { useState } from 'react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { Failure, Outcome } from '../../../contract/operation.ts';
import {
  proposalAnswer,
  proposalWithdraw,
  type ShownProposal,
  type ShownProposals,
} from '../../../contract/proposals.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface ProposalEndModalProps {
  readonly connection: ConnectionDetail;
  readonly end: 'decline' | 'withdraw';
  readonly proposal: ShownProposal;
  readonly onEnd: (outcome: Outcome<ShownProposals>, said: string) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Declines a proposal of the partner, with a word to it, or takes back one of this side. */
export function ProposalEndModal({ connection, end, proposal, onEnd, onClose }: ProposalEndModalProps) {
  const { proposals: words } = useTexts().texts;
  const [text, setText] = useState('');
  const { id } = proposal;
  const ofProposal = { connection: connection.id, id };
  if (end === 'withdraw')
    return (
      <ConfirmModal
        isOpen
        title={words.withdrawHeading}
        text={words.withdrawText}
        action={words.withdraw}
        onConfirm={async () => onEnd(await ask(proposalWithdraw, ofProposal), words.withdrawn)}
        onClose={onClose}
      />
    );
  return (
    <ConfirmModal
      isOpen
      title={words.declineHeading}
      text={words.declineText}
      action={words.decline}
      onConfirm={async () =>
        onEnd(
          await ask(proposalAnswer, { ...ofProposal, yes: false, text: text.trim(), fields: [] }),
          words.declined,
        )
      }
      onClose={onClose}
    >
      <TextField name="decline-text" label={words.answerText} value={text} onChange={setText} />
    </ConfirmModal>
  );
}
