import { Box, Button, ButtonGroup, Code, DynamicTable, Stack, Text, Toggle } from '@forge/react';
import type { ReactElement } from 'react';
import type { ScriptSide } from '../../../contract/scripts.ts';
import type { Draft } from '../../../contract/versions.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import { type LineRemark, remarksOn } from '../../../core/rules/line-remarks.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import type { Ends } from '../../../core/rules/mapping-text.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { fieldName } from './field-name.ts';
import { arrivalText, type Previewed, previewText } from './previewed-values.ts';
import { remarkText } from './remark-text.ts';

interface MappingTableProps {
  readonly lines: readonly MappingLine[];
  readonly catalogue: FieldCatalogue;
  readonly problems: Draft['problems'];
  /** Names of this side and of the partner. */
  readonly ends: Ends;
  /** What stands on the left: what leaves from here, or what comes from there. */
  readonly side: ScriptSide;
  /** What the lines make of a work item that was looked at; undefined where none was. */
  readonly previewed: Previewed | undefined;
  /** Every line with all that it says. */
  readonly isOpen: boolean;
  /** The lines of Basic: shown, not changed. */
  readonly isFixed: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly onTurn: (at: number) => void;
  readonly onEdit: (at: number) => void;
  readonly onRemove: (at: number) => void;
}

/** The lines in their order, each with what is wrong with it; moved by drag or by the buttons. */
export function MappingTable(props: MappingTableProps) {
  const words = useTexts().texts.fieldsPart;
  const { lines, catalogue, isFixed, onMove, side, ends } = props;
  const remarks = remarksOn(lines, catalogue);
  const column = (key: string, content: string, width: number) => ({ key, content, width });
  return (
    <DynamicTable
      // Cells that change their places are drawn in wrong ones, so that a turned table is a new one.
      key={side}
      label={words.heading}
      isRankable={!isFixed}
      onRankEnd={({ sourceIndex, destination }) => {
        if (destination !== undefined) onMove(sourceIndex, destination.index);
      }}
      head={{
        cells: [
          column('on', words.on, 7),
          ...turned(side, [
            column('here', words.hereOf(ends.here), 27),
            column('way', words.way, 10),
            column('there', words.thereOf[side](ends.there), 16),
          ]),
          column('rule', words.rule, 18),
          ...(isFixed ? [] : [column('actions', words.actions, 22)]),
        ],
      }}
      rows={lines.map((line, at) => ({
        key: `${at}:${line.id}`,
        cells: cellsOf(props, words, line, at, remarks[at] ?? []),
      }))}
    />
  );
}

/** The three cells between both ends, as they are read from the side that gives. */
const turned = <T,>(side: ScriptSide, cells: readonly T[]): readonly T[] =>
  side === 'outgoing' ? cells : [...cells].reverse();

function cellsOf(
  { catalogue, problems, isOpen, isFixed, side, previewed, ...props }: MappingTableProps,
  words: Texts['fieldsPart'],
  line: MappingLine,
  at: number,
  remarks: readonly LineRemark[],
) {
  const name = fieldName(catalogue, line.field);
  const wrong = problems.filter(
    ({ field }) => field === `mappings.${at}` || field.startsWith(`mappings.${at}.`),
  );
  const told = [
    ...wrong.map(({ message, next }) => [message, next].filter(Boolean).join(' ')),
    ...remarks.map((remark) => remarkText(words, remark, name)),
  ];
  const toggle = (
    <Toggle
      label={words.turnOn(String(at + 1))}
      isChecked={line.on}
      isDisabled={isFixed}
      onChange={() => props.onTurn(at)}
    />
  );
  const seen = previewed === undefined ? undefined : seenOf(words, line, previewed);
  const cell = (key: string, content: ReactElement) => ({ key, content });
  return [
    cell('on', toggle),
    ...turned(side, [
      cell('here', hereOf(`${at + 1}. ${name}`, told, seen?.here)),
      cell('way', wayOf(words, line, side)),
      cell('there', thereOf(line.path, seen?.there)),
    ]),
    cell('rule', detailsOf(words, line, isOpen)),
    ...(isFixed ? [] : [cell('actions', actionsOf(props, words, at))]),
  ];
}

