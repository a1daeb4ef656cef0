import {
  Button,
  Inline,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Popup,
  Pressable,
  Text,
} from '@forge/react';
import { useState } from 'react';

/** What opens over the page. */
export function Overlays() {
  const [modal, setModal] = useState(false);
  const [popup, setPopup] = useState(false);
  const [presses, setPresses] = useState(0);
  const close = () => setModal(false);
  return (
    <Inline space="space.200">
      <Button onClick={() => setModal(true)}>Open the modal</Button>
      <ModalTransition>
        {modal && (
          <Modal onClose={close}>
            <ModalHeader>
              <ModalTitle>Delete the trigger?</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Text>Issues under sync stay under sync.</Text>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={close}>
                Cancel
              </Button>
              <Button appearance="danger" onClick={close}>
                Delete
              </Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
      <Popup
        isOpen={popup}
        onClose={() => setPopup(false)}
        content={() => <Text>Inside the popup</Text>}
        trigger={() => <Button onClick={() => setPopup(!popup)}>Open the popup</Button>}
      />
      <Pressable
        onClick={() => setPresses(presses + 1)}
        padding="space.100"
        backgroundColor="color.background.neutral"
      >
        <Text>Pressable {presses}</Text>
      </Pressable>
    </Inline>
  );
}
