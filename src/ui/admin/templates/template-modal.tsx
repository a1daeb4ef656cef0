import { ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { templateGet, templateSave } from '../../../contract/templates.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { FormModal } from '../../shared/form-modal.tsx';
import { LinesField } from '../../shared/lines-field.tsx';
import { ReadingModal } from '../../shared/reading-modal.tsx';
import { tell } from '../../shared/tell.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

/** A template that is being written; without `id` a new one. */
export interface EditedTemplate {
  readonly id?: string;
  readonly name: string;
  readonly about: string;
  readonly revision: number;
  readonly text: string;
}

interface TemplateModalProps {
  /** The id of a template to change, or one that is begun; undefined: the dialog is closed. */
  readonly edited: string | EditedTemplate | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Writes a template or changes one; what is wrong in its text is said with the line. */
export function TemplateModal({ edited, ...ends }: TemplateModalProps) {
  return (
    <ModalTransition>
      {typeof edited === 'string' && <Read {...ends} template={edited} />}
      {typeof edited === 'object' && <Editing {...ends} template={edited} />}
    </ModalTransition>
  );
}

type Ends = Omit<TemplateModalProps, 'edited'>;

function Read({ template, onSaved, onClose }: Ends & { readonly template: string }) {
  const { templates: words } = useTexts().texts;
  const { answer, reload } = useAnswer(templateGet, { template });
  if (answer.status === 'ready')
    return <Editing template={answer.data} onSaved={onSaved} onClose={onClose} />;
  return (
    <ReadingModal
      title={words.heading}
      width="x-large"
      answer={answer}
      onRetry={() => void reload()}
      onClose={onClose}
    />
  );
}

function Editing({ template, onSaved, onClose }: Ends & { readonly template: EditedTemplate }) {
  const { templates: words, common } = useTexts().texts;
  const [edited, setEdited] = useState(template);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const change = (part: Partial<EditedTemplate>): void => setEdited((before) => ({ ...before, ...part }));
  const save = async (): Promise<void> => {
    const { id, name, about, revision, text } = edited;
    if (name.trim() === '') return setError({ code: 'empty', message: common.required, field: 'name' });
    setRunning(true);
    const known = id === undefined ? {} : { template: id };
    const outcome = await ask(templateSave, { ...known, name, about, text, revision });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    tell(words.done(outcome.data.name), words.doneText);
    onSaved();
    onClose();
  };
  const isName = error?.field === 'name';
  return (
    <FormModal
      title={template.id === undefined ? words.add : words.change(template.name)}
      width="x-large"
      isDisabled={isRunning}
      onSave={save}
      onClose={onClose}
    >
      <Stack space="space.100">
        {error !== undefined && !isName && <FailureMessage error={error} />}
        <TextField
          name="template-name"
          label={words.name}
          isRequired
          value={edited.name}
          error={isName ? error.message : undefined}
          onChange={(name) => change({ name })}
        />
        <TextField
          name="template-about"
          label={words.about}
          value={edited.about}
          onChange={(about) => change({ about })}
        />
        <LinesField
          id="template-text"
          label={words.content}
          hint={words.contentHint}
          value={edited.text}
          wrong={undefined}
          minimumRows={18}
          onChange={(text) => change({ text })}
        />
      </Stack>
    </FormModal>
  );
}