/** The field of this site with what is to be said of the line. */
const hereOf = (name: string, told: readonly string[], seen: string | undefined): ReactElement => (
  <Stack space="space.050">
    <Text>{name}</Text>
    {seen !== undefined && <Text size="small">{seen}</Text>}
    {told.map((text) => (
      <Text key={text} color="color.text.warning" size="small">
        {text}
      </Text>
    ))}
  </Stack>
);

/** A line that goes the other way alone is there to be seen and no more. */
function wayOf(words: Texts['fieldsPart'], { direction }: MappingLine, side: ScriptSide): ReactElement {
  const along = side === 'outgoing' ? 'out' : 'in';
  const arrow = direction === 'both' ? 'both' : direction === along ? 'out' : 'in';
  return (
    <Text color={arrow === 'in' ? 'color.text.subtlest' : 'color.text'}>
      {`${words.arrows[arrow]} ${words.ways[direction]}`}
    </Text>
  );
}

const thereOf = (path: string, seen: string | undefined): ReactElement => (
  <Stack space="space.050">
    <Box>
      <Code>{path}</Code>
    </Box>
    {seen !== undefined && <Text size="small">{seen}</Text>}
  </Stack>
);

/** What is told at both ends of a line that was looked at with a work item. */
function seenOf(
  words: Texts['fieldsPart'],
  { on, path, direction }: MappingLine,
  previewed: Previewed,
): { readonly here?: string; readonly there?: string } {
  if (!on) return {};
  if (previewed.side === 'outgoing')
    return direction === 'in' ? {} : { there: previewText(words.preview, previewed.issue, path) };
  if (direction === 'out') return {};
  const arrival = arrivalText(words.preview, previewed.values, path);
  return arrival === undefined
    ? { there: words.preview.nothingCame }
    : { here: arrival.becomes, there: arrival.came };
}

/** What becomes of values, in short or in full. */
function detailsOf(words: Texts['fieldsPart'], line: MappingLine, isOpen: boolean): ReactElement {
  const { values, when, noMatch, constant, merge } = line;
  const pairs = values.map(({ here, there }) => `${here} = ${there}`).join(', ');
  const standIn = line.default === undefined ? words.noMatch.default : words.noMatchDefault(line.default);
  const said = [
    ...(constant === undefined ? [] : [words.constantOut(constant)]),
    ...(values.length === 0 ? [] : [isOpen ? words.pairs(pairs) : words.valuesCount(values.length)]),
    ...(values.length === 0 && !isOpen ? [] : [noMatch === 'default' ? standIn : words.noMatch[noMatch]]),
    ...(when.types.length === 0 ? [] : [words.conditionTypes(when.types.join(', '))]),
    ...(when.statuses.length === 0 ? [] : [words.conditionStatuses(when.statuses.join(', '))]),
    ...(when.firstSync ? [words.conditionFirst] : []),
    ...(isOpen && merge !== undefined ? [words.mergesAs[merge]] : []),
  ];
  return (
    <Stack space="space.050">
      {said.map((text) => (
        <Text key={text} size="small">
          {text}
        </Text>
      ))}
    </Stack>
  );
}

function actionsOf(
  { lines, onMove, onEdit, onRemove }: Pick<MappingTableProps, 'lines' | 'onMove' | 'onEdit' | 'onRemove'>,
  words: Texts['fieldsPart'],
  at: number,
): ReactElement {
  const button = (name: string, text: string, onClick: () => void, isDisabled = false) => (
    <Button
      key={name}
      testId={`${name}-${at + 1}`}
      appearance="subtle"
      spacing="compact"
      isDisabled={isDisabled}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  return (
    <Box>
      <ButtonGroup>
        {button('edit', words.edit, () => onEdit(at))}
        {button('up', words.up, () => onMove(at, at - 1), at === 0)}
        {button('down', words.down, () => onMove(at, at + 1), at === lines.length - 1)}
        {button('remove', words.remove, () => onRemove(at))}
      </ButtonGroup>
    </Box>
  );
}
