import { ModalTransition, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { ShownProposal } from '../../../contract/proposals.ts';
import { fieldsFor } from '../../../core/proposal/suggest-field.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { linesOf } from '../../../core/rules/mapping-line.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import type { RulesPartProps } from './rules-part.ts';

interface ProposalAcceptModalProps extends RulesPartProps {
  readonly proposal: ShownProposal;
  readonly catalogue: FieldCatalogue;
  /** Undefined where it worked. */
  readonly onAccept: (
    fields: { path: string; field: string }[],
    text: string,
  ) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** Agrees to a proposal, with a field of this side for each of its names. */
export function ProposalAcceptModal(props: ProposalAcceptModalProps) {
  return (
    <ModalTransition>
      <Accepting {...props} />
    </ModalTransition>
  );
}

function Accepting({ proposal, catalogue, draft, onAccept, onClose }: ProposalAcceptModalProps) {
  const { proposals: words } = useTexts().texts;
  const own = linesOf(draft.version);
  const candidates = proposal.lines.map((line) => ({ line, fields: fieldsFor(line, catalogue, own) }));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      candidates.map(({ line, fields }) => [line.path, fields.find(({ likely }) => likely)?.id ?? '']),
    ),
  );
  const [text, setText] = useState('');
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const agree = async (): Promise<void> => {
    setRunning(true);
    const fields = Object.entries(chosen).map(([path, field]) => ({ path, field }));
    const failed = await onAccept(fields, text);
    setRunning(false);
    setError(failed);
    if (failed === undefined) onClose();
  };
  return (
    <FormModal
      title={words.acceptHeading}
      width="large"
      action={words.accept}
      isDisabled={isRunning}
      onSave={agree}
      onClose={onClose}
    >
      <Stack space="space.100">
        {error !== undefined && <FailureMessage error={error} />}
        {candidates.length > 0 && <Text>{words.acceptText}</Text>}
        {candidates.map(({ line: { path }, fields }) => (
          <Choice
            key={path}
            name={`accept-${path}`}
            label={words.fieldFor(path)}
            value={chosen[path] ?? ''}
            error={error?.field === `fields.${path}` ? error.message : undefined}
            placeholder={fields.length === 0 ? words.noField : words.unchosen}
            options={fields.map(({ id, name, custom }) => ({
              value: id,
              label: custom ? `${name} (${id})` : name,
            }))}
            onChange={(field) => setChosen({ ...chosen, [path]: field })}
          />
        ))}
        {proposal.policy !== undefined && <Text>{words.policyNow}</Text>}
        <TextField name="accept-text" label={words.answerText} value={text} onChange={setText} />
      </Stack>
    </FormModal>
  );
}
