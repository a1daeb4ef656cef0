import { Box, Button, Heading, Inline, Label, Select, Stack, Textfield, xcss } from '@forge/react';
import { useState } from 'react';
import { readPairs, type ValuePair } from '../../../core/rules/value-lines.ts';
import { LinesField } from '../../shared/lines-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface ValueMapProps {
  readonly heading: string;
  readonly pairs: readonly ValuePair[];
  /** Names of the values that the field can have here; undefined where Jira does not list them. */
  readonly known: readonly string[] | undefined;
  /** Names of the values that the partner shows for it. */
  readonly theirs?: readonly string[] | undefined;
  readonly onChange: (pairs: readonly ValuePair[]) => void;
}

const half = xcss({ width: '250px' });

/** Which value here is which on the way, pair by pair, or many at once. */
export function ValueMap({ heading, pairs, known, theirs, onChange }: ValueMapProps) {
  const { modal: words } = useTexts().texts.fieldsPart;
  const set = (at: number, part: Partial<ValuePair>): void =>
    onChange(pairs.map((pair, place) => (place === at ? { ...pair, ...part } : pair)));
  return (
    <Stack space="space.100">
      <Heading as="h4">{heading}</Heading>
      {pairs.map((pair, at) => (
        <Inline key={at} space="space.100" alignBlock="end">
          <Box xcss={half}>
            <Label labelFor={`value-${at}-here`}>{`${words.valueHere} ${at + 1}`}</Label>
            <OneValue
              id={`value-${at}-here`}
              value={pair.here}
              known={known}
              onChange={(here) => set(at, { here })}
            />
          </Box>
          <Box xcss={half}>
            <Label labelFor={`value-${at}-there`}>{`${words.valueThere} ${at + 1}`}</Label>
            <OneValue
              id={`value-${at}-there`}
              value={pair.there}
              known={theirs}
              onChange={(there) => set(at, { there })}
            />
          </Box>
          <Button appearance="subtle" onClick={() => onChange(pairs.filter((_, place) => place !== at))}>
            {words.removeValue}
          </Button>
        </Inline>
      ))}
      <Paste
        onTake={(more) => onChange([...pairs, ...more])}
        onAdd={() => onChange([...pairs, { here: '', there: '' }])}
      />
    </Stack>
  );
}

interface OneValueProps {
  readonly id: string;
  readonly value: string;
  readonly known: readonly string[] | undefined;
  readonly onChange: (value: string) => void;
}

interface Option {
  readonly label: string;
  readonly value: string;
}

/** One of the values that the field has, where Jira lists them here or the partner shows them. */
function OneValue({ id, value, known, onChange }: OneValueProps) {
  if (known === undefined)
    return (
      <Textfield
        id={id}
        testId={id}
        value={value}
        onChange={(event) => onChange(String(event.target.value ?? ''))}
      />
    );
  const names = value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <Select
      id={id}
      testId={id}
      options={names.map((name) => ({ label: name, value: name }))}
      value={value === '' ? null : { label: value, value }}
      onChange={(option: Option | null) => onChange(option?.value ?? '')}
    />
  );
}

interface PasteProps {
  readonly onTake: (pairs: readonly ValuePair[]) => void;
  readonly onAdd: () => void;
}

function Paste({ onTake, onAdd }: PasteProps) {
  const { modal: words } = useTexts().texts.fieldsPart;
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<number>();
  const take = (): void => {
    const read = readPairs(text ?? '');
    setWrong(read.ok ? undefined : read.line);
    if (!read.ok) return;
    onTake(read.pairs);
    setText(undefined);
  };
  return (
    <Stack space="space.100">
      <Inline space="space.100">
        <Button spacing="compact" onClick={onAdd}>
          {words.addValue}
        </Button>
        <Button
          spacing="compact"
          appearance="subtle"
          onClick={() => setText(text === undefined ? '' : undefined)}
        >
          {words.paste}
        </Button>
      </Inline>
      {text !== undefined && (
        <Stack space="space.050">
          <LinesField
            id="value-paste"
            label={words.paste}
            hint={words.pasteHint}
            value={text}
            wrong={wrong === undefined ? undefined : words.pasteWrong(wrong)}
            onChange={setText}
          />
          <Box>
            <Button spacing="compact" onClick={take}>
              {words.pasteTake}
            </Button>
          </Box>
        </Stack>
      )}
    </Stack>
  );
}
