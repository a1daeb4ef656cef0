import { SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf, Failure } from '../../contract/operation.ts';
import {
  type SeenTrigger,
  type SyncedSpace,
  triggerDelete,
  triggerList,
  triggerSave,
} from '../../contract/triggers.ts';
import { ask } from './ask.ts';
import { Backfilling, type Offer } from './backfilling.tsx';
import { ConfirmModal } from './confirm-modal.tsx';
import { FailureMessage } from './failure-message.tsx';
import { HeadedList } from './headed-list.tsx';
import { Loaded } from './loaded.tsx';
import { SpaceSwitches } from './space-switches.tsx';
import { tell } from './tell.ts';
import { useTexts } from './texts/use-texts.ts';
import { TriggerModal } from './trigger-modal.tsx';
import { TriggerTable, type TriggerTableProps } from './trigger-table.tsx';
import { useAnswer } from './use-answer.ts';

interface TriggerListProps {
  readonly connection: string;
  readonly projectKey: string;
}

type Saved = AnswerOf<typeof triggerSave>;

/** The sync triggers of one connection: list, switch, edit, delete, create, and what exists already. */
export function TriggerList({ connection, projectKey }: TriggerListProps) {
  const { texts } = useTexts();
  const { answer, reload } = useAnswer(triggerList, { connection });
  const [edited, setEdited] = useState<SeenTrigger | 'new'>();
  const [removed, setRemoved] = useState<SeenTrigger>();
  const [offer, setOffer] = useState<Offer>();
  const [error, setError] = useState<Failure>();

  const offerLeft = ({ trigger, unsynced = 0 }: Saved): void => {
    if (unsynced > 0) setOffer({ id: trigger.id, jql: trigger.jql, count: unsynced });
  };
  const turn = async (seen: SeenTrigger): Promise<void> => {
    const { offSince: _, passedOver: _over, fault: _fault, ...trigger } = seen;
    const outcome = await ask(triggerSave, { ...trigger, connection, active: !trigger.active });
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok && outcome.data.waits) tell(texts.triggers.drafted, texts.triggers.draftedText);
    else if (outcome.ok)
      tell(outcome.data.trigger.active ? texts.triggers.turnedOn : texts.triggers.turnedOff);
    await reload();
    if (outcome.ok) offerLeft(outcome.data);
  };
  return (
    <Stack space="space.200">
      {error !== undefined && <FailureMessage error={error} />}
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ triggers, inDraft, searched, spaces }) => (
          <Listed
            connection={connection}
            spaces={spaces}
            triggers={triggers}
            inDraft={inDraft === true}
            searched={searched}
            onCreate={() => setEdited('new')}
            onTurn={turn}
            onEdit={setEdited}
            onRemove={setRemoved}
            onBackfill={setOffer}
          />
        )}
      </Loaded>
      <Backfilling connection={connection} offer={offer} onClose={() => setOffer(undefined)} />
      <TriggerModal
        connection={connection}
        projectKey={projectKey}
        edited={edited}
        onClose={() => setEdited(undefined)}
        onSaved={(saved) => {
          void reload();
          offerLeft(saved);
        }}
      />
      <Removing
        connection={connection}
        removed={removed}
        onRemoved={reload}
        onClose={() => setRemoved(undefined)}
      />
    </Stack>
  );
}

interface RemovingProps {
  readonly connection: string;
  readonly removed: SeenTrigger | undefined;
  readonly onRemoved: () => Promise<void>;
  readonly onClose: () => void;
}

function Removing({ connection, removed, onRemoved, onClose }: RemovingProps) {
  const { triggers: words } = useTexts().texts;
  const remove = async (): Promise<Failure | undefined> => {
    if (removed === undefined) return undefined;
    const outcome = await ask(triggerDelete, { connection, id: removed.id });
    if (!outcome.ok) return outcome.error;
    if (outcome.data.waits) tell(words.drafted, words.draftedText);
    else tell(words.removed);
    await onRemoved();
    return undefined;
  };
  return (
    <ConfirmModal
      isOpen={removed !== undefined}
      title={words.removeHeading}
      text={words.removeText(removed?.jql ?? '')}
      action={words.remove}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

interface ListedProps extends TriggerTableProps {
  readonly connection: string;
  readonly spaces: readonly SyncedSpace[];
  /** The draft of the rules holds others. */
  readonly inDraft: boolean;
  /** Epoch milliseconds at which the schedules last searched. */
  readonly searched: number | undefined;
  readonly onCreate: () => void;
}

function Listed({ connection, spaces, inDraft, searched, onCreate, ...table }: ListedProps) {
  const { texts, when } = useTexts();
  const { triggers: words } = texts;
  return (
    <Stack space="space.200">
      {inDraft && (
        <SectionMessage appearance="information" title={words.inDraft}>
          <Text>{words.draftedText}</Text>
        </SectionMessage>
      )}
      <HeadedList
        words={{ ...words, add: words.create }}
        level="h3"
        isEmpty={table.triggers.length === 0}
        onAdd={onCreate}
      >
        <TriggerTable {...table} />
        {searched !== undefined && <Text>{words.searched(when(searched))}</Text>}
      </HeadedList>
      <SpaceSwitches connection={connection} spaces={spaces} />
    </Stack>
  );
}
