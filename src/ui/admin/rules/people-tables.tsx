import { Button, Code, DynamicTable, Heading, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AnswerOf } from '../../../contract/operation.ts';
import type { userMapGet } from '../../../contract/user-map.ts';
import { type DraftUserMap, mappedAs } from '../../../core/rules/user-map-of.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { foundBy } from './found-by.ts';
import { RowSearch } from './row-search.tsx';

type Seen = AnswerOf<typeof userMapGet>['seen'];

/** Lines of a page of the tables. */
const AT_ONCE = 20;

const rowButton = (testId: string, text: string, onClick: () => void) => (
  <Button testId={testId} appearance="subtle" spacing="compact" onClick={onClick}>
    {text}
  </Button>
);

interface TablesProps {
  readonly seen: Seen;
  readonly userMap: Pick<DraftUserMap, 'map'>;
  /** Names of accounts of this site. */
  readonly names: Readonly<Record<string, string>>;
}

/** Columns of the people who were nobody here, and the word above each. */
const SEEN = [
  { key: 'name', word: 'name' },
  { key: 'path', word: 'path' },
  { key: 'at', word: 'since' },
  { key: 'here', word: 'here' },
  { key: 'action', word: 'action' },
] as const;

/** People of the partner's who came in a value and were nobody here. */
export function SeenTable({
  seen,
  userMap,
  names,
  onMap,
}: TablesProps & { readonly onMap: (person: Seen[number]) => void }) {
  const { texts, when } = useTexts();
  const words = texts.peoplePart;
  const [search, setSearch] = useState('');
  const rows = seen.flatMap((one, at) =>
    foundBy(search, one.name, one.email ?? '', one.path) ? [{ one, at }] : [],
  );
  if (seen.length === 0) return null;
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.seen}</Heading>
      <RowSearch
        name="search-seen"
        value={search}
        of={seen.length}
        found={rows.length}
        onChange={setSearch}
      />
      <DynamicTable
        key={search}
        label={words.seen}
        rowsPerPage={AT_ONCE}
        head={{ cells: SEEN.map(({ key, word }) => ({ key, content: words[word] })) }}
        rows={rows.map(({ one, at }) => {
          const account = mappedAs(userMap, one);
          return {
            key: one.ref,
            cells: [
              { key: 'name', content: <Text>{[one.name, one.email].filter(Boolean).join(', ')}</Text> },
              { key: 'path', content: <Code>{one.path}</Code> },
              { key: 'at', content: <Text>{when(one.at)}</Text> },
              {
                key: 'here',
                content:
                  account === undefined ? (
                    <Lozenge appearance="moved">{words.nobody}</Lozenge>
                  ) : (
                    <Text>{names[account] ?? account}</Text>
                  ),
              },
              {
                key: 'action',
                content: rowButton(`map-${at + 1}`, words.map, () => onMap(one)),
              },
            ],
          };
        })}
      />
    </Stack>
  );
}

/** The lines of the map in their order. */
export function PeopleTable({
  seen,
  userMap,
  names,
  onRemove,
}: TablesProps & { readonly onRemove: (at: number) => void }) {
  const words = useTexts().texts.peoplePart;
  const called = (there: string): string => {
    const person = seen.find(({ ref }) => ref === there);
    return person === undefined ? there : person.name;
  };
  const [search, setSearch] = useState('');
  const rows = userMap.map.flatMap(({ here, there }, at) => {
    const row = { at, there, from: called(there), to: names[here] ?? here };
    return foundBy(search, row.from, row.to, there, here) ? [row] : [];
  });
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.table}</Heading>
      <RowSearch
        name="search-people"
        value={search}
        of={userMap.map.length}
        found={rows.length}
        onChange={setSearch}
      />
      <DynamicTable
        key={search}
        label={words.table}
        rowsPerPage={AT_ONCE}
        emptyView={<Text>{words.empty}</Text>}
        head={{
          cells: [
            { key: 'there', content: words.there },
            { key: 'here', content: words.here },
            { key: 'action', content: words.action },
          ],
        }}
        rows={rows.map(({ at, there, from, to }) => ({
          key: `${at}:${there}`,
          cells: [
            { key: 'there', content: <Text>{from}</Text> },
            { key: 'here', content: <Text>{to}</Text> },
            {
              key: 'action',
              content: rowButton(`unmap-${at + 1}`, words.remove, () => onRemove(at)),
            },
          ],
        }))}
      />
    </Stack>
  );
}
