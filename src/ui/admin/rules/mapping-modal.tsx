import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { peerOffer } from '../../../contract/peer-offer.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { type MappingLine, newLine } from '../../../core/rules/mapping-line.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { MappingForm } from './mapping-form.tsx';
import { MappingValues } from './mapping-values.tsx';

interface MappingModalProps {
  /** Place of the line that is edited; undefined: the modal is closed. */
  readonly edited: number | 'new' | undefined;
  readonly connection: string;
  readonly lines: readonly MappingLine[];
  readonly catalogue: FieldCatalogue;
  /** Undefined where all lines are saved. */
  readonly onSave: (lines: readonly MappingLine[]) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Changes one line of the rules, or adds one behind the others. */
export function MappingModal(props: MappingModalProps) {
  const { edited } = props;
  return <ModalTransition>{edited !== undefined && <Editing {...props} edited={edited} />}</ModalTransition>;
}

function Editing({
  edited,
  connection,
  lines,
  catalogue,
  onSave,
  onClose,
}: MappingModalProps & { edited: number | 'new' }) {
  const { texts } = useTexts();
  const { modal: words } = texts.fieldsPart;
  const [line, setLine] = useState(() => (edited === 'new' ? undefined : lines[edited]) ?? newLine(lines));
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  // What the partner has shown when it was last asked; without it the names that are in use are offered.
  const { answer } = useAnswer(peerOffer, { connection, ask: false });
  const offered = answer.status === 'ready' ? (answer.data.known?.offer.fields ?? []) : [];

  const save = async (): Promise<void> => {
    const empty = line.field === '' ? 'field' : line.path === '' ? 'path' : undefined;
    if (empty !== undefined) return setError({ code: 'empty', message: texts.common.required, field: empty });
    // A row of the value map that nobody has filled in says nothing.
    const values = line.values.filter(({ here, there }) => here !== '' || there !== '');
    const next = { ...line, values };
    setRunning(true);
    const failed = await onSave(
      edited === 'new' ? [...lines, next] : lines.map((one, at) => (at === edited ? next : one)),
    );
    setRunning(false);
    if (failed === undefined) onClose();
    else setError(failed);
  };
  const change = (part: Partial<MappingLine>): void => setLine((before) => ({ ...before, ...part }));
  const isAtField = error?.field === 'field' || error?.field === 'path';
  return (
    <FormModal
      title={edited === 'new' ? words.add : words.edit}
      width="large"
      isDisabled={isRunning}
      onSave={save}
      onClose={onClose}
    >
      <Stack space="space.200">
        {error !== undefined && !isAtField && <FailureMessage error={error} />}
        <MappingForm line={line} catalogue={catalogue} offered={offered} error={error} onChange={change} />
        <MappingValues
          line={line}
          catalogue={catalogue}
          there={offered.find(({ path }) => path === line.path)?.values}
          onChange={change}
        />
      </Stack>
    </FormModal>
  );
}
