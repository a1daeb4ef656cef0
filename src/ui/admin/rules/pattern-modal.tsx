import { Checkbox, ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { patternMachine } from '../../../core/rules/redaction.ts';
import type { HiddenPattern } from '../../../core/rules/redaction-rules.ts';
import type { PatternFault } from '../../../core/rules/redaction-syntax.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PatternModalProps {
  /** Undefined: the modal is closed. */
  readonly edited: HiddenPattern | 'new' | undefined;
  /** A new pattern comes without an id. */
  readonly onSave: (pattern: HiddenPattern) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Writes a pattern or changes one; whether it can be read is said at once. */
export function PatternModal({ edited, ...props }: PatternModalProps) {
  return <ModalTransition>{edited !== undefined && <Editing {...props} edited={edited} />}</ModalTransition>;
}

const EMPTY: HiddenPattern = { id: '', on: true, name: '', pattern: '', ignoreCase: true };

function Editing({ edited, onSave, onClose }: PatternModalProps & { edited: HiddenPattern | 'new' }) {
  const { texts } = useTexts();
  const { redaction: words } = texts;
  const [pattern, setPattern] = useState<HiddenPattern>(edited === 'new' ? EMPTY : edited);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<Failure>();
  const change = (part: Partial<HiddenPattern>) => setPattern((before) => ({ ...before, ...part }));
  const read = pattern.pattern === '' ? undefined : patternMachine(pattern);
  const fault = read?.ok === false ? read.fault : undefined;

  const save = async (): Promise<void> => {
    const { name = '', ...rest } = pattern;
    setSaving(true);
    const failure = await onSave(name.trim() === '' ? rest : { ...rest, name: name.trim() });
    setSaving(false);
    if (failure !== undefined) return setError(failure);
    onClose();
  };
  return (
    <FormModal
      title={edited === 'new' ? words.add : words.change}
      isDisabled={isSaving || read === undefined || fault !== undefined}
      onSave={save}
      onClose={onClose}
    >
      {error !== undefined && <FailureMessage error={error} />}
      <PatternFields pattern={pattern} fault={fault} onChange={change} />
    </FormModal>
  );
}

interface PatternFieldsProps {
  readonly pattern: HiddenPattern;
  readonly fault: PatternFault | undefined;
  readonly onChange: (part: Partial<HiddenPattern>) => void;
}

function PatternFields({ pattern, fault, onChange }: PatternFieldsProps) {
  const { redaction: words } = useTexts().texts;
  return (
    <Stack space="space.100">
      <TextField
        name="pattern-name"
        label={words.name}
        hint={words.nameHint}
        value={pattern.name ?? ''}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        name="pattern"
        label={words.pattern}
        hint={words.patternHint}
        isRequired
        value={pattern.pattern}
        error={fault && words.patternFault(fault.at, fault.message, fault.next)}
        onChange={(text) => onChange({ pattern: text })}
      />
      <Checkbox
        label={words.ignoreCase}
        isChecked={pattern.ignoreCase}
        onChange={(event) => onChange({ ignoreCase: event.target.checked === true })}
      />
    </Stack>
  );
}
