import { Button, ButtonGroup, EmptyState, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { fieldList } from '../../../contract/fields.ts';
import type { Failure } from '../../../contract/operation.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { linesOf, type MappingLine, mappingOf, movedLine } from '../../../core/rules/mapping-line.ts';
import type { Ends } from '../../../core/rules/mapping-text.ts';
import { spacesOf } from '../../../core/rules/spaces-of.ts';
import { withUsualLines } from '../../../core/rules/suggest-lines.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { fieldName } from './field-name.ts';
import { MappingModal } from './mapping-modal.tsx';
import { MappingTable } from './mapping-table.tsx';
import { MappingTextModal } from './mapping-text-modal.tsx';
import { ModeBar } from './mode-bar.tsx';
import { OfferedThere } from './offered-there.tsx';
import { PreviewValues, type Seen } from './preview-values.tsx';
import { ProposalList } from './proposal-list.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { SideSwitch } from './side-switch.tsx';
import { useSaveDraft } from './use-save-draft.ts';

/** Which field crosses as what: the lines of the draft in their order. */
export function FieldsPart(props: RulesPartProps) {
  const { connection, draft } = props;
  const request = { connection: connection.id, spaces: spacesOf(draft.version), fresh: false };
  const { answer, reload, show } = useAnswer(fieldList, request);
  const [error, setError] = useState<Failure>();
  const refresh = async (): Promise<void> => {
    const outcome = await ask(fieldList, { ...request, fresh: true });
    setError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) show(outcome.data);
  };
  return (
    <Stack space="space.200">
      {error !== undefined && <FailureMessage error={error} />}
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(catalogue) => <Lines {...props} catalogue={catalogue} onRefresh={refresh} />}
      </Loaded>
    </Stack>
  );
}

interface LinesProps extends RulesPartProps {
  readonly catalogue: FieldCatalogue;
  readonly onRefresh: () => Promise<void>;
}

function Lines(props: LinesProps) {
  const { texts } = useTexts();
  const words = texts.fieldsPart;
  const { draft, catalogue } = props;
  const { save } = useSaveDraft(props);
  const [error, setError] = useState<Failure>();
  const [asked, setAsked] = useState<Asked>();
  const [isOpen, setOpen] = useState(false);
  const lines = linesOf(draft.version);
  const isFixed = draft.version['mode'] === 'basic';

  const write = (next: readonly MappingLine[]): Promise<Failure | undefined> =>
    save({ mappings: next.map(mappingOf) });
  const change = async (next: readonly MappingLine[]): Promise<void> => setError(await write(next));
  const withUsual = withUsualLines(lines, catalogue);
  return (
    <Stack space="space.200">
      <ModeBar {...props} lines={lines} catalogue={catalogue} />
      {error !== undefined && <FailureMessage error={error} />}
      <Notes notes={catalogue.notes} />
      <Text>{words.text}</Text>
      <SideSwitch {...props} />
      <Toolbar
        isFixed={isFixed}
        isOpen={isOpen}
        onAdd={() => setAsked({ edit: 'new' })}
        onUsual={() => (withUsual.length > lines.length ? void change(withUsual) : tell(words.usualNone))}
        onText={() => setAsked({ text: true })}
        onOpen={() => setOpen(!isOpen)}
        onRefresh={() => void props.onRefresh()}
      />
      <Shown
        {...props}
        lines={lines}
        isOpen={isOpen}
        onChange={(next) => void change(next)}
        onAsk={setAsked}
      />
      {props.side === 'incoming' && (
        <Stack space="space.400">
          <ProposalList {...props} />
          <OfferedThere {...props} />
        </Stack>
      )}
      <Dialogs
        asked={asked}
        connection={props.connection.id}
        ends={endsOf(props)}
        lines={lines}
        catalogue={catalogue}
        onSave={write}
        onClose={() => setAsked(undefined)}
      />
    </Stack>
  );
}

const endsOf = ({ connection }: RulesPartProps): Ends => ({
  here: connection.local.name,
  there: connection.peer.name,
});

interface ShownProps extends Omit<LinesProps, 'onRefresh'> {
  readonly lines: readonly MappingLine[];
  readonly isOpen: boolean;
  readonly onChange: (lines: readonly MappingLine[]) => void;
  readonly onAsk: (asked: Asked) => void;
}

