import { Checkbox, Heading, HelperMessage, Stack } from '@forge/react';
import { tableList } from '../../../contract/tables.ts';
import { isOfPeople } from '../../../core/fields/is-of-people.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import type { MappingLine } from '../../../core/rules/mapping-line.ts';
import { choicesFor, mergesFor } from '../../../core/rules/suggest-lines.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Choice, Choices } from './choice.tsx';
import { ValueMap } from './value-map.tsx';

interface MappingValuesProps {
  readonly line: MappingLine;
  readonly catalogue: FieldCatalogue;
  /** Names of the values that the partner's field has, where it has shown them. */
  readonly there?: readonly string[] | undefined;
  readonly onChange: (part: Partial<MappingLine>) => void;
}

/** What becomes of values, and when the line counts. */
export function MappingValues({ line, catalogue, there = [], onChange }: MappingValuesProps) {
  const { modal: words } = useTexts().texts.fieldsPart;
  const known = catalogue.fields.find(({ id }) => id === line.field)?.values;
  const policies = choicesFor(line.kind);
  const merges = mergesFor(line.kind);
  return (
    <Stack space="space.100">
      <ValueMap
        heading={words.values}
        pairs={line.values}
        known={known}
        theirs={there.length > 0 ? there : undefined}
        onChange={(values) => onChange({ values: [...values] })}
      />
      {there.length > 0 && <HelperMessage>{words.valuesThere(listed(there))}</HelperMessage>}
      <TableChoice line={line} onChange={onChange} />
      <Choice
        name="mapping-no-match"
        label={words.noMatch}
        value={line.noMatch}
        options={policies.map((value) => ({ value, label: words.noMatches[value] }))}
        onChange={(noMatch) => onChange({ noMatch })}
      />
      {line.noMatch === 'default' && (
        <TextField
          name="mapping-default"
          label={words.default}
          value={line.default ?? ''}
          onChange={(value) => onChange({ default: value })}
        />
      )}
      <TextField
        name="mapping-constant"
        label={words.constant}
        hint={words.constantHint}
        value={line.constant ?? ''}
        onChange={(value) => onChange({ constant: value })}
      />
      {merges.length > 0 && (
        <Choice
          name="mapping-merge"
          label={words.merge}
          value={line.merge ?? 'auto'}
          options={[
            { value: 'auto', label: words.mergeAuto },
            ...merges.map((value) => ({ value, label: words.merges[value] })),
          ]}
          onChange={(value) => onChange({ merge: value === 'auto' ? undefined : value })}
        />
      )}
      <Conditions line={line} catalogue={catalogue} onChange={onChange} />
    </Stack>
  );
}

/** More names than these are no help in a sentence. */
const MOST_NAMES = 40;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
/** A table of the site whose rows follow the pairs of the line. */
function TableChoice({ line, onChange }: Pick<MappingValuesProps, 'line' | 'onChange'>) {
  const { modal: words } = useTexts().texts.fieldsPart;
  const { answer } = useAnswer(tableList, {});
  const found = answer.status === 'ready' ? answer.data.tables.filter(({ holds }) => holds === 'values') : [];
  // Of people's fields the user map says who is who, and the table that it names.
  if (isOfPeople(line) || (found.length === 0 && line.table === undefined)) return null;
  return (
    <Choice
      name="mapping-table"
      label={words.table}
      hint={words.tableHint}
      value={line.table ?? ''}
      options={[
        { value: '', label: words.noTable },
        ...found.map(({ name, about }) => ({
          value: name,
          label: about === '' ? name : `${name}: ${about}`,
        })),
      ]}
      onChange={(table) => onChange({ table: table === '' ? undefined : table })}
    />
  );
}

function Conditions({ line: { when }, catalogue, onChange }: MappingValuesProps) {
  const { modal: words } = useTexts().texts.fieldsPart;
  return (
    <Stack space="space.050">
      <Heading as="h4">{words.more}</Heading>
      <Choices
        name="mapping-types"
        label={words.types}
        placeholder={words.any}
        names={catalogue.types}
        chosen={when.types}
        onChange={(types) => onChange({ when: { ...when, types } })}
      />
      <Choices
        name="mapping-statuses"
        label={words.statuses}
        placeholder={words.any}
        names={catalogue.statuses}
        chosen={when.statuses}
        onChange={(statuses) => onChange({ when: { ...when, statuses } })}
      />
      <Checkbox
        label={words.first}
        testId="mapping-first"
        isChecked={when.firstSync}
        onChange={(event) => onChange({ when: { ...when, firstSync: event.target.checked === true } })}
      />
    </Stack>
  );
}
