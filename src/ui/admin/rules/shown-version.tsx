import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
} from '@forge/react';
import { versionGet } from '../../../contract/versions.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

interface ShownVersionProps {
  readonly connection: string;
  /** Undefined: none is shown. */
  readonly number: number | undefined;
  readonly onClose: () => void;
}

/** What left and what could enter under the rules of one version. */
export function ShownVersion({ connection, number, onClose }: ShownVersionProps) {
  const { common, versions: words } = useTexts().texts;
  return (
    <ModalTransition>
      {number !== undefined && (
        <Modal onClose={onClose} width="large">
          <ModalHeader>
            <ModalTitle>{words.version(number)}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Said connection={connection} number={number} />
          </ModalBody>
          <ModalFooter>
            <Button onClick={onClose}>{common.close}</Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}

function Said({ connection, number }: { readonly connection: string; readonly number: number }) {
  const { rules: words } = useTexts().texts;
  const { answer, reload } = useAnswer(versionGet, { connection, number });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ leaves, enters }) => (
        <Stack space="space.200">
          <Sentences heading={words.leaves} lines={leaves} />
          <Sentences heading={words.enters} lines={enters} />
        </Stack>
      )}
    </Loaded>
  );
}
