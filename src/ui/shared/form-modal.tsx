import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@forge/react';
import type { ReactNode } from 'react';
import { useTexts } from './texts/use-texts.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

interface FormModalProps {
  readonly title: string;
  readonly width?: 'large' | 'x-large';
  readonly children: ReactNode;
  /** What the button says that carries it out; without it "Save". */
  readonly action?: string;
  readonly appearance?: 'danger' | 'warning' | 'primary';
  readonly isDisabled: boolean;
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
}

/** A dialog that is cancelled or carried out. */
export function FormModal(props: FormModalProps) {
  const { title, width, children, action, appearance = 'primary', isDisabled, onSave, onClose } = props;
  const { common } = useTexts().texts;
  const save = useOneAtATime(onSave);
  return (
    <Modal onClose={onClose} {...(width === undefined ? {} : { width })}>
      <ModalHeader>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>{children}</ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button appearance={appearance} isDisabled={isDisabled} onClick={save}>
          {action ?? common.save}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
