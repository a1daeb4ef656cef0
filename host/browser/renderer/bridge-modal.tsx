import ModalDialog, {
  CloseButton,
  ModalBody,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import { ResourceFrame } from './components/resource-frame.tsx';
import type { PageModal, PageStore } from './page-store.ts';

const widths: Readonly<Record<string, string>> = {
  small: 'small',
  medium: 'medium',
  large: 'large',
  xlarge: 'x-large',
  max: '100%',
  fullscreen: '100%',
  resizable: 'x-large',
};

/** A modal that the page opened through the bridge: a resource in a frame. */
export function BridgeModal({ modal, store }: { modal: PageModal | null; store: PageStore }): ReactNode {
  const close = (): void => {
    store.change({ modal: null });
    void modal?.onClose?.(undefined);
  };
  return (
    <ModalTransition>
      {modal !== null && (
        <ModalDialog
          width={widths[modal.size] ?? modal.size}
          shouldCloseOnEscapePress={modal.closeOnEscape}
          shouldCloseOnOverlayClick={modal.closeOnOverlayClick}
          onClose={close}
        >
          <ModalHeader>
            <ModalTitle>{modal.title}</ModalTitle>
            <CloseButton onClick={close} />
          </ModalHeader>
          <ModalBody>
            <ResourceFrame resource={modal.resource} title={modal.title} />
          </ModalBody>
        </ModalDialog>
      )}
    </ModalTransition>
  );
}
