import {
  Box,
  Button,
  DynamicTable,
  Heading,
  LoadingButton,
  Stack,
  Text,
  Textfield,
  User,
} from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { userMapRead } from '../../../contract/user-map.ts';
import type { ValuePair } from '../../../core/rules/value-lines.ts';
import { ask } from '../../shared/ask.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { LinesField } from '../../shared/lines-field.tsx';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface PeopleRowsProps {
  /** `here` an account id, `there` the partner's person by e-mail address or name. */
  readonly rows: readonly ValuePair[];
  readonly onChange: (rows: readonly ValuePair[]) => void;
}

const COLUMNS = ['here', 'there', 'action'] as const;

/** Who of this site is whom at partners: people are picked, or read from lines that were written elsewhere. */
export function PeopleRows({ rows, onChange }: PeopleRowsProps) {
  const { tables: words, peoplePart } = useTexts().texts;
  return (
    <Stack space="space.100">
      <Heading as="h4">{words.rows}</Heading>
      <DynamicTable
        key={rows.length}
        label={words.rows}
        rowsPerPage={20}
        emptyView={<Text>{peoplePart.empty}</Text>}
        head={{ cells: COLUMNS.map((key) => ({ key, content: peoplePart[key] })) }}
        rows={rows.map(({ here, there }, at) => ({
          key: `${at}:${here}`,
          cells: [
            { key: 'here', content: inCell(<User accountId={here} />) },
            {
              key: 'there',
              content: inCell(
                <Textfield
                  id={`person-${at}-there`}
                  testId={`person-${at}-there`}
                  aria-label={`${peoplePart.there} ${at + 1}`}
                  value={there}
                  onChange={(event) => {
                    const name = String(event.target.value ?? '');
                    onChange(rows.map((row, place) => (place === at ? { here, there: name } : row)));
                  }}
                />,
              ),
            },
            {
              key: 'action',
              content: inCell(
                <Button
                  testId={`person-${at}-remove`}
                  appearance="subtle"
                  spacing="compact"
                  onClick={() => onChange(rows.filter((_, place) => place !== at))}
                >
                  {peoplePart.remove}
                </Button>,
              ),
            },
          ],
        }))}
      />
      <PeopleChoice
        name="person-add"
        label={words.addPerson}
        accounts={[]}
        onChange={(accounts) => onChange([...rows, ...accounts.map((here) => ({ here, there: '' }))])}
      />
      <PastedPeople onTake={(more) => onChange([...rows, ...more])} />
    </Stack>
  );
}

/** Lines whose people of this site stand there by account or address: taken as a whole, or not at all. */
function PastedPeople({ onTake }: { readonly onTake: (rows: readonly ValuePair[]) => void }) {
  const { peoplePart: words } = useTexts().texts;
  const [text, setText] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Failure>();
  const take = async (): Promise<void> => {
    setRunning(true);
    const outcome = await ask(userMapRead, { csv: text });
    setRunning(false);
    setError(outcome.ok ? undefined : outcome.error);
    if (!outcome.ok) return;
    onTake(outcome.data.map);
    setText('');
  };
  return (
    <Stack space="space.050">
      <LinesField
        id="people-lines"
        label={words.paste}
        hint={words.pasteHint}
        value={text}
        wrong={error === undefined ? undefined : [error.message, error.next].filter(Boolean).join(' ')}
        onChange={setText}
      />
      <Box>
        <LoadingButton isLoading={isRunning} isDisabled={text.trim() === ''} spacing="compact" onClick={take}>
          {words.take}
        </LoadingButton>
      </Box>
    </Stack>
  );
}
