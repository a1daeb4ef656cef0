import { Button, ButtonGroup, LoadingButton } from '@forge/react';
import { useState } from 'react';
import { type ConnectionDetail, connectionResume } from '../../contract/connections.ts';
import { ask } from '../shared/ask.ts';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { ApproveButton } from './approve-button.tsx';
import type { ConnectionStep } from './connection-dialogs.tsx';
import type { Check } from './use-check.ts';

interface ConnectionActionsProps {
  readonly connection: ConnectionDetail;
  readonly check: Check;
  readonly onStep: (step: ConnectionStep) => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** What an admin does most often, in the page's head; the rest stands under Settings. */
export function ConnectionActions({ connection, check, onStep, onChanged }: ConnectionActionsProps) {
  const { texts } = useTexts();
  const [isResuming, setResuming] = useState(false);
  const { id, state, paused, rest } = connection;
  if (state === 'pending' || state === 'awaiting-approval')
    return (
      <ButtonGroup>
        <Button onClick={() => onStep('withdraw')}>{texts.settings.withdraw}</Button>
        {connection.next === 'approve' && <ApproveButton connection={connection} onChanged={onChanged} />}
      </ButtonGroup>
    );
  // Without keys nothing but a new invitation helps.
  if (rest?.why === 'keys-revoked' || !['active', 'paused', 'suspended', 'restored'].includes(state))
    return null;

  const resume = async (): Promise<void> => {
    setResuming(true);
    const outcome = await ask(connectionResume, { connection: id });
    setResuming(false);
    if (!outcome.ok) return complain(outcome.error);
    tell(texts.connection.resumed);
    onChanged(outcome.data);
  };
  const isRestored = state === 'restored' && !connection.comparing;
  const isHeld = paused.here || isRestored;
  return (
    <ButtonGroup>
      <LoadingButton isLoading={check.isRunning} onClick={check.run}>
        {texts.check.check}
      </LoadingButton>
      {isHeld && state !== 'suspended' ? (
        <LoadingButton
          appearance="primary"
          isLoading={isResuming}
          onClick={isRestored ? () => onStep('resume-restored') : resume}
        >
          {texts.connection.resume}
        </LoadingButton>
      ) : (
        state !== 'suspended' && <Button onClick={() => onStep('pause')}>{texts.connection.pause}</Button>
      )}
    </ButtonGroup>
  );
}
