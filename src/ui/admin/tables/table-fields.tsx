import { Stack, Text } from '@forge/react';
import type { SiteTable } from '../../../contract/tables.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from '../rules/choice.tsx';
import { ValueMap } from '../rules/value-map.tsx';
import { PeopleRows } from './people-rows.tsx';

export type EditedTable = Omit<SiteTable, 'at'>;

const kinds = ['values', 'people', 'routes'] as const satisfies SiteTable['holds'][];

interface TableFieldsProps {
  readonly edited: EditedTable;
  /** Its name and what it holds are given once. */
  readonly isNew: boolean;
  /** What is wrong with the name. */
  readonly error: string | undefined;
  readonly onChange: (part: Partial<EditedTable>) => void;
}

/** What a table is called, what it holds, and its rows. */
export function TableFields({ edited, isNew, error, onChange }: TableFieldsProps) {
  const { tables: words } = useTexts().texts;
  const { holds, rows } = edited;
  return (
    <Stack space="space.100">
      {isNew && (
        <TextField
          name="table-name"
          label={words.name}
          hint={words.nameHint}
          isRequired
          value={edited.name}
          error={error}
          onChange={(name) => onChange({ name })}
        />
      )}
      {isNew && (
        <Choice
          name="table-holds"
          label={words.holds}
          value={holds}
          options={kinds.map((value) => ({ value, label: words.holdsChoices[value] }))}
          onChange={(chosen) => onChange({ holds: chosen, rows: [] })}
        />
      )}
      <TextField
        name="table-about"
        label={words.about}
        value={edited.about}
        onChange={(about) => onChange({ about })}
      />
      <Text color="color.text.subtle">{words.rowHints[holds]}</Text>
      {holds === 'people' ? (
        <PeopleRows rows={rows} onChange={(next) => onChange({ rows: [...next] })} />
      ) : (
        <ValueMap
          heading={words.rows}
          pairs={rows}
          known={undefined}
          onChange={(next) => onChange({ rows: [...next] })}
        />
      )}
    </Stack>
  );
}
