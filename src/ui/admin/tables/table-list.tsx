import { Button, ButtonGroup, DynamicTable, Stack, Text } from '@forge/react';
import type { AnswerOf } from '../../../contract/operation.ts';
import type { tableList } from '../../../contract/tables.ts';
import { inCell } from '../../shared/in-cell.tsx';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

type ListedTable = AnswerOf<typeof tableList>['tables'][number];

interface TableListProps {
  readonly tables: readonly ListedTable[];
  readonly onEdit: (name: string) => void;
  readonly onRemove: (name: string) => void;
}

/** Each table with its amount of rows and the rules that name it. */
export function TableList({ tables, onEdit, onRemove }: TableListProps) {
  const { texts, when } = useTexts();
  const { tables: words } = texts;
  const { name, rows, users, revision, saved, actions } = words;
  return (
    <DynamicTable
      label={words.heading}
      rowsPerPage={20}
      head={{
        cells: Object.entries({ name, rows, users, revision, saved, actions }).map(([key, content]) => ({
          key,
          content,
        })),
      }}
      rows={tables.map((table) => ({
        key: table.name,
        cells: [
          { key: 'name', content: inCell(<Named table={table} />) },
          { key: 'rows', content: <Text>{String(table.count)}</Text> },
          { key: 'users', content: <Text>{usersOf(table, texts)}</Text> },
          { key: 'revision', content: <Text>{String(table.revision)}</Text> },
          { key: 'saved', content: <Text>{when(table.at)}</Text> },
          {
            key: 'actions',
            content: inCell(<Actions name={table.name} onEdit={onEdit} onRemove={onRemove} />),
          },
        ],
      }))}
    />
  );
}

function Named({ table: { name, about } }: { readonly table: ListedTable }) {
  return (
    <Stack>
      <Text>{name}</Text>
      {about !== '' && (
        <Text size="small" color="color.text.subtle">
          {about}
        </Text>
      )}
    </Stack>
  );
}

function Actions({ name, onEdit, onRemove }: Omit<TableListProps, 'tables'> & { readonly name: string }) {
  const { tables: words } = useTexts().texts;
  return (
    <ButtonGroup>
      <Button
        spacing="compact"
        testId={`table-edit-${name}`}
        aria-label={words.edit(name)}
        onClick={() => onEdit(name)}
      >
        {words.editLabel}
      </Button>
      <Button
        spacing="compact"
        appearance="subtle"
        testId={`table-remove-${name}`}
        aria-label={words.remove(name)}
        onClick={() => onRemove(name)}
      >
        {words.removeLabel}
      </Button>
    </ButtonGroup>
  );
}

/** The connections whose rules name the table, and whether they are in force. */
function usersOf({ users, revision }: ListedTable, { tables: words }: Texts): string {
  if (users.length === 0) return words.nobody;
  return users
    .map(({ name, inForce, revision: held }) => {
      if (inForce.length === 0) return words.inDraft(name);
      return held === undefined || held >= revision ? words.inForce(name) : words.behind(name, held);
    })
    .join(', ');
}
