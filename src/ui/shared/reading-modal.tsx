import { Modal, ModalBody, ModalHeader, ModalTitle } from '@forge/react';
import { Loaded } from './loaded.tsx';
import type { Answered } from './use-answer.ts';

interface ReadingModalProps {
  readonly title: string;
  readonly width: 'large' | 'x-large';
  readonly answer: Answered<unknown>;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Stands for a form until what it changes is read, or says why it cannot be. */
export function ReadingModal({ title, width, answer, onRetry, onClose }: ReadingModalProps) {
  return (
    <Modal onClose={onClose} width={width}>
      <ModalHeader>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Loaded answer={answer} onRetry={onRetry}>
          {() => null}
        </Loaded>
      </ModalBody>
    </Modal>
  );
}
