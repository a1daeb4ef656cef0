import { Button, ButtonGroup, DynamicTable, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Draft } from '../../../contract/versions.ts';
import { type RouteLine, type Routing, routeText } from '../../../core/rules/routing-lines.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { foundBy } from './found-by.ts';
import { RowSearch } from './row-search.tsx';

interface RoutesTableProps {
  readonly routing: Routing;
  readonly problems: Draft['problems'];
  readonly onMove: (from: number, to: number) => void;
  readonly onEdit: (at: number) => void;
  readonly onRemove: (at: number) => void;
}

/** The lines in their order, each with what is wrong with it. */
export function RoutesTable(props: RoutesTableProps) {
  const words = useTexts().texts.routingPart;
  const { lines, spaces } = props.routing;
  const [search, setSearch] = useState('');
  const rows = lines.flatMap((line, at) => (foundBy(search, routeText(line, spaces)) ? [{ line, at }] : []));
  const column = (key: string, content: string, width: number) => ({ key, content, width });
  return (
    <Stack space="space.100">
      <RowSearch
        name="search-routes"
        value={search}
        of={lines.length}
        found={rows.length}
        onChange={setSearch}
      />
      <DynamicTable
        // Another search begins on the first page.
        key={search}
        label={words.heading}
        rowsPerPage={20}
        head={{
          cells: [
            column('when', words.when, 50),
            column('where', words.where, 22),
            column('actions', words.actions, 28),
          ],
        }}
        rows={rows.map(({ line, at }) => ({ key: `${at}`, cells: cellsOf(props, words, line, at) }))}
      />
    </Stack>
  );
}

function cellsOf(
  { routing, problems, onMove, onEdit, onRemove }: RoutesTableProps,
  words: Texts['routingPart'],
  line: RouteLine,
  at: number,
) {
  const [when, where] = halves(routeText(line, routing.spaces));
  const wrong = problems.filter(({ field }) => field.startsWith(`scope.routing.${at}.`));
  const button = (name: string, text: string, onClick: () => void, isDisabled = false) => (
    <Button
      key={name}
      testId={`route-${name}-${at + 1}`}
      appearance="subtle"
      spacing="compact"
      isDisabled={isDisabled}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  return [
    {
      key: 'when',
      content: (
        <Stack space="space.050">
          <Text>{`${at + 1}. ${when}`}</Text>
          {wrong.map(({ message, next }) => (
            <Text key={message} color="color.text.warning" size="small">
              {[message, next].filter(Boolean).join(' ')}
            </Text>
          ))}
        </Stack>
      ),
    },
    { key: 'where', content: <Text>{where}</Text> },
    {
      key: 'actions',
      content: (
        <ButtonGroup>
          {button('edit', words.edit, () => onEdit(at))}
          {button('up', words.up, () => onMove(at, at - 1), at === 0)}
          {button('down', words.down, () => onMove(at, at + 1), at === routing.lines.length - 1)}
          {button('remove', words.remove, () => onRemove(at))}
        </ButtonGroup>
      ),
    },
  ];
}

/** What stands before and behind the arrow; the last one, as a value can hold another. */
function halves(text: string): readonly [string, string] {
  const arrow = text.lastIndexOf(' -> ');
  return [text.slice(0, arrow), text.slice(arrow + 4)];
}
