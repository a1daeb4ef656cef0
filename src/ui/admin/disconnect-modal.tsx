import { Checkbox, Text } from '@forge/react';
import { useState } from 'react';
import { connectionDisconnect } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { ConfirmModal } from '../shared/confirm-modal.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { PairsFile } from './pairs-file.tsx';

interface DisconnectModalProps {
  readonly connection: Pick<ConnectionDetail, 'id' | 'name' | 'peer'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** The end of a connection: the list of pairs is offered first, the clean-up of work items is a choice. */
export function DisconnectModal({ connection, isOpen, onClose, onChanged }: DisconnectModalProps) {
  const { settings } = useTexts().texts;
  const [cleanUp, setCleanUp] = useState(false);
  const close = (): void => {
    setCleanUp(false);
    onClose();
  };
  const end = async (): Promise<Failure | undefined> => {
    const outcome = await ask(connectionDisconnect, { connection: connection.id, cleanUp });
    if (!outcome.ok) return outcome.error;
    tell(settings.disconnected, outcome.data.told ? undefined : settings.untold);
    onChanged(outcome.data.connection);
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={isOpen}
      title={settings.disconnectHeading(connection.peer.name)}
      text={settings.disconnectText}
      action={settings.disconnect}
      onConfirm={end}
      onClose={close}
    >
      <Text>{settings.disconnectFirst}</Text>
      <PairsFile connection={connection} />
      <Checkbox
        testId="clean-up"
        label={settings.cleanUp}
        isChecked={cleanUp}
        onChange={(event) => setCleanUp(event.target.checked === true)}
      />
    </ConfirmModal>
  );
}
