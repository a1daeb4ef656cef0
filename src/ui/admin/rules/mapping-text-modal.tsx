import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import { type Ends, mappingText, readMappingText } from '../../../core/rules/mapping-text.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { LinesField } from '../../shared/lines-field.tsx';
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
    <FormModal title={words.heading} width="x-large" isDisabled={isRunning} onSave={save} onClose={onClose}>
      <Stack>
        {error !== undefined && <FailureMessage error={error} />}
        <LinesField
          id="mapping-text"
          label={words.label}
          hint={words.hint}
          value={text}
          wrong={wrong}
          minimumRows={12}
          onChange={setText}
        />
      </Stack>
    </FormModal>
  );
}
