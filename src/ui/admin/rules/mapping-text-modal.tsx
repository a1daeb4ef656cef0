import {
  Button,
  ErrorMessage,
  HelperMessage,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  TextArea,
} from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import { type Ends, mappingText, readMappingText } from '../../../core/rules/mapping-text.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface MappingTextModalProps {
  readonly isOpen: boolean;
  readonly lines: readonly MappingLine[];
  readonly ends: Ends;
  readonly catalogue: FieldCatalogue;
  /** Undefined where all lines are saved. */
  readonly onSave: (lines: readonly MappingLine[]) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** All lines in one text, by both ends' names. */
export function MappingTextModal(props: MappingTextModalProps) {
  return <ModalTransition>{props.isOpen && <Writing {...props} />}</ModalTransition>;
}

function Writing({ lines, ends, catalogue, onSave, onClose }: MappingTextModalProps) {
  const { texts } = useTexts();
  const words = texts.fieldsPart.asText;
  const [text, setText] = useState(() => mappingText(lines, ends, catalogue));
  const [wrong, setWrong] = useState<string>();
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const save = async (): Promise<void> => {
    const read = readMappingText(text, lines, ends, catalogue);
    setWrong(read.ok ? undefined : words.wrong[read.why](read.line, read.word));
    if (!read.ok) return;
    setRunning(true);
    const failed = await onSave(read.lines);
    setRunning(false);
    setError(failed);
    if (failed === undefined) onClose();
  };
  return (
    <Modal onClose={onClose} width="x-large">
      <ModalHeader>
        <ModalTitle>{words.heading}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack>
          {error !== undefined && <FailureMessage error={error} />}
          <Label labelFor="mapping-text">{words.label}</Label>
          <TextArea
            id="mapping-text"
            testId="mapping-text"
            isMonospaced
            minimumRows={12}
            value={text}
            isInvalid={wrong !== undefined}
            onChange={(event) => setText(String(event.target.value ?? ''))}
          />
          {wrong === undefined ? (
            <HelperMessage>{words.hint}</HelperMessage>
          ) : (
            <ErrorMessage>{wrong}</ErrorMessage>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button appearance="primary" isDisabled={isRunning} onClick={save}>
          {texts.common.save}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
