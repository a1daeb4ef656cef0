import { Checkbox, ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import { type SyncTrigger, triggerSave } from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { ChoiceField } from './choice-field.tsx';
import { FailureMessage } from './failure-message.tsx';
import { FormModal } from './form-modal.tsx';
import { type Found, JqlCheck } from './jql-check.tsx';
import { JqlField } from './jql-field.tsx';
import { tell } from './tell.ts';
import { TextField } from './text-field.tsx';
import { useTexts } from './texts/use-texts.ts';
import { TriggerScheduleField } from './trigger-schedule-field.tsx';

interface TriggerModalProps {
  readonly connection: string;
  readonly projectKey: string;
  /** Undefined: the modal is closed. */
  readonly edited: SyncTrigger | 'new' | undefined;
  readonly onClose: () => void;
  readonly onSaved: (saved: AnswerOf<typeof triggerSave>) => void;
}

/** Creates a sync trigger or changes one. The JQL can be tried before it is saved. */
export function TriggerModal(props: TriggerModalProps) {
  const { edited } = props;
  return <ModalTransition>{edited !== undefined && <Editing {...props} edited={edited} />}</ModalTransition>;
}

type Draft = Pick<SyncTrigger, 'entity' | 'jql' | 'notes' | 'active' | 'fromPartners'> & {
  /** Undefined: what fits the query. */
  readonly schedule: SyncTrigger['schedule'] | undefined;
};

function draftOf(edited: SyncTrigger | 'new', projectKey: string): Draft {
  if (edited === 'new')
    return {
      entity: 'issue',
      jql: `project = ${projectKey}`,
      schedule: undefined,
      notes: '',
      active: true,
      fromPartners: false,
    };
  const { entity, jql, schedule, notes, active, fromPartners } = edited;
  return { entity, jql, schedule, notes, active, fromPartners };
}

function Editing({
  connection,
  projectKey,
  edited,
  onClose,
  onSaved,
}: TriggerModalProps & { edited: SyncTrigger | 'new' }) {
  const { texts } = useTexts();
  const [draft, setDraft] = useState(() => draftOf(edited, projectKey));
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const [found, setFound] = useState<Found>();

  const save = async (): Promise<void> => {
    if (draft.jql.trim() === '')
      return setError({ code: 'empty', message: texts.common.required, field: 'jql' });
    setRunning(true);
    const id = edited === 'new' ? {} : { id: edited.id };
    const { schedule, ...rest } = draft;
    const chosen = schedule === undefined ? {} : { schedule };
    const outcome = await ask(triggerSave, { ...rest, ...chosen, ...id, connection });
    setRunning(false);
    if (!outcome.ok) return setError(outcome.error);
    if (outcome.data.waits) tell(texts.triggers.drafted, texts.triggers.draftedText);
    else tell(texts.triggers.saved);
    onClose();
    onSaved(outcome.data);
  };

  return (
    <FormModal
      title={edited === 'new' ? texts.triggers.create : texts.triggers.edit}
      width="large"
      isDisabled={isRunning}
      onSave={save}
      onClose={onClose}
    >
      <Fields
        connection={connection}
        draft={draft}
        error={error}
        found={found}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      <JqlCheck
        connection={connection}
        jql={draft.jql}
        entity={draft.entity}
        onRefused={setError}
        onFound={setFound}
      />
    </FormModal>
  );
}

interface FieldsProps {
  readonly connection: string;
  readonly draft: Draft;
  readonly error: Failure | undefined;
  readonly found: Found | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Fields({ connection, draft, error, found, onChange }: FieldsProps) {
  const { triggers: words } = useTexts().texts;
  const wrong = error?.field === 'jql' ? error : undefined;
  return (
    <Stack space="space.100">
      {error !== undefined && wrong === undefined && <FailureMessage error={error} />}
      <ChoiceField
        id="entity"
        label={words.entity}
        options={(['issue', 'request'] as const).map((value) => ({ value, label: words.entities[value] }))}
        value={draft.entity}
        onChange={(entity) => onChange({ entity })}
      />
      <Stack>
        <JqlField
          connection={connection}
          name="jql"
          label={words.jql}
          isRequired
          beginsPlain
          jql={draft.jql}
          hint={words.jqlHint}
          refused={wrong}
          onChange={(jql) => onChange({ jql })}
        />
        <TextField
          name="notes"
          label={words.notes}
          hint={words.notesHint}
          value={draft.notes}
          onChange={(notes) => onChange({ notes })}
        />
      </Stack>
      <TriggerScheduleField
        found={found}
        value={draft.schedule ?? found?.schedule ?? 'none'}
        onChange={(schedule) => onChange({ schedule })}
      />
      <Checkbox
        label={words.active}
        isChecked={draft.active}
        onChange={(event) => onChange({ active: event.target.checked === true })}
      />
      <Checkbox
        label={words.fromPartners}
        isChecked={draft.fromPartners}
        onChange={(event) => onChange({ fromPartners: event.target.checked === true })}
      />
    </Stack>
  );
}
