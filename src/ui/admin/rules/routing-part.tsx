import { Box, Button, RadioGroup, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { tableList } from '../../../contract/tables.ts';
import { type RouteLine, type Routing, routeText, routingOf } from '../../../core/rules/routing-lines.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice } from './choice.tsx';
import { RoutesModal } from './routes-modal.tsx';
import { RoutesTable } from './routes-table.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { TryRouting } from './try-routing.tsx';
import { useSaveDraft } from './use-save-draft.ts';

/** The line that a person edits or removes, by its place. */
interface Asked {
  readonly edit?: number | 'new';
  readonly remove?: number;
}

/** Where new work items of the partner are made. */
export function RoutingPart(props: RulesPartProps) {
  const { draft } = props;
  const words = useTexts().texts.routingPart;
  const { save, isSaving } = useSaveDraft(props);
  const [error, setError] = useState<Failure>();
  const [asked, setAsked] = useState<Asked>();
  const routing = routingOf(draft.version);
  const { lines, unrouted, spaces, table = '' } = routing;
  const before = draft.version['scope'];

  const keep = async (part: { routing?: readonly RouteLine[]; unrouted?: string; table?: string }) => {
    const { table, ...scope }: Record<string, unknown> = { ...Object(before), ...part };
    const failed = await save({
      scope: { ...scope, ...(table === '' || table === undefined ? {} : { table }) },
    });
    setError(failed);
    return failed;
  };
  const removed = lines[asked?.remove ?? -1];
  return (
    <Stack space="space.200">
      {error !== undefined && <FailureMessage error={error} />}
      <Narrow>
        <Text>{lines.length === 0 ? words.empty : words.text}</Text>
      </Narrow>
      <Box>
        <Button onClick={() => setAsked({ edit: 'new' })}>{words.add}</Button>
      </Box>
      {lines.length > 0 && (
        <RoutesTable
          routing={routing}
          problems={draft.problems}
          onMove={(from, to) => void keep({ routing: moved(lines, from, to) })}
          onEdit={(edit) => setAsked({ edit })}
          onRemove={(remove) => setAsked({ remove })}
        />
      )}
      <RoutingTable chosen={table} onChange={(name) => void keep({ table: name })} />
      {(lines.length > 0 || table !== '') && (
        <Unrouted value={unrouted} isSaving={isSaving} onChange={(value) => void keep({ unrouted: value })} />
      )}
      <TryRouting routing={routing} />
      <RoutesModal
        edited={asked?.edit}
        routing={routing}
        onSave={(next) => keep({ routing: next })}
        onClose={() => setAsked(undefined)}
      />
      <ConfirmModal
        isOpen={removed !== undefined}
        title={words.removeHeading(removed === undefined ? '' : routeText(removed, spaces))}
        text={words.removeText}
        action={words.remove}
        onConfirm={() => keep({ routing: lines.filter((_, at) => at !== asked?.remove) })}
        onClose={() => setAsked(undefined)}
      />
    </Stack>
  );
}

interface RoutingTableProps {
  /** Name of the table; empty for none. */
  readonly chosen: string;
  readonly onChange: (name: string) => void;
}

/** A table of the site whose rows follow the lines. */
function RoutingTable({ chosen, onChange }: RoutingTableProps) {
  const words = useTexts().texts.routingPart;
  const { answer } = useAnswer(tableList, {});
  const found = answer.status === 'ready' ? answer.data.tables.filter(({ holds }) => holds === 'routes') : [];
  if (found.length === 0 && chosen === '') return null;
  return (
    <Narrow>
      <Choice
        name="routing-table"
        label={words.table}
        hint={words.tableHint}
        value={chosen}
        options={[
          { value: '', label: words.noTable },
          ...found.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={onChange}
      />
    </Narrow>
  );
}

interface UnroutedProps {
  readonly value: Routing['unrouted'];
  readonly isSaving: boolean;
  readonly onChange: (value: string) => void;
}

/** What becomes of work items that no line names. */
function Unrouted({ value, isSaving, onChange }: UnroutedProps) {
  const words = useTexts().texts.routingPart;
  const choices = (['first', 'refuse'] satisfies Routing['unrouted'][]).map((value) => ({
    name: 'unrouted',
    value,
    label: words.unroutedChoices[value],
  }));
  return (
    <Stack space="space.050">
      <Text weight="bold">{words.unrouted}</Text>
      <RadioGroup
        name="unrouted"
        testId="unrouted"
        value={value}
        options={choices}
        isDisabled={isSaving}
        onChange={(event) => onChange(String(event.target.value))}
      />
    </Stack>
  );
}

function moved(lines: readonly RouteLine[], from: number, to: number): readonly RouteLine[] {
  const line = lines[from];
  const rest = lines.filter((_, at) => at !== from);
  return line === undefined ? lines : [...rest.slice(0, to), line, ...rest.slice(to)];
}
