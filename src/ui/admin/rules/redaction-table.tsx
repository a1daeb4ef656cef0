import { Button, ButtonGroup, Code, DynamicTable, Stack, Text, Toggle } from '@forge/react';
import { inCell } from '../../shared/in-cell.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

export interface RedactionRow {
  readonly id: string;
  readonly on: boolean;
  readonly name: string;
  /** A pattern, shown as it is written. */
  readonly code?: string;
  readonly onTurn: () => void;
  readonly onEdit?: () => void;
  readonly onRemove: () => void;
}

interface RedactionTableProps {
  readonly label: string;
  readonly rows: readonly RedactionRow[];
  readonly isDisabled: boolean;
}

/** Rules that hide something, with the switch of each. */
export function RedactionTable({ label, rows, isDisabled }: RedactionTableProps) {
  const { redaction: words } = useTexts().texts;
  return (
    <DynamicTable
      label={label}
      head={{
        cells: [
          { key: 'on', content: words.on },
          { key: 'name', content: words.name },
          { key: 'actions', content: words.actions },
        ],
      }}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          {
            key: 'on',
            content: (
              <Toggle
                label={words.turn(row.name)}
                isChecked={row.on}
                isDisabled={isDisabled}
                onChange={row.onTurn}
              />
            ),
          },
          { key: 'name', content: inCell(<Named row={row} />) },
          { key: 'actions', content: inCell(<Actions row={row} isDisabled={isDisabled} />) },
        ],
      }))}
    />
  );
}

function Named({ row: { name, code } }: { readonly row: RedactionRow }) {
  return (
    <Stack>
      {name !== code && <Text>{name}</Text>}
      {code !== undefined && <Code>{code}</Code>}
    </Stack>
  );
}

function Actions({ row, isDisabled }: { readonly row: RedactionRow; readonly isDisabled: boolean }) {
  const { redaction: words } = useTexts().texts;
  return (
    <ButtonGroup>
      {row.onEdit !== undefined && (
        <Button spacing="compact" isDisabled={isDisabled} onClick={row.onEdit}>
          {words.edit}
        </Button>
      )}
      <Button spacing="compact" appearance="subtle" isDisabled={isDisabled} onClick={row.onRemove}>
        {words.remove}
      </Button>
    </ButtonGroup>
  );
}
