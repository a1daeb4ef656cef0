import { Box, Button, Inline, Stack, Text, xcss } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import type { FieldCatalogue } from '../../../core/rules/field-catalogue.ts';
import {
  type FilterLine,
  filterFields,
  filterLines,
  filterOperators,
  filterText,
} from '../../../core/rules/filter-lines.ts';
import { JqlCheck } from '../../shared/jql-check.tsx';
import { JqlField } from '../../shared/jql-field.tsx';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice, Choices } from './choice.tsx';

interface FilterBuilderProps {
  readonly connection: string;
  readonly catalogue: FieldCatalogue;
  readonly jql: string;
  readonly onChange: (jql: string) => void;
}

/** The filter as lines, or as JQL where it says more than lines can; either can be tried. */
export function FilterBuilder({ connection, catalogue, jql, onChange }: FilterBuilderProps) {
  const { scopePart: words } = useTexts().texts;
  // A line that names no value yet is no part of the JQL, so the lines are kept beside it.
  const [lines, setLines] = useState(() => filterLines(jql));
  // Who writes JQL goes on writing it, also where it could be shown as lines for a moment.
  const [isText, setText] = useState(lines === undefined);
  const [refused, setRefused] = useState<Failure>();
  const change = (next: readonly FilterLine[]): void => {
    setLines([...next]);
    onChange(filterText(next));
  };
  const write = (text: string): void => {
    onChange(text);
    setLines(filterLines(text));
  };
  const asText = isText || lines === undefined;
  return (
    <Stack space="space.100">
      <Text>{words.filterText}</Text>
      {asText ? (
        <JqlField
          connection={connection}
          name="filter-jql"
          label={words.filterJql}
          jql={jql}
          refused={refused}
          hint={lines === undefined ? words.onlyJql : undefined}
          onChange={write}
        />
      ) : (
        <FilterRows lines={lines} catalogue={catalogue} onChange={change} />
      )}
      <Inline space="space.100">
        {!asText && (
          <Button
            spacing="compact"
            onClick={() => setLines([...(lines ?? []), { field: 'labels', operator: 'is', values: [] }])}
          >
            {words.addLine}
          </Button>
        )}
        <Button
          spacing="compact"
          appearance="subtle"
          isDisabled={lines === undefined}
          onClick={() => setText(!isText)}
        >
          {asText ? words.asLines : words.asJql}
        </Button>
      </Inline>
      {jql !== '' && <Text color="color.text.subtle">{words.filterHolds}</Text>}
      {jql !== '' && <JqlCheck connection={connection} jql={jql} onRefused={setRefused} />}
    </Stack>
  );
}

interface RowsProps {
  readonly lines: readonly FilterLine[];
  readonly catalogue: FieldCatalogue;
  readonly onChange: (lines: readonly FilterLine[]) => void;
}

const third = xcss({ width: '190px' });

function FilterRows({ lines, catalogue, onChange }: RowsProps) {
  const { scopePart: words } = useTexts().texts;
  return (
    <>
      {lines.map((line, at) => {
        const set = (part: Partial<FilterLine>): void =>
          onChange(lines.map((one, place) => (place === at ? { ...one, ...part } : one)));
        return (
          <Inline key={`${at}:${line.field}`} space="space.100" alignBlock="start">
            <Box xcss={third}>
              <Choice
                name={`filter-${at}-field`}
                label={words.fieldLabel(at + 1)}
                value={line.field}
                options={filterFields.map((value) => ({ value, label: words.fields[value] }))}
                onChange={(field) => set({ field, values: [] })}
              />
            </Box>
            <Box xcss={third}>
              <Choice
                name={`filter-${at}-operator`}
                label={words.operatorLabel}
                value={line.operator}
                options={filterOperators.map((value) => ({ value, label: words.operators[value] }))}
                onChange={(operator) => set({ operator })}
              />
            </Box>
            <Box xcss={third}>
              <FilterValues
                at={at}
                line={line}
                catalogue={catalogue}
                onChange={(values) => set({ values })}
              />
            </Box>
            <Box paddingBlockStart="space.300">
              <Button appearance="subtle" onClick={() => onChange(lines.filter((_, place) => place !== at))}>
                {words.removeLine}
              </Button>
            </Box>
          </Inline>
        );
      })}
    </>
  );
}

interface FilterValuesProps {
  readonly at: number;
  readonly line: FilterLine;
  readonly catalogue: FieldCatalogue;
  readonly onChange: (values: readonly string[]) => void;
}

function FilterValues({ at, line, catalogue, onChange }: FilterValuesProps) {
  const { scopePart: words } = useTexts().texts;
  const [typed, setTyped] = useState(line.values.join(', '));
  if (line.operator === 'empty' || line.operator === 'not-empty') return null;
  const name = `filter-${at}-values`;
  if (line.field === 'assignee' || line.field === 'reporter')
    return <PeopleChoice name={name} label={words.valuesLabel} accounts={line.values} onChange={onChange} />;
  const valuesOf = (id: string) => catalogue.fields.find((field) => field.id === id)?.values;
  const known = {
    type: catalogue.types,
    status: catalogue.statuses,
    priority: valuesOf('priority'),
    component: valuesOf('components'),
    fixVersion: valuesOf('fixVersions'),
    labels: undefined,
  }[line.field];
  if (known !== undefined)
    return (
      <Choices
        name={name}
        label={words.valuesLabel}
        placeholder={words.none}
        names={known}
        chosen={line.values}
        onChange={onChange}
      />
    );
  return (
    <TextField
      name={name}
      label={words.valuesLabel}
      hint={words.valuesHint}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(listed(text));
      }}
    />
  );
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
