import { Box, Label, Select, xcss } from '@forge/react';

interface ChoiceFieldProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: Value }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const narrow = xcss({ minWidth: '220px' });

/** One of a few values, chosen above a list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { id, label, options, value, onChange } = props;
  return (
    <Box xcss={narrow}>
      <Label labelFor={id}>{label}</Label>
      <Select
        id={id}
        testId={id}
        options={[...options]}
        value={options.find((option) => option.value === value)}
        onChange={(option: { readonly value: Value }) => onChange(option.value)}
      />
    </Box>
  );
}
