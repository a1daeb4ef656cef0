import { Button, DynamicTable, Heading, Label, Select, Stack, Text } from '@forge/react';
import { type ScriptFieldName, scriptWords } from '../../../contract/scripts.ts';
import { Narrow } from '../../shared/narrow.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';

interface ScriptFieldsProps {
  readonly connection: string;
  readonly fields: readonly ScriptFieldName[];
  readonly isSaving: boolean;
  readonly onFields: (fields: readonly ScriptFieldName[]) => void;
}

/** What scripts call the custom fields of this site. */
export function ScriptFields({ connection, fields, isSaving, onFields }: ScriptFieldsProps) {
  const { script: words } = useTexts().texts;
  const { answer } = useAnswer(scriptWords, { connection });
  const others =
    answer.status === 'ready'
      ? answer.data.fields.filter(({ field }) => !fields.some((one) => one.field === field))
      : [];
  const add = (value: unknown): void => {
    const chosen = others.find(({ field }) => isOption(value) && value.value === field);
    if (chosen) onFields([...fields, chosen]);
  };
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.fields}</Heading>
      <Text>{words.fieldsText}</Text>
      {fields.length > 0 && <Named fields={fields} isSaving={isSaving} onFields={onFields} />}
      <Narrow>
        <Label labelFor="script-field">{words.add}</Label>
        <Select
          inputId="script-field"
          // Chosen ones go to the table, so that the field is empty again.
          value={null}
          isLoading={answer.status === 'loading'}
          isDisabled={isSaving}
          options={others.map(({ name, field }) => ({ label: name, value: field }))}
          onChange={add}
        />
      </Narrow>
    </Stack>
  );
}

function Named({ fields, isSaving, onFields }: Omit<ScriptFieldsProps, 'connection'>) {
  const { script: words } = useTexts().texts;
  return (
    <DynamicTable
      label={words.fields}
      head={{
        cells: [
          { key: 'name', content: words.name },
          { key: 'field', content: words.field },
          { key: 'kind', content: words.kind },
          { key: 'remove', content: '' },
        ],
      }}
      rows={fields.map(({ name, field, kind }) => ({
        key: field,
        cells: [
          { key: 'name', content: name },
          { key: 'field', content: field },
          { key: 'kind', content: kind },
          {
            key: 'remove',
            content: (
              <Button
                appearance="subtle"
                isDisabled={isSaving}
                onClick={() => onFields(fields.filter((one) => one.field !== field))}
              >
                {words.remove(name)}
              </Button>
            ),
          },
        ],
      }))}
    />
  );
}

const isOption = (value: unknown): value is { value: string } =>
  typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';
