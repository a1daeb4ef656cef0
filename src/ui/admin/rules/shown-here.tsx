import {
  Button,
  ButtonGroup,
  Checkbox,
  DynamicTable,
  Heading,
  HelperMessage,
  Inline,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import type { Failure } from '../../../contract/operation.ts';
import { type Exposed, peerExpose, peerExposed } from '../../../contract/peer-offer.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { pathOfField } from '../../../core/rules/suggest-lines.ts';
import { ask } from '../../shared/ask.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { inCell } from '../../shared/in-cell.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { Narrow } from '../../shared/narrow.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice } from './choice.tsx';
import { fieldName } from './field-name.ts';

interface ShownHereProps {
  readonly connection: ConnectionDetail;
  readonly catalogue: FieldCatalogue;
}

/** What the partner sees of this side when it writes its rules, and the choice of it. */
export function ShownHere(props: ShownHereProps) {
  const { partnerPart: words } = useTexts().texts;
  const { answer, reload, show } = useAnswer(peerExposed, { connection: props.connection.id });
  return (
    <Stack space="space.150">
      <Heading as="h3">{words.shown(props.connection.peer.name)}</Heading>
      <Loaded answer={answer} onRetry={() => void reload()}>
        {(exposed) => <Choosing key={JSON.stringify(exposed)} {...props} exposed={exposed} onShown={show} />}
      </Loaded>
    </Stack>
  );
}

interface ChoosingProps extends ShownHereProps {
  readonly exposed: Exposed;
  readonly onShown: (exposed: Exposed) => void;
}

interface Row {
  readonly path: string;
  readonly field: string;
  readonly told: boolean;
  readonly values: boolean;
}

function Choosing({ connection, catalogue, exposed, onShown }: ChoosingProps) {
  const { partnerPart: words } = useTexts().texts;
  const [rows, setRows] = useState<readonly Row[]>(() =>
    exposed.fields.map(({ path, field, values }) => ({ path, field, values, told: true })),
  );
  const [statuses, setStatuses] = useState(exposed.statuses);
  const [transitions, setTransitions] = useState(exposed.transitions);
  const [error, setError] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const send = async (isChosen: boolean): Promise<void> => {
    const fields = rows
      .filter(({ told }) => told)
      .map(({ path, field, values }) => ({ path, field, values }));
    const choice = isChosen ? { choice: { fields, statuses, transitions } } : {};
    setRunning(true);
    const outcome = await ask(peerExpose, { connection: connection.id, ...choice });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    tell(isChosen ? words.kept : words.left);
    onShown(outcome.data);
  };
  return (
    <Stack space="space.150">
      {error !== undefined && <FailureMessage error={error} />}
      <Text>{words.shownText(connection.peer.name)}</Text>
      <Standing exposed={exposed} />
      <Rows rows={rows} catalogue={catalogue} onChange={setRows} />
      <Narrow>
        <Another
          key={rows.length}
          rows={rows}
          catalogue={catalogue}
          onAdd={(row) => setRows([...rows, row])}
        />
        <Toggles
          statuses={statuses}
          transitions={transitions}
          onStatuses={setStatuses}
          onTransitions={setTransitions}
        />
      </Narrow>
      <Inline>
        <ButtonGroup>
          <Button isDisabled={isRunning} onClick={() => void send(true)}>
            {words.keep}
          </Button>
          <Button
            appearance="subtle"
            isDisabled={isRunning || exposed.byRules}
            onClick={() => void send(false)}
          >
            {words.leave}
          </Button>
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}

/** Who has chosen it, and when it was read. */
function Standing({ exposed }: { readonly exposed: Exposed }) {
  const { texts, when } = useTexts();
  const { partnerPart: words } = texts;
  const { read, cut } = exposed.offer;
  const facts = [
    exposed.byRules ? words.byRules : words.chosen,
    ...(read === undefined ? [] : [words.read(when(read * 1000))]),
    ...(cut ? [words.cut] : []),
  ];
  return <Text>{facts.join(' ')}</Text>;
}

interface TogglesProps {
  readonly statuses: boolean;
  readonly transitions: boolean;
  readonly onStatuses: (on: boolean) => void;
  readonly onTransitions: (on: boolean) => void;
}

function Toggles({ statuses, transitions, onStatuses, onTransitions }: TogglesProps) {
  const { partnerPart: words } = useTexts().texts;
  return (
    <>
      <Checkbox
        label={words.statuses}
        testId="show-statuses"
        isChecked={statuses}
        onChange={(event) => onStatuses(event.target.checked === true)}
      />
      <Checkbox
        label={words.transitions}
        testId="show-transitions"
        isChecked={transitions}
        onChange={(event) => onTransitions(event.target.checked === true)}
      />
      <HelperMessage>{words.transitionsHint}</HelperMessage>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly catalogue: FieldCatalogue;
  readonly onChange: (rows: readonly Row[]) => void;
}

function Rows({ rows, catalogue, onChange }: RowsProps) {
  const { partnerPart: words } = useTexts().texts;
  const change = (path: string, part: Partial<Row>): void =>
    onChange(rows.map((row) => (row.path === path ? { ...row, ...part } : row)));
  const hasValues = (field: string): boolean =>
    catalogue.fields.some(({ id, values }) => id === field && values !== undefined);
  return (
    <DynamicTable
      label={words.told}
      head={{
        cells: [
          { key: 'field', content: words.field },
          { key: 'name', content: words.name },
          { key: 'told', content: words.told },
          { key: 'values', content: words.withValues },
        ],
      }}
      rows={rows.map(({ path, field, told, values }) => ({
        key: path,
        cells: [
          { key: 'field', content: inCell(<Text>{fieldName(catalogue, field)}</Text>) },
          { key: 'name', content: inCell(<Text>{path}</Text>) },
          {
            key: 'told',
            content: (
              <Checkbox
                label={words.tell(path)}
                testId={`tell-${path}`}
                isChecked={told}
                onChange={(event) => change(path, { told: event.target.checked === true })}
              />
            ),
          },
          {
            key: 'values',
            content: hasValues(field) ? (
              <Checkbox
                label={words.tellValues(path)}
                testId={`tell-values-${path}`}
                isChecked={told && values}
                isDisabled={!told}
                onChange={(event) => change(path, { values: event.target.checked === true })}
              />
            ) : (
              ''
            ),
          },
        ],
      }))}
    />
  );
}

interface AnotherProps {
  readonly rows: readonly Row[];
  readonly catalogue: FieldCatalogue;
  readonly onAdd: (row: Row) => void;
}

/** A field of the site that no rule carries yet: the partner can ask for it. */
function Another({ rows, catalogue, onAdd }: AnotherProps) {
  const { partnerPart: words } = useTexts().texts;
  const others = catalogue.fields.filter(
    (one) =>
      one.kind !== undefined &&
      !rows.some(({ path, field }) => field === one.id || path === pathOfField(one)),
  );
  return (
    <Choice
      name="show-another"
      label={words.more}
      placeholder={words.morePlaceholder}
      value=""
      options={others.map(({ id, name, custom }) => ({
        value: id,
        label: custom ? `${name} (${id})` : name,
      }))}
      onChange={(id) => {
        const found = others.find((one) => one.id === id);
        if (found) onAdd({ path: pathOfField(found), field: id, told: true, values: false });
      }}
    />
  );
}
