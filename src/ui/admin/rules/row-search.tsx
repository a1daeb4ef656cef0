import { Box, xcss } from '@forge/react';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface RowSearchProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many rows there are, and how many of them are found. */
  readonly of: number;
  readonly found: number;
}

/** Fewer rows than these stand on one page, where nobody needs to search. */
const FEW = 20;

const column = xcss({ width: '320px' });

/** Finds rows of a table that has more than one page. */
export function RowSearch({ name, value, onChange, of, found }: RowSearchProps) {
  const { rowSearch: words } = useTexts().texts.rulesTab;
  if (of <= FEW && value === '') return null;
  return (
    <Box xcss={column}>
      <TextField
        name={name}
        label={words.label}
        hint={value.trim() === '' ? words.all(of) : words.found(found, of)}
        value={value}
        onChange={onChange}
      />
    </Box>
  );
}
