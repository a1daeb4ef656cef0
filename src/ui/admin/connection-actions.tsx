import { showFlag } from '@forge/bridge';
import { Button, ButtonGroup, LoadingButton } from '@forge/react';
import { useState } from 'react';
import {
  type ConnectionDetail,
  connectionCheck,
  connectionPause,
  connectionResume,
} from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { ConnectionKeys } from './connection-keys.tsx';

interface ConnectionActionsProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** What an admin can do with a connection that has been set up. */
export function ConnectionActions({ connection, onChanged }: ConnectionActionsProps) {
  const { texts } = useTexts();
  const [isPausing, setPausing] = useState(false);
  const { id, state, paused } = connection;
  if (!['active', 'paused', 'suspended', 'restored'].includes(state)) return null;

  const pause = async (): Promise<Failure | undefined> => {
    const outcome = await ask(connectionPause, { connection: id });
    if (!outcome.ok) return outcome.error;
    tell(texts.connection.paused);
    onChanged(outcome.data);
    return undefined;
  };
  const resume = async (): Promise<void> => {
    const outcome = await ask(connectionResume, { connection: id });
    if (!outcome.ok) return complain(outcome.error);
    tell(texts.connection.resumed);
    onChanged(outcome.data);
  };

  return (
    <>
      <ButtonGroup>
        <CheckButton id={id} />
        {paused.here ? (
          <Button appearance="primary" onClick={resume}>
            {texts.connection.resume}
          </Button>
        ) : (
          <Button onClick={() => setPausing(true)}>{texts.connection.pause}</Button>
        )}
      </ButtonGroup>
      <ConnectionKeys connection={connection} onChanged={onChanged} onFailed={complain} />
      <ConfirmModal
        isOpen={isPausing}
        title={texts.connection.pauseHeading}
        text={texts.connection.pauseText}
        action={texts.connection.pause}
        appearance="warning"
        onConfirm={pause}
        onClose={() => setPausing(false)}
      />
    </>
  );
}

function CheckButton({ id }: { readonly id: string }) {
  const { texts } = useTexts();
  const [isRunning, setRunning] = useState(false);
  const check = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionCheck, { connection: id });
    setRunning(false);
    if (!outcome.ok) return complain(outcome.error);
    const { reachable, milliseconds = 0, clockSkew = 0, problem } = outcome.data;
    if (!reachable) {
      const message = problem?.message ?? texts.connection.unreachable;
      return complain({ code: 'unreachable', message, next: problem?.next });
    }
    const skew = Math.abs(clockSkew) > 30 ? ` ${texts.connection.skew(Math.round(clockSkew))}` : '';
    tell(texts.connection.reachable, `${texts.connection.reachableText(milliseconds)}${skew}`);
  };
  return (
    <LoadingButton isLoading={isRunning} onClick={check}>
      {texts.connection.check}
    </LoadingButton>
  );
}

/** A failure of a button in the page's head, where no message could stand beside it. It stays until it is closed. */
function complain({ message, next }: { code: string; message: string; next?: string | undefined }): void {
  showFlag({
    id: 'connection-action',
    title: message,
    description: next ?? '',
    type: 'error',
    appearance: 'error',
    isAutoDismiss: false,
    actions: [],
  });
}
