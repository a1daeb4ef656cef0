import { Code, DynamicTable, SectionMessage, Stack, Text, Toggle } from '@forge/react';
import type { SeenTrigger } from '../../contract/triggers.ts';
import { RowActions } from './row-actions.tsx';
import { useTexts } from './texts/use-texts.ts';

export interface TriggerTableProps {
  readonly triggers: readonly SeenTrigger[];
  readonly onTurn: (trigger: SeenTrigger) => Promise<void>;
  readonly onEdit: (trigger: SeenTrigger) => void;
  readonly onRemove: (trigger: SeenTrigger) => void;
  readonly onBackfill: (trigger: SeenTrigger) => void;
}

/** Triggers with their switch, what they find, how often they are searched for, and what can be done with each. */
export function TriggerTable({ triggers, ...acts }: TriggerTableProps) {
  const { triggers: words } = useTexts().texts;
  return (
    <DynamicTable
      label={words.heading}
      head={{
        cells: [
          { key: 'active', content: words.active },
          { key: 'jql', content: words.jql },
          { key: 'schedule', content: words.judged },
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
                onChange={() => void acts.onTurn(trigger)}
              />
            ),
          },
          { key: 'jql', content: <Query trigger={trigger} /> },
          { key: 'schedule', content: <Text>{words.often[trigger.schedule]}</Text> },
          { key: 'notes', content: <Text>{trigger.notes}</Text> },
          { key: 'actions', content: <Acts trigger={trigger} {...acts} /> },
        ],
      }))}
    />
  );
}

function Query({ trigger }: { readonly trigger: SeenTrigger }) {
  const { texts, when } = useTexts();
  const { triggers: words } = texts;
  const { entity, jql, offSince, passedOver = 0, fault } = trigger;
  return (
    <Stack space="space.050">
      {entity === 'request' && <Text>{words.entities.request}</Text>}
      <Code>{jql}</Code>
      {offSince !== undefined && (
        <Text>
          {[words.offSince(when(offSince)), ...(passedOver > 0 ? [words.passedOver(passedOver)] : [])].join(
            ' ',
          )}
        </Text>
      )}
      {fault !== undefined && (
        <SectionMessage appearance="error" title={words.fault}>
          <Text>{fault}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

function Acts({
  trigger,
  onEdit,
  onRemove,
  onBackfill,
}: Omit<TriggerTableProps, 'triggers'> & { readonly trigger: SeenTrigger }) {
  const { triggers: words } = useTexts().texts;
  const { jql, active } = trigger;
  const backfill = {
    id: 'backfill-trigger',
    text: words.backfill,
    label: words.backfillOf(jql),
    onPress: () => onBackfill(trigger),
  };
  return (
    <RowActions
      actions={[
        { id: 'edit-trigger', text: words.edit, label: words.edit, onPress: () => onEdit(trigger) },
        ...(active ? [backfill] : []),
        {
          id: 'remove-trigger',
          text: words.remove,
          label: words.remove,
          onPress: () => onRemove(trigger),
          isQuiet: true,
        },
      ]}
    />
  );
}
