import {
  Button,
  Checkbox,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import { connectionDisconnect } from '../../contract/connection-life.ts';
import type { ConnectionDetail } from '../../contract/connections.ts';
import type { Failure } from '../../contract/operation.ts';
import { ask } from '../shared/ask.ts';
import { FailureMessage } from '../shared/failure-message.tsx';
import { tell } from '../shared/tell.ts';
import { useTexts } from '../shared/texts/use-texts.ts';
import { PairsFile } from './pairs-file.tsx';

interface DisconnectModalProps {
  readonly connection: ConnectionDetail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChanged: (connection: ConnectionDetail) => void;
}

/** The end of a connection: the list of pairs is offered first, the clean-up of work items is a choice. */
export function DisconnectModal(props: DisconnectModalProps) {
  return <ModalTransition>{props.isOpen && <Ending {...props} />}</ModalTransition>;
}

function Ending({ connection, onClose, onChanged }: DisconnectModalProps) {
  const { texts } = useTexts();
  const { settings } = texts;
  const [cleanUp, setCleanUp] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const end = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(connectionDisconnect, { connection: connection.id, cleanUp });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    tell(settings.disconnected, outcome.data.told ? undefined : settings.untold);
    onChanged(outcome.data.connection);
    onClose();
  };
  return (
    <Modal onClose={onClose}>
      <ModalHeader>
        <ModalTitle>{settings.disconnectHeading(connection.peer.name)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          {error !== undefined && <FailureMessage error={error} />}
          <Text>{settings.disconnectText}</Text>
          <Text>{settings.disconnectFirst}</Text>
          <PairsFile connection={connection} />
          <Checkbox
            testId="clean-up"
            label={settings.cleanUp}
            isChecked={cleanUp}
            onChange={(event) => setCleanUp(event.target.checked === true)}
          />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button appearance="danger" isDisabled={isRunning} onClick={end}>
          {settings.disconnect}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
