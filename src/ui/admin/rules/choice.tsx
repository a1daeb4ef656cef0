import { Box, ErrorMessage, HelperMessage, Label, Select } from '@forge/react';

interface Option<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly isDisabled?: boolean;
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly placeholder?: string;
}

/** One of several, found by typing, with its hint or what is wrong with it. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, label, options, value, onChange, hint, error, placeholder } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Box paddingBlockEnd="space.100">
      <Label labelFor={name}>{label}</Label>
      <Select
        id={name}
        testId={name}
        options={[...options]}
        value={chosen ?? (value === '' ? null : { label: value, value })}
        isInvalid={error !== undefined}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(option: Option<Value>) => onChange(option.value)}
      />
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
      {error === undefined && hint !== undefined && <HelperMessage>{hint}</HelperMessage>}
    </Box>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly label: string;
  /** Names to choose from; one that is chosen and no more there stays. */
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly placeholder: string;
  readonly hint?: string;
  readonly onChange: (chosen: string[]) => void;
}

/** Any number of names. */
export function Choices({ name, label, names, chosen, placeholder, hint, onChange }: ChoicesProps) {
  const options = [...new Set([...names, ...chosen])].map((one) => ({ label: one, value: one }));
  return (
    <Box paddingBlockEnd="space.100">
      <Label labelFor={name}>{label}</Label>
      <Select
        id={name}
        testId={name}
        isMulti
        placeholder={placeholder}
        options={options}
        value={options.filter(({ value }) => chosen.includes(value))}
        onChange={(all: readonly Option<string>[] | null) => onChange((all ?? []).map(({ value }) => value))}
      />
      {hint !== undefined && <HelperMessage>{hint}</HelperMessage>}
    </Box>
  );
}
