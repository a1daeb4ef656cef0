import { ModalTransition, Stack, Text } from '@forge/react';
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../contract/operation.ts';
import { FailureMessage } from './failure-message.tsx';
import { FormModal } from './form-modal.tsx';
import { useOneAtATime } from './use-one-at-a-time.ts';

interface ConfirmModalProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  /** What is asked or offered beside the text. */
  readonly children?: ReactNode;
  readonly action: string;
  readonly appearance?: 'danger' | 'warning' | 'primary';
  /** Undefined where it worked: the modal closes. */
  readonly onConfirm: () => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Asks before something that cannot simply be taken back, and stays open with the reason where it fails. */
export function ConfirmModal(props: ConfirmModalProps) {
  return <ModalTransition>{props.isOpen && <Asking {...props} />}</ModalTransition>;
}

function Asking({ title, text, children, action, appearance, onConfirm, onClose }: ConfirmModalProps) {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const confirm = useOneAtATime(async (): Promise<void> => {
    setRunning(true);
    const failed = await onConfirm();
    setRunning(false);
    setError(failed);
    if (failed === undefined) onClose();
  });
  return (
    <FormModal
      title={title}
      action={action}
      appearance={appearance ?? 'danger'}
      isDisabled={isRunning}
      onSave={confirm}
      onClose={onClose}
    >
      <Stack space="space.200">
        {error !== undefined && <FailureMessage error={error} />}
        <Text>{text}</Text>
        {children}
      </Stack>
    </FormModal>
  );
}
