import InlineEdit from '@atlaskit/inline-edit';
import ModalDialog, {
  CloseButton,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import type { ElementType } from 'react';
import { drawAll, drawChildren, wrapped } from '../forge-node.tsx';
import { type Drawing, fire, flagOf, handlerOf, pick, textOf } from '../node-props.ts';

const AnyModal: ElementType = ModalDialog;
const AnyPopup: ElementType = Popup;
const AnyInlineEdit: ElementType = InlineEdit;

const DrawModal: Drawing = ({ node }) => {
  const title = textOf(node.props, 'title');
  const close = () => void fire(node.props, 'onClose');
  return (
    <AnyModal
      {...pick(node.props, 'autoFocus', 'height', 'label', 'shouldScrollInViewport', 'width')}
      {...(handlerOf(node.props, 'onClose') === undefined ? {} : { onClose: close })}
    >
      {title !== undefined && (
        <ModalHeader>
          <ModalTitle>{title}</ModalTitle>
          <CloseButton onClick={close} />
        </ModalHeader>
      )}
      {drawChildren(node)}
    </AnyModal>
  );
};

const DrawPopup: Drawing = ({ node }) => (
  <AnyPopup
    {...pick(
      node.props,
      'placement',
      'shouldFlip',
      'shouldFitContainer',
      'autoFocus',
      'id',
      'label',
      'role',
      'titleId',
    )}
    isOpen={flagOf(node.props, 'isOpen') ?? false}
    shouldRenderToParent
    {...(handlerOf(node.props, 'onClose') === undefined
      ? {}
      : { onClose: () => void fire(node.props, 'onClose') })}
    content={() => <div style={{ padding: 8 }}>{drawAll(wrapped(node, 'content'))}</div>}
    trigger={(trigger: Record<string, unknown>) => (
      <span {...trigger} style={{ display: 'inline-block' }}>
        {drawAll(wrapped(node, 'trigger'))}
      </span>
    )}
  />
);

/** The page keeps the state: it says whether it edits, and gets the clicks. */
const DrawInlineEdit: Drawing = ({ node }) => (
  <AnyInlineEdit
    {...pick(
      node.props,
      'label',
      'isEditing',
      'isRequired',
      'hideActionButtons',
      'readViewFitContainerWidth',
    )}
    {...pick(
      node.props,
      'confirmButtonLabel',
      'cancelButtonLabel',
      'editButtonLabel',
      'keepEditViewOpenOnBlur',
    )}
    defaultValue={node.props['defaultValue'] ?? ''}
    readView={() => <>{drawAll(wrapped(node, 'readView'))}</>}
    editView={() => <>{drawAll(wrapped(node, 'editView'))}</>}
    onEdit={() => void fire(node.props, 'onEdit')}
    onConfirm={() => void fire(node.props, 'onConfirm')}
    onCancel={() => void fire(node.props, 'onCancel')}
  />
);

/** What opens over the page. `ModalTransition` stays, the page adds and removes the modal. */
export const overlayComponents = {
  Modal: DrawModal,
  ModalTransition: ({ node }) => <ModalTransition>{drawChildren(node)}</ModalTransition>,
  ModalHeader: ({ node }) => <ModalHeader>{drawChildren(node)}</ModalHeader>,
  ModalTitle: ({ node }) => <ModalTitle {...pick(node.props, 'appearance')}>{drawChildren(node)}</ModalTitle>,
  ModalBody: ({ node }) => <ModalBody {...pick(node.props)}>{drawChildren(node)}</ModalBody>,
  ModalFooter: ({ node }) => <ModalFooter {...pick(node.props)}>{drawChildren(node)}</ModalFooter>,
  Popup: DrawPopup,
  InlineEdit: DrawInlineEdit,
} satisfies Record<string, Drawing>;
