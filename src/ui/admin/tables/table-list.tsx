import { DynamicTable, Text } from '@forge/react';
import type { AnswerOf } from '../../../contract/operation.ts';
import type { tableList } from '../../../contract/tables.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { Named } from '../../shared/named.tsx';
import { RowActions } from '../../shared/row-actions.tsx';
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
  const { name, holds, rows, users, revision, saved, actions } = words;
  return (
    <DynamicTable
      label={words.heading}
      rowsPerPage={20}
      head={{
        cells: Object.entries({ name, holds, rows, users, revision, saved, actions }).map(
          ([key, content]) => ({
            key,
            content,
          }),
        ),
      }}
      rows={tables.map((table) => ({
        key: table.name,
        cells: [
          { key: 'name', content: inCell(<Named name={table.name} about={table.about} />) },
          { key: 'holds', content: <Text>{words.holdsNames[table.holds]}</Text> },
          { key: 'rows', content: <Text>{String(table.count)}</Text> },
          { key: 'users', content: <Text>{usersOf(table, texts)}</Text> },
          { key: 'revision', content: <Text>{String(table.revision)}</Text> },
          { key: 'saved', content: <Text>{when(table.at)}</Text> },
          {
            key: 'actions',
            content: inCell(
              <RowActions
                actions={[
                  {
                    id: `table-edit-${table.name}`,
                    text: words.editLabel,
                    label: words.edit(table.name),
                    onPress: () => onEdit(table.name),
                  },
                  {
                    id: `table-remove-${table.name}`,
                    text: words.removeLabel,
                    label: words.remove(table.name),
                    onPress: () => onRemove(table.name),
                    isQuiet: true,
                  },
                ]}
              />,
            ),
          },
        ],
      }))}
    />
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
