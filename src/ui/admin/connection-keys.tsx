import { Button, ButtonGroup, LoadingButton } from '@forge/react';
import { useState } from 'react';
import { connectionDisconnect, connectionRotate } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';

interface ConnectionKeysProps {
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  readonly onFailed: (failure: Failure) => void;
}

/** New keys for a connection that runs, and its end. */
export function ConnectionKeys({ connection, onChanged, onFailed }: ConnectionKeysProps) {
  const { texts } = useTexts();
  const words = texts.connection;
  const [isChanging, setChanging] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const { id, state } = connection;

  const change = async (): Promise<void> => {
    setChanging(true);
    const outcome = await ask(connectionRotate, { connection: id });
    setChanging(false);
    if (!outcome.ok) return onFailed(outcome.error);
    tell(words.keysChanged, words.keysChangedText);
    onChanged(outcome.data);
  };
  const end = async (): Promise<Failure | undefined> => {
    const outcome = await ask(connectionDisconnect, { connection: id, cleanUp: false });
    if (!outcome.ok) return outcome.error;
    tell(words.disconnected, outcome.data.told ? undefined : words.untold);
    onChanged(outcome.data.connection);
    return undefined;
  };

  return (
    <>
      <ButtonGroup>
        {(state === 'active' || state === 'paused') && (
          <LoadingButton appearance="subtle" isLoading={isChanging} onClick={change}>
            {words.changeKeys}
          </LoadingButton>
        )}
        <Button appearance="subtle" onClick={() => setEnding(true)}>
          {words.disconnect}
        </Button>
      </ButtonGroup>
      <ConfirmModal
        isOpen={isEnding}
        title={words.disconnectHeading}
        text={words.disconnectText}
        action={words.disconnect}
        onConfirm={end}
        onClose={() => setEnding(false)}
      />
    </>
  );
}
