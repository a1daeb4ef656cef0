import { LoadingButton } from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { connectionApprove } from '../../contract/project-admins.ts';
import { ask } from '../shared/ask.ts';
import { complain, tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';

interface ApproveButtonProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** A site admin agrees to what an administrator of a space has asked for. */
export function ApproveButton({ connection, onChanged }: ApproveButtonProps) {
  const words = useTexts().texts.siteSettings;
  const [isRunning, setRunning] = useState(false);
  const approve = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionApprove, { connection: connection.id });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    tell(words.approved, words.approvedText);
    onChanged(outcome.data);
  };
  return (
    <LoadingButton appearance="primary" isLoading={isRunning} onClick={approve}>
      {words.approve}
    </LoadingButton>
  );
}
