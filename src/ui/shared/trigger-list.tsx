import { Button, ButtonGroup, Code, DynamicTable, SectionMessage, Stack, Text, Toggle } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../contract/operation.ts';
import { type SyncTrigger, triggerDelete, triggerList, triggerSave } from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { FailureMessage } from './failure-message.tsx';
import { HeadedList } from './headed-list.tsx';
import { Loaded } from './loaded.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { TriggerModal } from './trigger-modal.tsx';
import { useAnswer } from './use-answer.ts';

interface TriggerListProps {
  readonly connection: string;
  readonly projectKey: string;
}

/** The sync triggers of one connection: list, switch, edit, delete, create. */
export function TriggerList({ connection, projectKey }: TriggerListProps) {
  const { texts } = useTexts();
  const { answer, reload, show } = useAnswer(triggerList, { connection });
  const [edited, setEdited] = useState<SyncTrigger | 'new'>();
  const [removed, setRemoved] = useState<SyncTrigger>();
  const [error, setError] = useState<Failure>();

  const turn = async (trigger: SyncTrigger): Promise<void> => {
    const outcome = await ask(triggerSave, { ...trigger, connection, active: !trigger.active });
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok && outcome.data.waits) tell(texts.triggers.drafted, texts.triggers.draftedText);
    else if (outcome.ok)
      tell(outcome.data.trigger.active ? texts.triggers.turnedOn : texts.triggers.turnedOff);
    await reload();
  };
  const remove = async (): Promise<Failure | undefined> => {
    if (removed === undefined) return undefined;
    const outcome = await ask(triggerDelete, { connection, id: removed.id });
    if (!outcome.ok) return outcome.error;
    if (outcome.data.waits) tell(texts.triggers.drafted, texts.triggers.draftedText);
    else tell(texts.triggers.removed);
    if (outcome.data.waits) await reload();
    else show({ triggers: outcome.data.triggers });
    return undefined;
  };
  return (
    <Stack space="space.200">
      {error !== undefined && <FailureMessage error={error} />}
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ triggers, inDraft }) => (
          <Listed
            triggers={triggers}
            inDraft={inDraft === true}
            onCreate={() => setEdited('new')}
            onTurn={turn}
            onEdit={setEdited}
            onRemove={setRemoved}
          />
        )}
      </Loaded>
      <TriggerModal
        connection={connection}
        projectKey={projectKey}
        edited={edited}
        onClose={() => setEdited(undefined)}
        onSaved={() => void reload()}
      />
      <ConfirmModal
        isOpen={removed !== undefined}
        title={texts.triggers.removeHeading}
        text={texts.triggers.removeText(removed?.jql ?? '')}
        action={texts.triggers.remove}
        onConfirm={remove}
        onClose={() => setRemoved(undefined)}
      />
    </Stack>
  );
}

interface ListedProps extends TriggerTableProps {
  /** The draft of the rules holds others. */
  readonly inDraft: boolean;
  readonly onCreate: () => void;
}

function Listed({ inDraft, ...props }: ListedProps) {
  const { triggers: words } = useTexts().texts;
  return (
    <Stack space="space.200">
      {inDraft && (
        <SectionMessage appearance="information" title={words.inDraft}>
          <Text>{words.draftedText}</Text>
        </SectionMessage>
      )}
      <InForce {...props} />
    </Stack>
  );
}

function InForce({ onCreate, ...table }: Omit<ListedProps, 'inDraft'>) {
  const { triggers: words } = useTexts().texts;
  return (
    <HeadedList
      words={{ ...words, add: words.create }}
      level="h3"
      isEmpty={table.triggers.length === 0}
      onAdd={onCreate}
    >
      <TriggerTable {...table} />
    </HeadedList>
  );
}

interface TriggerTableProps {
  readonly triggers: readonly SyncTrigger[];
  readonly onTurn: (trigger: SyncTrigger) => Promise<void>;
  readonly onEdit: (trigger: SyncTrigger) => void;
  readonly onRemove: (trigger: SyncTrigger) => void;
}

function TriggerTable({ triggers, onTurn, onEdit, onRemove }: TriggerTableProps) {
  const { triggers: words } = useTexts().texts;
  return (
    <DynamicTable
      label={words.heading}
      head={{
        cells: [
          { key: 'active', content: words.active },
          { key: 'jql', content: words.jql },
          { key: 'notes', content: words.notes },
          { key: 'actions', content: words.actions },
        ],
      }}
      rows={triggers.map((trigger) => ({
        key: trigger.id,
        cells: [
          {
            key: 'active',
            content: (
              <Toggle
                label={words.turnOn(trigger.jql)}
                isChecked={trigger.active}
                onChange={() => void onTurn(trigger)}
              />
            ),
          },
          { key: 'jql', content: <Code>{trigger.jql}</Code> },
          { key: 'notes', content: <Text>{trigger.notes}</Text> },
          {
            key: 'actions',
            content: (
              <ButtonGroup>
                <Button spacing="compact" onClick={() => onEdit(trigger)}>
                  {words.edit}
                </Button>
                <Button spacing="compact" appearance="subtle" onClick={() => onRemove(trigger)}>
                  {words.remove}
                </Button>
              </ButtonGroup>
            ),
          },
        ],
      }))}
    />
  );
}