/** The lines, and what they would make of a work item. */
function Shown({ lines, isOpen, onChange, onAsk, ...props }: ShownProps) {
  const words = useTexts().texts.fieldsPart;
  const { connection, draft, catalogue, side } = props;
  const [last, setLast] = useState<Seen>();
  const seen = last?.side === side ? last : undefined;
  if (lines.length === 0) return <EmptyState header={words.empty} description={words.emptyText} />;
  return (
    <Stack space="space.200">
      <MappingTable
        lines={lines}
        catalogue={catalogue}
        problems={draft.problems}
        ends={endsOf(props)}
        side={side}
        previewed={seen?.previewed}
        isOpen={isOpen}
        isFixed={draft.version['mode'] === 'basic'}
        onMove={(from, to) => onChange(movedLine(lines, from, to))}
        onTurn={(at) => onChange(lines.map((one, place) => (place === at ? { ...one, on: !one.on } : one)))}
        onEdit={(edit) => onAsk({ edit })}
        onRemove={(remove) => onAsk({ remove })}
      />
      <PreviewValues
        key={side}
        connection={connection.id}
        side={side}
        rules={draft.saved === undefined ? 'in-force' : 'draft'}
        shown={seen}
        onShow={setLast}
      />
    </Stack>
  );
}

/** The line that a person edits or deletes, by its place. */
interface Asked {
  readonly edit?: number | 'new';
  readonly remove?: number;
  /** All lines in one text. */
  readonly text?: true;
}

interface DialogsProps {
  readonly asked: Asked | undefined;
  readonly connection: string;
  readonly ends: Ends;
  readonly lines: readonly MappingLine[];
  readonly catalogue: FieldCatalogue;
  readonly onSave: (lines: readonly MappingLine[]) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

function Dialogs({ asked, connection, ends, lines, catalogue, onSave, onClose }: DialogsProps) {
  const words = useTexts().texts.fieldsPart;
  const removed = asked?.remove;
  return (
    <>
      <MappingModal
        edited={asked?.edit}
        connection={connection}
        lines={lines}
        catalogue={catalogue}
        onSave={onSave}
        onClose={onClose}
      />
      <MappingTextModal
        isOpen={asked?.text === true}
        lines={lines}
        ends={ends}
        catalogue={catalogue}
        onSave={onSave}
        onClose={onClose}
      />
      <ConfirmModal
        isOpen={removed !== undefined}
        title={words.removeHeading(fieldName(catalogue, lines[removed ?? -1]?.field ?? ''))}
        text={words.removeText}
        action={words.remove}
        onConfirm={() => onSave(lines.filter((_, at) => at !== removed))}
        onClose={onClose}
      />
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <SectionMessage appearance="warning">
      <Stack space="space.050">
        {notes.map((note) => (
          <Text key={note}>{note}</Text>
        ))}
      </Stack>
    </SectionMessage>
  );
}

interface ToolbarProps {
  readonly isFixed: boolean;
  readonly isOpen: boolean;
  readonly onAdd: () => void;
  readonly onUsual: () => void;
  readonly onText: () => void;
  readonly onOpen: () => void;
  readonly onRefresh: () => void;
}

function Toolbar({ isFixed, isOpen, onAdd, onUsual, onText, onOpen, onRefresh }: ToolbarProps) {
  const words = useTexts().texts.fieldsPart;
  return (
    <Inline spread="space-between" shouldWrap rowSpace="space.100">
      <ButtonGroup>
        <Button appearance="primary" isDisabled={isFixed} onClick={onAdd}>
          {words.add}
        </Button>
        <Button isDisabled={isFixed} onClick={onUsual}>
          {words.usual}
        </Button>
      </ButtonGroup>
      <ButtonGroup>
        <Button appearance="subtle" isDisabled={isFixed} onClick={onText}>
          {words.asText.open}
        </Button>
        <Button appearance="subtle" onClick={onOpen}>
          {isOpen ? words.collapse : words.expand}
        </Button>
        <Button appearance="subtle" onClick={onRefresh}>
          {words.reload}
        </Button>
      </ButtonGroup>
    </Inline>
  );
}
